/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes apart what the user typed. Host names are checked in host.c; here is the grammar around
 * them. Neither an address nor a URL is repeated in an error: it may hold a password.
 */
#include "target.h"

#include "host.h"
#include "local-part.h"
#include "text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than anything that can be right; keeps the work bounded */
#define MAX_TEXT 2048

static const struct
{
  const char *scheme;
  SignetProtocol protocol;
  SignetSecurity security;
} schemes[] = {
  { "imap", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_AUTO },
  { "imaps", SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS },
  { "pop", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_AUTO },
  { "pop3", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_AUTO },
  { "pops", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS },
  { "pop3s", SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS },
  { "smtp", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_AUTO },
  { "smtps", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS },
  { "submission", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_AUTO },
  { "submissions", SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS },
};

GQuark
signet_target_error_quark (void)
{
  return g_quark_from_static_string ("signet-target-error-quark");
}
G_DEFINE_BOXED_TYPE (SignetTarget, signet_target, signet_target_copy, signet_target_free)

static gboolean
refuse (GError **error, SignetTargetError code, const char *sentence)
{
  g_set_error_literal (error, SIGNET_TARGET_ERROR, (int)code, sentence);
  return FALSE;
}

static gboolean
refuse_port (GError **error, const char *text)
{
  g_autofree char *quoted = signet_text_escape (text, -1, 40);

  g_set_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_PORT,
               /* Translators: %s is what the user typed */
               _ ("“%s” is not a port; type a number from 1 to 65535."), quoted);
  return FALSE;
}

static gboolean
parse_port (SignetTarget *target, const char *text, GError **error)
{
  guint64 port;

  if (*text == '\0')
    return refuse (error, SIGNET_TARGET_ERROR_PORT,
                   _ ("The port after the colon is missing; type a number from 1 to 65535."));
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL))
    return refuse_port (error, text);
  target->port = (guint16)port;
  if (!target->has_protocol)
    target->has_protocol = signet_protocol_of_port (target->port, &target->protocol);
  return TRUE;
}

static gboolean
set_host (SignetTarget *target, const char *text, GError **error)
{
  if (*text == '\0')
    return refuse (error, SIGNET_TARGET_ERROR_HOST,
                   _ ("The server name is missing; type a name such as imap.example.org."));
  target->host = signet_host_normalize (text, error);
  return target->host != NULL;
}

/* "[v6]" or "[v6]:port", and in an address also "[IPv6:v6]" and "[v4]" (RFC 5321 §4.1.3) */
static gboolean
parse_bracketed (SignetTarget *target, const char *text, GError **error)
{
  const char *end = strchr (text, ']');
  g_autofree char *inner = NULL;
  const char *ip;

  if (end != NULL)
    {
      inner = g_strndup (text + 1, (gsize)(end - text - 1));
      ip = g_ascii_strncasecmp (inner, "IPv6:", 5) == 0 ? inner + 5 : inner;
      target->host = signet_host_normalize_ip (ip);
    }
  if (target->host == NULL || (end[1] != '\0' && end[1] != ':'))
    return refuse (error, SIGNET_TARGET_ERROR_HOST,
                   _ ("What stands in square brackets is not an IP address; type one such as "
                      "[2001:db8::1]:993."));
  return end[1] == '\0' || parse_port (target, end + 2, error);
}

static gboolean
is_v6_like (const char *text)
{
  return (g_ascii_isxdigit (*text) || *text == ':') && strstr (text, "::") != NULL;
}

/* Several colons: an IPv6 address without brackets, or a mistake */
static gboolean
parse_colons (SignetTarget *target, const char *text, GError **error)
{
  target->host = signet_host_normalize_ip (text);
  if (target->host != NULL)
    return TRUE;
  if (is_v6_like (text))
    return refuse (error, SIGNET_TARGET_ERROR_HOST,
                   _ ("This is not an IPv6 address; type one such as 2001:db8::1."));
  return refuse (error, SIGNET_TARGET_ERROR_PORT,
                 _ ("There is more than one colon; type the server name, a colon and one port."));
}

