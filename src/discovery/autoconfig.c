/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Autoconfig files: a reader by GMarkup, which knows neither external entities nor document types,
 * and whatever else a file may ask for is bounded here; then how such files are fetched.
 */
#include "autoconfig.h"

#include "follow.h"
#include "placeholders.h"
#include "registrable.h"
#include "text.h"
#include "xml-charset.h"

#include <string.h>

#define MAX_USER    512
#define MAX_LINK    2048
#define MAX_AUTH    10
#define MAX_DEPTH   32
#define MAX_SERVERS 20
#define MAX_TEXT    1024

/* How long an answer waits for a better place. */
#define GRACE_MS 500

static const struct
{
  const char *word;
  SignetSecurity security;
} modes[] = {
  { "SSL", SIGNET_SECURITY_TLS },
  { "STARTTLS", SIGNET_SECURITY_STARTTLS },
  { "plain", SIGNET_SECURITY_NONE },
};

/* The words that are known, and those of older files that mean the same. */
static const struct
{
  const char *word;
  const char *means;
} auth_words[] = {
  { "password-cleartext", "password-cleartext" },
  { "plain", "password-cleartext" },
  { "password-encrypted", "password-encrypted" },
  { "secure", "password-encrypted" },
  { "OAuth2", "OAuth2" },
  { "NTLM", "NTLM" },
  { "GSSAPI", "GSSAPI" },
  { "TLS-client-cert", "TLS-client-cert" },
  { "client-IP-address", "client-IP-address" },
  { "none", "none" },
};

/* Whether everything in @text can be seen as what it is. */
static gboolean
is_plain (const char *text, gsize max)
{
  g_autofree char *shown = NULL;

  if (*text == '\0' || strlen (text) > max)
    return FALSE;
  shown = signet_text_escape (text, -1, (gsize)max);
  return g_str_equal (shown, text);
}

static void
set_host (SignetCandidate *server, const char *text, const SignetTarget *target)
{
  g_autofree char *expanded = NULL;

  if (server->host != NULL)
    return;
  expanded = signet_placeholders_expand (text, target, SIGNET_PLACEHOLDER_HOST);
  server->host = signet_candidate_check_host (expanded);
}

static void
set_port (SignetCandidate *server, const char *text, const SignetTarget *target)
{
  guint64 port = 0;

  if (server->port == 0 && g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL))
    server->port = (guint16)port;
}

/* A word that is not known, such as one of a later version of the format, is not "no encryption":
 * then this server is not used. */
static void
set_security (SignetCandidate *server, const char *text, const SignetTarget *target)
{
  for (guint i = 0; server->security == SIGNET_SECURITY_AUTO && i < G_N_ELEMENTS (modes); i++)
    if (g_ascii_strcasecmp (text, modes[i].word) == 0)
      server->security = modes[i].security;
}

static void
set_user (SignetCandidate *server, const char *text, const SignetTarget *target)
{
  g_autofree char *expanded = NULL;

  if (server->user != NULL)
    return;
  expanded = signet_placeholders_expand (text, target, SIGNET_PLACEHOLDER_USER);
  if (expanded != NULL && is_plain (expanded, MAX_USER))
    server->user = g_steal_pointer (&expanded);
}

static void
append_auth (SignetCandidate *server, const char *word)
{
  guint n = g_strv_length (server->auth);

  if (n == MAX_AUTH || g_strv_contains ((const char *const *)server->auth, word))
    return;
  server->auth = g_renew (char *, server->auth, n + 2);
  server->auth[n] = g_strdup (word);
  server->auth[n + 1] = NULL;
}

static void
add_auth (SignetCandidate *server, const char *text, const SignetTarget *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (auth_words); i++)
    if (g_ascii_strcasecmp (text, auth_words[i].word) == 0)
      append_auth (server, auth_words[i].means);
}

static const struct
{
  const char *name;
  void (*set) (SignetCandidate *server, const char *text, const SignetTarget *target);
} fields[] = {
  { "hostname", set_host }, { "port", set_port },           { "socketType", set_security },
  { "username", set_user }, { "authentication", add_auth },
};

/* What is unknown or cannot be used is left out; of several that can be used, the first counts. */
static void
set_field (SignetCandidate *server, const char *name, const char *text, const SignetTarget *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (name, fields[i].name))
      fields[i].set (server, text, target);
}

static gboolean
is_usable (const SignetCandidate *server)
{
  return server->host != NULL && server->port != 0 && server->security != SIGNET_SECURITY_AUTO;
}

/* Whether @text is the address of a page that can be shown */
static gboolean
is_link (const char *text)
{
  g_autoptr (GUri) uri = NULL;

  if (!is_plain (text, MAX_LINK))
    return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
         && (g_str_equal (g_uri_get_scheme (uri), "https")
             || g_str_equal (g_uri_get_scheme (uri), "http"));
}

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
  if (self->server != NULL && is_usable (self->server) && self->candidates->len < MAX_SERVERS)
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
  if (self->documentation == NULL && url != NULL && is_link (url))
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
    set_field (self->server, name, text, self->target);
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

/* One of the places */
typedef struct
{
  GTask *task; /* owned while the place is asked */
  gboolean is_over;
  GPtrArray *answer; /* (element-type SignetCandidate), owned, nullable: names at least one */
} Place;

