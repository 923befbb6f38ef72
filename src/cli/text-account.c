/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Accounts for people: one line each, or all that is kept of one.
 */
#include "text-account.h"
#include "output.h"
#include "text.h"

#include <glib/gi18n-lib.h>

static const char *
status_title (SignetAccountStatus status)
{
  switch (status)
    {
    case SIGNET_ACCOUNT_OK:
      return _ ("works");
    case SIGNET_ACCOUNT_FAILED:
      return _ ("does not work");
    case SIGNET_ACCOUNT_UNCHECKED:
    default:
      return _ ("not checked");
    }
}

static void
append_text (GString *text, const char *word)
{
  g_autofree char *safe = signet_text_escape (word, -1, 0);

  g_string_append (text, safe);
}

static void
append_time (GString *text, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *formatted = time != NULL ? g_date_time_format (time, "%c") : NULL;

  g_string_append (text, formatted != NULL ? formatted : "?");
}

static void
append_place (GString *text, const SignetServerSettings *server)
{
  const SignetProfile *profile = server->profile;

  if (profile != NULL)
    g_string_append_printf (text, "%s  %u  %s", profile->host, profile->port,
                            signet_security_title (profile->security));
  else
    g_string_append (text, server->host != NULL ? server->host : _ ("no server found yet"));
}

static void
append_server (GString *text, SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (account, protocol);

  if (server == NULL)
    return;
  g_string_append_printf (text, "%-4s  ", signet_protocol_title (protocol));
  append_place (text, server);
  g_string_append (text, " — ");
  if (server->sign_in == SIGNET_SIGN_IN_NONE)
    g_string_append (text, _ ("without signing in"));
  else
    append_text (text, signet_account_get_user (account, protocol));
  g_string_append_c (text, '\n');
}

static void
append_override (GString *text, const SignetServerSettings *server, SignetProtocol protocol)
{
  if (server == NULL
      || (server->host == NULL && server->port == 0 && server->security == SIGNET_SECURITY_AUTO))
    return;
  /* Translators: %s is "IMAP", "POP3" or "SMTP"; the settings follow. */
  g_string_append_printf (text, _ ("Set by hand for %s:"), signet_protocol_title (protocol));
  if (server->host != NULL)
    g_string_append_printf (text, " %s", server->host);
  if (server->port != 0)
    g_string_append_printf (text, " %u", server->port);
  if (server->security != SIGNET_SECURITY_AUTO)
    g_string_append_printf (text, " %s", signet_security_title (server->security));
  g_string_append_c (text, '\n');
}

static void
append_pin (GString *text, const SignetPin *pin)
{
  g_autofree char *fingerprint = signet_fingerprint_format (pin->spki_sha256);

  g_string_append_printf (text, "%-4s  %s  %u  SHA-256 %s\n", signet_protocol_title (pin->protocol),
                          pin->host, pin->port, fingerprint);
}

static void
append_last_check (GString *text, SignetAccount *account)
{
  if (signet_account_get_last_check (account) == 0)
    return;
  g_string_append (text, _ ("Checked:"));
  g_string_append_c (text, ' ');
  append_time (text, signet_account_get_last_check (account));
  g_string_append_c (text, '\n');
}

static void
append_heading (GString *text, SignetAccount *account)
{
  append_text (text, signet_account_get_address (account));
  if (signet_account_get_name (account) != NULL)
    {
      g_string_append (text, " — ");
      append_text (text, signet_account_get_name (account));
    }
  g_string_append_printf (text, "\n%s\n", signet_account_get_id (account));
}

void
signet_text_print_account (SignetAccount *account)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *pins = signet_account_get_pins (account);

  append_heading (text, account);
  /* Translators: %s is "works", "does not work" or "not checked". */
  g_string_append_printf (text, _ ("Status: %s\n"),
                          status_title (signet_account_get_status (account)));
  append_last_check (text, account);
  g_string_append (text, signet_account_get_require_ssl (account) ? _ ("Require SSL: on\n")
                                                                  : _ ("Require SSL: off\n"));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    append_server (text, account, (SignetProtocol)i);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    append_override (text, signet_account_get_server (account, (SignetProtocol)i),
                     (SignetProtocol)i);
  if (pins->len > 0)
    g_string_append (text, _ ("Keys you trust:\n"));
  for (guint i = 0; i < pins->len; i++)
    append_pin (text, g_ptr_array_index (pins, i));
  signet_output_text (text->str);
}

void
signet_text_print_accounts (GListModel *accounts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (accounts, i);

      g_string_append_printf (text, "%s  ", signet_account_get_id (account));
      append_text (text, signet_account_get_address (account));
      g_string_append_printf (text, "  %s\n", status_title (signet_account_get_status (account)));
    }
  signet_output_text (text->str);
}

void
signet_text_print_pins (GListModel *accounts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (accounts, i);
      GPtrArray *pins = signet_account_get_pins (account);

      for (guint j = 0; j < pins->len; j++)
        {
          g_string_append_printf (text, "%s  ", signet_account_get_id (account));
          append_pin (text, g_ptr_array_index (pins, j));
        }
    }
  signet_output_text (text->str);
}
