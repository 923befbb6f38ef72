/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the values of options.
 */
#include "option-values.h"
#include "enum-types.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
is_url (const char *text)
{
  return strstr (text, "://") != NULL;
}

gboolean
signet_option_parse_number (
    const char *option, const char *text, guint maximum, guint *number, GError **error)
{
  guint64 parsed;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, maximum, &parsed, NULL))
    /* Translators: the first %s is an option of the command line, the second what was typed. */
    return signet_option_refuse (error, _ ("%s takes a whole number from 1 to %u, not “%s”."),
                                 option, maximum, text);
  *number = (guint)parsed;
  return TRUE;
}

gboolean
signet_option_parse_security (const char *text, SignetSecurity *security, GError **error)
{
  int value;

  if (text == NULL)
    return TRUE;
  if (!signet_from_nick (SIGNET_TYPE_SECURITY, text, &value))
    return signet_option_refuse (
        /* Translators: %s is what was typed; the option and the four words stay as they are. */
        error, _ ("--security takes auto, tls, starttls or none, not “%s”."), text);
  *security = value;
  return TRUE;
}

gboolean
signet_option_parse_server (const char *text,
                            SignetProtocol protocol,
                            SignetOptionsServer *server,
                            GError **error)
{
  g_autoptr (SignetTarget) target = signet_target_parse_server (text, error);

  if (target == NULL)
    return FALSE;
  /* A port is the user's word; only a URL names a protocol. */
  if (is_url (text) && target->has_protocol && target->protocol != protocol)
    /* Translators: the first %s is a URL, the others are "IMAP", "POP3" or "SMTP". */
    return signet_option_refuse (error, _ ("“%s” is a server for %s, not for %s."), text,
                                 signet_protocol_title (target->protocol),
                                 signet_protocol_title (protocol));
  server->host = g_strdup (target->host);
  server->port = target->port;
  server->security = target->security;
  return TRUE;
}

char *
signet_option_explain_timeout (const char *description)
{
  return g_strconcat (
      description, "\n",
      _ ("--timeout bounds all that is waited for, also a keyring that hangs and a password that\n"
         "comes through a pipe, but not the time in which you answer a question on a terminal.\n"
         "Without it, a password that comes through a pipe has any time on a terminal.\n"),
      NULL);
}