static gboolean
parse_host_port (SignetTarget *target, const char *text, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *host = NULL;

  if (*text == '[')
    return parse_bracketed (target, text, error);
  if (colon == NULL)
    return set_host (target, text, error);
  if (strchr (colon + 1, ':') != NULL)
    return parse_colons (target, text, error);
  host = g_strndup (text, (gsize)(colon - text));
  return set_host (target, host, error) && parse_port (target, colon + 1, error);
}

/* The domain as typed, without port and final dot */
static char *
domain_as_typed (const char *text)
{
  gsize length = *text == '[' ? strcspn (text, "]") + 1 : strcspn (text, ":");
  g_autofree char *typed = g_strndup (text, length);
  g_autofree char *domain = signet_host_fold (typed);

  if (g_str_has_suffix (domain, "."))
    domain[strlen (domain) - 1] = '\0';
  return g_steal_pointer (&domain);
}

/* A port behind an address steers as one behind a host name does */
static gboolean
parse_address (SignetTarget *target, const char *text, const char *at, GError **error)
{
  g_autofree char *domain = NULL;

  target->local_part = g_strndup (text, (gsize)(at - text));
  if (!signet_local_part_check (target->local_part, error))
    return FALSE;
  if (at[1] == '\0' || at[1] == ':')
    return refuse (error, SIGNET_TARGET_ERROR_ADDRESS,
                   _ ("The domain after the “@” is missing; type an address such as "
                      "ada@example.org."));
  if (!parse_host_port (target, at + 1, error))
    return FALSE;
  domain = domain_as_typed (at + 1);
  target->address = g_strconcat (target->local_part, "@", domain, NULL);
  return TRUE;
}

/* Whether everything in @text can be seen as what it is */
static gboolean
is_plain (const char *text)
{
  g_autofree char *shown = signet_text_escape (text, -1, MAX_TEXT);

  return g_str_equal (shown, text);
}

/* "user", or "user;AUTH=mechanism" (RFC 5092 §3.2, RFC 2384 §4), percent-encoded */
static gboolean
parse_userinfo (SignetTarget *target, const char *text, GError **error)
{
  g_autofree char *encoded = g_strndup (text, strcspn (text, ";"));

  if (strchr (text, ':') != NULL)
    return refuse (error, SIGNET_TARGET_ERROR_URL,
                   _ ("This URL holds a password; never paste a password into a URL, and type the "
                      "URL without it."));
  target->local_part = g_uri_unescape_string (encoded, NULL);
  if (target->local_part == NULL || *target->local_part == '\0' || !is_plain (target->local_part))
    return refuse (error, SIGNET_TARGET_ERROR_URL,
                   _ ("The user name in this URL cannot be read; type the URL without it."));
  return TRUE;
}

static gboolean
parse_scheme (SignetTarget *target, const char *scheme, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i].scheme) == 0)
      {
        target->has_protocol = TRUE;
        target->protocol = schemes[i].protocol;
        target->security = schemes[i].security;
        return TRUE;
      }
  return refuse (error, SIGNET_TARGET_ERROR_URL,
                 _ ("This is not the URL of a mail server; type one such as "
                    "imaps://imap.example.org."));
}

/* RFC 3986 §3.2; path and query name a mailbox or a message and do not matter here */
static gboolean
parse_url (SignetTarget *target, const char *text, const char *separator, GError **error)
{
  g_autofree char *scheme = g_strndup (text, (gsize)(separator - text));
  g_autofree char *authority = g_strndup (separator + 3, strcspn (separator + 3, "/?#"));
  char *at = strrchr (authority, '@');

  if (!parse_scheme (target, scheme, error))
    return FALSE;
  if (at == NULL)
    return parse_host_port (target, authority, error);
  *at = '\0';
  return parse_userinfo (target, authority, error) && parse_host_port (target, at + 1, error);
}

/* Returns the "://" of a URL, or NULL */
static const char *
find_separator (const char *text)
{
  const char *end = text;

  while (g_ascii_isalnum (*end) || *end == '+' || *end == '-' || *end == '.')
    end++;
  return g_str_has_prefix (end, "://") ? end : NULL;
}

/* Blanks of every alphabet, and what cannot be seen: the ends of what is copied are full of them */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static char *
strip (const char *text, const char *end)
{
  while (text < end && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < end && is_blank (g_utf8_get_char (g_utf8_find_prev_char (text, end))))
    end = g_utf8_find_prev_char (text, end);
  return g_strndup (text, (gsize)(end - text));
}

