/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "remove": an account and its passwords. The passwords go first, because an account
 * without passwords can be told so, while passwords without an account would be forgotten; and they
 * come back where the account cannot be removed.
 */
#include "command.h"
#include "json-account.h"
#include "output.h"
#include "session.h"

#include <glib/gi18n-lib.h>

static SignetExit
remove_account (SignetSession *session, SignetAccount *account, GError **error)
{
  const char *id = signet_account_get_id (account);
  g_autoptr (SignetKeyringChange)
      change = signet_keyring_change_new (session->store, session->keyring, id, account);
  g_autoptr (GError) own = NULL;

  if (!signet_session_clear (session, change, &own)
      && g_error_matches (own, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    {
      signet_output_error (_ ("There is no keyring in this session; a password that another "
                              "session kept there is still there."));
      g_clear_error (&own);
    }
  if (own == NULL && signet_session_remove (session, id, &own))
    return SIGNET_EXIT_OK;
  /* Its passwords belong to it again. */
  signet_session_undo (session, change, &own);
  g_propagate_error (error, g_steal_pointer (&own));
  return SIGNET_EXIT_STOPPED;
}

static SignetExit
find_and_remove (SignetSession *session, const SignetOptions *options, GError **error)
{
  g_autoptr (SignetAccount)
      account = signet_account_store_find (session->store, options->words[0], error);
  g_autoptr (SignetAccount) removed = NULL;
  SignetExit status;

  if (account == NULL)
    return SIGNET_EXIT_USAGE;
  if (signet_account_is_site (account))
    {
      signet_option_refuse (error, _ ("The administrator provides this account; it cannot be "
                                      "removed."));
      return SIGNET_EXIT_USAGE;
    }
  /* The store's own becomes the administrator's if that has the same id. */
  removed = signet_account_copy (account);
  status = remove_account (session, account, error);
  if (status == SIGNET_EXIT_OK && options->json)
    signet_json_print_account (removed);
  return status;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetSession) session = NULL;
  SignetExit status;

  if (g_strv_length (options->words) != 1)
    {
      signet_option_refuse (error, _ ("Name one account; “signet list” shows them."));
      return SIGNET_EXIT_USAGE;
    }
  session = signet_session_new ();
  status = find_and_remove (session, options, error);
  signet_session_clear_leftovers (session);
  return status;
}

static const SignetOption remove_options[] = {
  SIGNET_OPTION_WORDS (signet_option_read_text),
  SIGNET_OPTION_TIMEOUT (N_ ("the longest time for an account, 1 to 600 (default 15)"),
                         SIGNET_TIMEOUT_NOTE),
  SIGNET_OPTION_JSON (N_ ("print JSON")),
  { NULL },
};

const SignetCommand signet_command_remove = {
  .name = "remove",
  .synopsis = N_ ("ID"),
  .summary = N_ ("remove an account and its passwords"),
  .description = N_ ("Removes an account and its passwords. The mail on the server stays.\n"
                     "ID is the account's id, or its address where that is unique."),
  .details = N_ (
      "Exit status: 0 it is gone, 2 there is no such account, 3 the disk or the keyring\n"
      "refuses and everything is as it was.\n"),
  .options = { remove_options },
  .run = run,
};
