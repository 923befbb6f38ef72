/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads autoconfig files, by GMarkup: it knows neither external entities nor document types, and
 * whatever else a file may ask for is bounded here.
 */
#include "autoconfig-xml.h"

#include "autoconfig-field.h"
#include "placeholders.h"
#include "xml-charset.h"

#include <string.h>

#define MAX_DEPTH   32
#define MAX_SERVERS 20
#define MAX_TEXT    1024

/* clientConfig > emailProvider > incomingServer > hostname */
enum
{
  DEPTH_ROOT = 1,
  DEPTH_PROVIDER,
  DEPTH_SERVER,
  DEPTH_FIELD,
};

typedef struct
{
  const SignetTarget *target; /* unowned */
  SignetSource source;
  GPtrArray *candidates; /* unowned (element-type SignetCandidate) */
  guint depth;
  gboolean in_provider;
  guint first_of_provider; /* index into candidates */
  gboolean domain_matches;
  char *documentation;     /* owned, nullable */
  SignetCandidate *server; /* owned, nullable: the one being read */
  GString *text;           /* owned, nullable: of the element being read */
} Reader;

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, reason);
  return FALSE;
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
begin_provider (Reader *self)
{
  self->in_provider = TRUE;
  self->first_of_provider = self->candidates->len;
  self->domain_matches = FALSE;
  g_clear_pointer (&self->documentation, g_free);
}

/* The domains and the help page may stand behind the servers. */
static void
end_provider (Reader *self)
{
  for (guint i = self->first_of_provider; i < self->candidates->len; i++)
    {
      SignetCandidate *candidate = g_ptr_array_index (self->candidates, i);

      candidate->authenticated = self->domain_matches;
      candidate->documentation = g_strdup (self->documentation);
    }
  self->in_provider = FALSE;
}

static void
begin_server (Reader *self, gboolean incoming, const char *type)
{
  if (g_strcmp0 (type, "imap") == 0 && incoming)
    self->server = signet_candidate_new (self->source, SIGNET_PROTOCOL_IMAP, NULL);
  else if (g_strcmp0 (type, "pop3") == 0 && incoming)
    self->server = signet_candidate_new (self->source, SIGNET_PROTOCOL_POP3, NULL);
  else if (g_strcmp0 (type, "smtp") == 0 && !incoming)
    self->server = signet_candidate_new (self->source, SIGNET_PROTOCOL_SMTP, NULL);
}

static void
end_server (Reader *self)
{
  if (self->server != NULL && signet_autoconfig_is_usable (self->server)
      && self->candidates->len < MAX_SERVERS)
    signet_candidates_add (self->candidates, g_steal_pointer (&self->server));
  g_clear_pointer (&self->server, signet_candidate_free);
}

static void
begin_text (Reader *self)
{
  self->text = g_string_new (NULL);
}

/* What is too long is not cut: half of a name is another name. */
static char *
end_text (Reader *self)
{
  char *text;

  if (self->text->len > MAX_TEXT)
    g_string_truncate (self->text, 0);
  text = g_string_free (g_steal_pointer (&self->text), FALSE);
  return g_strstrip (text);
}

static void
take_documentation (Reader *self, const char *url)
{
  if (self->documentation == NULL && url != NULL && signet_autoconfig_check_link (url))
    self->documentation = g_strdup (url);
}

static void
begin_part (Reader *self, const char *name, const char **names, const char **values)
{
  const char *type = find_attribute (names, values, "type");

  if (g_str_equal (name, "incomingServer"))
    begin_server (self, TRUE, type);
  else if (g_str_equal (name, "outgoingServer"))
    begin_server (self, FALSE, type);
  else if (g_str_equal (name, "documentation"))
    take_documentation (self, find_attribute (names, values, "url"));
  else if (g_str_equal (name, "domain"))
    begin_text (self);
}

static gboolean
begin_element (
    Reader *self, const char *name, const char **names, const char **values, GError **error)
{
  if (++self->depth > MAX_DEPTH)
    return refuse (error, "nested too deeply");
  if (self->depth == DEPTH_ROOT && !g_str_equal (name, "clientConfig"))
    return refuse (error, "not an autoconfig file");
  if (self->depth == DEPTH_PROVIDER && g_str_equal (name, "emailProvider"))
    begin_provider (self);
  else if (self->depth == DEPTH_SERVER && self->in_provider)
    begin_part (self, name, names, values);
  else if (self->depth == DEPTH_FIELD && self->server != NULL)
    begin_text (self);
  return TRUE;
}

static void
on_start (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  begin_element (user_data, name, names, values, error);
}

static void
take_field (Reader *self, const char *name)
{
  g_autofree char *text = self->text != NULL ? end_text (self) : NULL;

  if (text != NULL && *text != '\0')
    signet_autoconfig_set_field (self->server, name, text, self->target);
}

static void
take_domain (Reader *self)
{
  g_autofree char *text = end_text (self);
  g_autofree char *expanded = signet_placeholders_expand (text, self->target,
                                                          SIGNET_PLACEHOLDER_HOST);
  g_autofree char *domain = signet_candidate_check_host (expanded);

  if (g_strcmp0 (domain, self->target->host) == 0)
    self->domain_matches = TRUE;
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (self->depth == DEPTH_FIELD && self->server != NULL)
    take_field (self, name);
  else if (self->depth == DEPTH_SERVER && self->text != NULL)
    take_domain (self);
  else if (self->depth == DEPTH_SERVER)
    end_server (self);
  else if (self->depth == DEPTH_PROVIDER && self->in_provider)
    end_provider (self);
  self->depth--;
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *self = user_data;
  guint depth_of_text = self->server != NULL ? DEPTH_FIELD : DEPTH_SERVER;

  if (self->text != NULL && self->depth == depth_of_text && self->text->len <= MAX_TEXT)
    g_string_append_len (self->text, text, (gssize)MIN (length, MAX_TEXT + 1));
}

/* Comments, processing instructions and declarations come here. A document type could define
 * entities (XML 1.0 §4.2). */
static void
on_passthrough (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  if (length >= 2 && memcmp (text, "<!", 2) == 0 && (length < 4 || memcmp (text, "<!--", 4) != 0))
    refuse (error, "a document type is declared");
}

static const GMarkupParser parser = { on_start, on_end, on_text, on_passthrough, NULL };

static gboolean
read_all (Reader *self, GBytes *utf8)
{
  g_autoptr (GMarkupParseContext)
      context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  gsize length;
  const char *text = g_bytes_get_data (utf8, &length);

  return length > 0 && g_markup_parse_context_parse (context, text, (gssize)length, NULL)
         && g_markup_parse_context_end_parse (context, NULL);
}

GPtrArray *
signet_autoconfig_parse (const char *bytes,
                         gsize length,
                         const SignetTarget *target,
                         SignetSource source)
{
  GPtrArray *candidates;
  g_autoptr (GBytes) utf8 = NULL;
  Reader reader = { .target = target, .source = source };

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  candidates = signet_candidates_new ();
  reader.candidates = candidates;
  utf8 = signet_xml_to_utf8 (bytes, length);
  if (utf8 == NULL || !read_all (&reader, utf8))
    g_ptr_array_set_size (candidates, 0);
  g_clear_pointer (&reader.documentation, g_free);
  g_clear_pointer (&reader.server, signet_candidate_free);
  if (reader.text != NULL)
    g_string_free (reader.text, TRUE);
  return candidates;
}