/* A list of one ends with its separator (RFC 5322 §3.4); mail programs also use the semicolon. */
static char *
strip_separators (const char *text)
{
  g_autofree char *bare = strip (text, text + strlen (text));
  gsize length = strlen (bare);

  return length > 0 && strchr (",;", bare[length - 1]) != NULL ? strip (bare, bare + length - 1)
                                                               : g_steal_pointer (&bare);
}

/* "Ada Lovelace <ada@example.org>" (RFC 5322 §3.4), or only the brackets (RFC 3986 appendix C) */
static char *
strip_name (const char *text)
{
  const char *open = strrchr (text, '<');
  const char *close = text + strlen (text) - 1;

  return open != NULL && *close == '>' ? strip (open + 1, close) : g_strdup (text);
}

/* RFC 6068; what follows the address is about a message. A server may be called "mailto", too, and
 * have a port. */
static char *
strip_mailto (const char *text)
{
  const char *address = text + strlen ("mailto:");
  g_autofree char *encoded = NULL;
  char *plain;

  if (g_ascii_strncasecmp (text, "mailto:", strlen ("mailto:")) != 0
      || g_str_has_prefix (address, "//")
      || (*address != '\0' && address[strspn (address, "0123456789")] == '\0'))
    return g_strdup (text);
  encoded = g_strndup (address, strcspn (address, "?"));
  plain = g_uri_unescape_string (encoded, NULL);
  if (plain != NULL && g_utf8_validate (plain, -1, NULL))
    return plain;
  g_free (plain);
  return g_steal_pointer (&encoded);
}

char *
signet_target_strip (const char *text)
{
  g_autofree char *listed = NULL;
  g_autofree char *bracketed = NULL;
  g_autofree char *linked = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return g_strstrip (g_strdup (text));
  listed = strip_separators (text);
  bracketed = strip_name (listed);
  linked = strip_mailto (bracketed);
  return strip_separators (linked);
}

static gboolean
parse_text (SignetTarget *target, GError **error)
{
  const char *text = target->text;
  const char *separator = find_separator (text);
  const char *at = strrchr (text, '@');

  if (separator != NULL)
    return parse_url (target, text, separator, error);
  if (at != NULL)
    return parse_address (target, text, at, error);
  return parse_host_port (target, text, error);
}

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) > MAX_TEXT)
    return refuse (error, SIGNET_TARGET_ERROR_TOO_LONG,
                   _ ("This is too long for an address or a server name."));
  if (!is_plain (text))
    return refuse (error, SIGNET_TARGET_ERROR_HOST,
                   _ ("There is a character that cannot be seen; type the name by hand."));
  if (*text == '\0')
    return refuse (error, SIGNET_TARGET_ERROR_EMPTY,
                   _ ("Nothing was typed; type an e-mail address or a server name."));
  return TRUE;
}

SignetTarget *
signet_target_parse (const char *text, GError **error)
{
  g_autoptr (SignetTarget) target = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  target = g_new0 (SignetTarget, 1);
  target->text = signet_target_strip (text);
  if (!check_text (target->text, error) || !parse_text (target, error))
    return NULL;
  return g_steal_pointer (&target);
}

SignetTarget *
signet_target_parse_server (const char *text, GError **error)
{
  g_autoptr (SignetTarget) target = signet_target_parse (text, error);

  if (target == NULL || target->address == NULL)
    return g_steal_pointer (&target);
  refuse (error, SIGNET_TARGET_ERROR_ADDRESS,
          _ ("This is an e-mail address; type the name of a server, such as imap.example.org."));
  return NULL;
}

SignetTarget *
signet_target_copy (const SignetTarget *target)
{
  SignetTarget *copy;

  g_return_val_if_fail (target != NULL, NULL);

  copy = g_memdup2 (target, sizeof (SignetTarget));
  copy->text = g_strdup (target->text);
  copy->address = g_strdup (target->address);
  copy->local_part = g_strdup (target->local_part);
  copy->host = g_strdup (target->host);
  return copy;
}

void
signet_target_free (SignetTarget *target)
{
  if (target == NULL)
    return;
  g_free (target->text);
  g_free (target->address);
  g_free (target->local_part);
  g_free (target->host);
  g_free (target);
}
