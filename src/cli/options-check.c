/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What options have to be, and how they may go together.
 */
#include "option-values.h"
#include "enum-types.h"

#include <glib/gi18n-lib.h>

static gboolean
check_not_empty (const char *text, const char *option, GError **error)
{
  if (text == NULL || *text != '\0')
    return TRUE;
  /* Translators: %s is an option of the command line. */
  return signet_option_refuse (error, _ ("%s is empty."), option);
}

static gboolean
has_control_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return TRUE;
  return FALSE;
}

static gboolean
check_user (const char *user, GError **error)
{
  if (user == NULL)
    return TRUE;
  if (!check_not_empty (user, "--user", error))
    return FALSE;
  if (!g_utf8_validate (user, -1, NULL))
    /* Translators: UTF-8 is a character encoding. */
    return signet_option_refuse (error, _ ("The user name is not valid UTF-8 text."));
  if (has_control_character (user))
    return signet_option_refuse (error, _ ("The user name holds a control character."));
  return TRUE;
}

static gboolean
check_modes (const SignetOptions *options, GError **error)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetSecurity named = options->servers[i].security;

      if (named != SIGNET_SECURITY_AUTO && options->security != SIGNET_SECURITY_AUTO
          && named != options->security)
        /* Translators: %s is a mode: "tls", "starttls" or "none". */
        return signet_option_refuse (error, _ ("--security=%s contradicts the URL of the server."),
                                     signet_nick (SIGNET_TYPE_SECURITY, options->security));
    }
  return TRUE;
}

static gboolean
is_standard_input (const char *path)
{
  return path != NULL && g_str_equal (path, "-");
}

static gboolean
check_together (const SignetOptions *options, GError **error)
{
  if (options->require_ssl && options->no_require_ssl)
    return signet_option_refuse (error,
                                 _ ("--require-ssl and --no-require-ssl contradict each other."));
  if (is_standard_input (options->password_file) && is_standard_input (options->targets_file))
    return signet_option_refuse (
        error, _ ("Standard input can hold the password or the targets, not both."));
  if (options->targets == NULL && options->targets_file == NULL)
    return signet_option_refuse (error, _ ("Name an e-mail address or a server to probe."));
  return check_modes (options, error);
}

gboolean
signet_options_check (const SignetOptions *options, GError **error)
{
  g_return_val_if_fail (options != NULL, FALSE);

  return check_user (options->user, error)
         && check_not_empty (options->password_file, "--password-file", error)
         && check_not_empty (options->targets_file, "--targets-file", error)
         && check_not_empty (options->client_certificate, "--client-certificate", error)
         && check_together (options, error);
}