typedef struct
{
  SignetTarget *target;           /* owned: answers may come after the question is forgotten */
  const SignetSourceQuery *query; /* unowned: stays until a place is decided for */
  SignetSource source;
  Place places[SIGNET_AUTOCONFIG_MAX_PLACES];
  guint n_places;
  GCancellable *cancellable; /* owned: of all the places */
  GCancellable *caller;      /* owned, nullable */
  gulong cancel_id;          /* on caller */
  GSource *grace;            /* owned, nullable */
  gboolean is_decided;
} Search;

static void
drop_grace (Search *search)
{
  if (search->grace != NULL)
    g_source_destroy (search->grace);
  g_clear_pointer (&search->grace, g_source_unref);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  drop_grace (search);
  g_cancellable_disconnect (search->caller, search->cancel_id);
  g_clear_object (&search->caller);
  g_object_unref (search->cancellable);
  for (guint i = 0; i < search->n_places; i++)
    g_clear_pointer (&search->places[i].answer, g_ptr_array_unref);
  signet_target_free (search->target);
  g_free (search);
}

/* Stops what is still asked, and ends the task. */
static void
decide (GTask *task, GPtrArray *answer)
{
  Search *search = g_task_get_task_data (task);

  search->is_decided = TRUE;
  drop_grace (search);
  signet_source_return (task, answer != NULL ? g_ptr_array_ref (answer) : signet_candidates_new ());
  g_cancellable_cancel (search->cancellable);
}

/* Returns the first place that has an answer, or NULL. */
static const Place *
find_answer (const Search *search)
{
  for (guint i = 0; i < search->n_places; i++)
    if (search->places[i].answer != NULL)
      return &search->places[i];
  return NULL;
}

static gboolean
on_grace_over (gpointer data)
{
  GTask *task = data;
  Search *search = g_task_get_task_data (task);

  decide (task, find_answer (search)->answer);
  return G_SOURCE_REMOVE;
}

static void
start_grace (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->grace != NULL)
    return;
  search->grace = g_timeout_source_new (GRACE_MS);
  g_source_set_callback (search->grace, on_grace_over, g_object_ref (task), g_object_unref);
  g_source_attach (search->grace, g_main_context_get_thread_default ());
}

/* Whether a place that counts more than @place (any, if that is NULL) may still answer. */
static gboolean
is_better_open (const Search *search, const Place *place)
{
  for (guint i = 0; i < search->n_places && &search->places[i] != place; i++)
    if (!search->places[i].is_over)
      return TRUE;
  return FALSE;
}

static void
consider (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  const Place *best = find_answer (search);

  if (search->is_decided)
    return;
  if (!is_better_open (search, best))
    decide (task, best != NULL ? best->answer : NULL);
  else if (best != NULL)
    start_grace (task);
}

static GPtrArray *
read_answer (const Search *search, GBytes *file)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  GPtrArray *candidates = signet_autoconfig_parse (bytes, length, search->target, search->source);

  if (candidates->len == 0)
    g_clear_pointer (&candidates, g_ptr_array_unref);
  return candidates;
}

static void
on_connected (gpointer user_data)
{
  const Place *place = user_data;
  const Search *search = g_task_get_task_data (place->task);

  if (!search->is_decided && search->query->heard != NULL)
    search->query->heard (search->source, search->query->heard_data);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Place *place = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&place->task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (GBytes) file = signet_fetcher_get_finish (result, NULL);

  place->is_over = TRUE;
  if (search->is_decided)
    return;
  if (file != NULL)
    place->answer = read_answer (search, file);
  consider (task);
}

static Search *
search_new (const SignetSourceQuery *query, SignetSource source, GCancellable *caller)
{
  Search *search = g_new0 (Search, 1);

  search->target = signet_target_copy (query->target);
  search->query = query;
  search->source = source;
  search->cancellable = g_cancellable_new ();
  g_set_object (&search->caller, caller);
  search->cancel_id = signet_cancellable_follow (search->cancellable, caller);
  return search;
}

void
signet_autoconfig_fetch_async (const SignetSourceQuery *query,
                               SignetSource source,
                               const char *const *urls,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (query != NULL && urls != NULL);
  g_return_if_fail (g_strv_length ((char **)urls) <= SIGNET_AUTOCONFIG_MAX_PLACES);

  task = g_task_new (NULL, cancellable, callback, user_data);
  /* What was found in time counts, also where the time is over now. */
  g_task_set_check_cancellable (task, FALSE);
  search = search_new (query, source, cancellable);
  g_task_set_task_data (task, search, search_free);
  search->n_places = g_strv_length ((char **)urls);
  for (guint i = 0; i < search->n_places; i++)
    {
      search->places[i].task = g_object_ref (task);
      signet_fetcher_get_async (query->fetcher, urls[i], on_connected, search->cancellable,
                                on_fetched, &search->places[i]);
    }
  consider (task);
}

/* The name "autoconfig" below a public suffix ("autoconfig.co.uk") is anybody's. */
static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autofree char *own = g_strdup_printf ("https://autoconfig.%s/mail/config-v1.1.xml",
                                          query->domain);
  g_autofree char *well_known = g_strdup_printf (
      "https://%s/.well-known/autoconfig/mail/config-v1.1.xml", query->domain);
  const char *urls[] = { own, well_known, NULL };
  const char *const *first = signet_is_public_suffix (query->domain) ? urls + 1 : urls;

  signet_autoconfig_fetch_async (query, SIGNET_SOURCE_AUTOCONFIG, first, cancellable, callback,
                                 user_data);
}

const SignetSourceClass signet_source_autoconfig = { SIGNET_SOURCE_AUTOCONFIG, find_async };
