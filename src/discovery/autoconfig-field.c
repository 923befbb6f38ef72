/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the elements of a server in an autoconfig file.
 */
#include "autoconfig-field.h"

#include "placeholders.h"
#include "text.h"

#include <string.h>

#define MAX_USER 512
#define MAX_LINK 2048
#define MAX_AUTH 10

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

void
signet_autoconfig_set_field (SignetCandidate *server,
                             const char *name,
                             const char *text,
                             const SignetTarget *target)
{
  g_return_if_fail (server != NULL && name != NULL && text != NULL && target != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (name, fields[i].name))
      fields[i].set (server, text, target);
}

gboolean
signet_autoconfig_is_usable (const SignetCandidate *server)
{
  g_return_val_if_fail (server != NULL, FALSE);

  return server->host != NULL && server->port != 0 && server->security != SIGNET_SECURITY_AUTO;
}

gboolean
signet_autoconfig_check_link (const char *text)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!is_plain (text, MAX_LINK))
    return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
         && (g_str_equal (g_uri_get_scheme (uri), "https")
             || g_str_equal (g_uri_get_scheme (uri), "http"));
}
