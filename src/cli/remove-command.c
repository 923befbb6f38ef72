/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "remove": an account and its passwords. The passwords go first, because an account
 * without passwords can be told so, while passwords without an account would be forgotten; and they
 * come back where the account cannot be removed.
 */
#include "account-options.h"
#include "deadline.h"
#include "json-account.h"
#include "output.h"
#include "session.h"
#include "stop.h"

#include <glib/gi18n-lib.h>

static const char *const option_names[] = { "timeout", NULL };

static const SignetAccountHelp help = {
  "remove",
  "signet remove",
  N_ ("ID"),
  N_ ("Removes an account and its passwords. The mail on the server stays.\n"
      "ID is the account's id, or its address where that is unique."),
  N_ ("Exit status: 0 it is gone, 2 there is no such account, 3 the disk or the keyring\n"
      "refuses and everything is as it was.\n"),
  option_names,
};

static gboolean
is_without_keyring (const GError *error)
{
  return g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
}

/* Its passwords belong to it again. */
static SignetExit
take_back (SignetSession *session, SignetKeyringChange *change, GError *reason)
{
  g_autoptr (GError) error = reason;

  signet_session_undo (session, change, &error);
  return signet_session_refuse (error);
}

static SignetExit
remove_account (SignetSession *session, SignetAccount *account)
{
  const char *id = signet_account_get_id (account);
  g_autoptr (SignetKeyringChange)
      change = signet_keyring_change_new (session->store, session->keyring, id, account);
  GError *error = NULL;

  if (!signet_session_clear (session, change, &error))
    {
      if (!is_without_keyring (error))
        return take_back (session, change, error);
      signet_output_error (_ ("There is no keyring in this session; a password that another "
                              "session kept there is still there."));
      g_clear_error (&error);
    }
  if (!signet_session_remove (session, id, &error))
    return take_back (session, change, error);
  return SIGNET_EXIT_OK;
}

static SignetExit
find_and_remove (SignetSession *session, const SignetAccountOptions *options)
{
  const char *text = options->words[0];
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  SignetExit status;
  g_autoptr (SignetAccount) account = signet_account_store_find (session->store, text, &error);

  if (account == NULL)
    return signet_session_refuse (error);
  if (signet_account_is_site (account))
    {
      signet_output_error (_ ("The administrator provides this account; it cannot be removed."));
      return SIGNET_EXIT_USAGE;
    }
  json = signet_json_from_account (account);
  status = remove_account (session, account);
  if (status == SIGNET_EXIT_OK && options->json)
    signet_output_json (json);
  return status;
}

SignetExit
signet_command_remove (const char *const *arguments)
{
  g_autoptr (SignetSession) session = NULL;
  g_autoptr (SignetAccountOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  SignetExit status;

  signet_stop_init ();
  options = signet_account_options_parse (arguments, &help, &error);
  if (options == NULL)
    return signet_session_refuse (error);
  if (signet_account_options_answer (options))
    return SIGNET_EXIT_OK;
  signet_deadline_start (options->timeout_ms);
  if (g_strv_length (options->words) != 1)
    {
      signet_output_error (_ ("Name one account; “signet list” shows them."));
      return SIGNET_EXIT_USAGE;
    }
  session = signet_session_new ();
  status = find_and_remove (session, options);
  signet_session_clear_leftovers (session);
  return status;
}
