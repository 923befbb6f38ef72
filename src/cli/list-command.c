/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The commands "list" and "show": what is kept of accounts. Nothing is contacted.
 */
#include "account-options.h"
#include "json-account.h"
#include "output.h"
#include "session.h"
#include "stop.h"
#include "text-account.h"

#include <glib/gi18n-lib.h>

static const char *const no_options[] = { NULL };

static const SignetAccountHelp list_help = {
  "list", "signet list",
  "",     N_ ("Lists the accounts that are kept, and how they fared when they were checked last."),
  NULL,   no_options,
};

static const SignetAccountHelp show_help = {
  "show",
  "signet show",
  N_ ("ID"),
  N_ ("Shows what is kept of an account. ID is its id, or its address where that is unique."),
  NULL,
  no_options,
};

static SignetExit
refuse (const char *sentence)
{
  signet_output_error ("%s", sentence);
  return SIGNET_EXIT_USAGE;
}

static SignetExit
print (char *(*to_json) (gpointer), char *(*to_text) (gpointer), gpointer object, gboolean json)
{
  g_autofree char *text = json ? to_json (object) : to_text (object);

  if (json)
    signet_output_json (text);
  else
    signet_output_text (text);
  return signet_output_failed () ? SIGNET_EXIT_STOPPED : SIGNET_EXIT_OK;
}

static char *
accounts_to_json (gpointer accounts)
{
  return signet_json_from_accounts (accounts);
}

static char *
accounts_to_text (gpointer accounts)
{
  return signet_text_from_accounts (accounts);
}

static char *
account_to_json (gpointer account)
{
  return signet_json_from_account (account);
}

static char *
account_to_text (gpointer account)
{
  return signet_text_from_account (account);
}

SignetExit
signet_command_list (const char *const *arguments)
{
  g_autoptr (SignetSession) session = NULL;
  g_autoptr (SignetAccountOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  SignetExit printed;
  SignetExit read;

  signet_stop_init ();
  options = signet_account_options_parse (arguments, &list_help, &error);
  if (options == NULL)
    return refuse (error->message);
  if (signet_account_options_answer (options))
    return SIGNET_EXIT_OK;
  if (options->words[0] != NULL)
    return refuse (_ ("“signet list” takes no names; “signet show” shows one account."));
  session = signet_session_new ();
  printed = print (accounts_to_json, accounts_to_text, session->store, options->json);
  read = signet_session_report_problems (session);
  return MAX (printed, read);
}

SignetExit
signet_command_show (const char *const *arguments)
{
  g_autoptr (SignetSession) session = NULL;
  g_autoptr (SignetAccountOptions) options = NULL;
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  signet_stop_init ();
  options = signet_account_options_parse (arguments, &show_help, &error);
  if (options == NULL)
    return refuse (error->message);
  if (signet_account_options_answer (options))
    return SIGNET_EXIT_OK;
  if (g_strv_length (options->words) != 1)
    return refuse (_ ("Name one account; “signet list” shows them."));
  session = signet_session_new ();
  account = signet_account_store_find (session->store, options->words[0], &error);
  if (account == NULL)
    return signet_session_refuse (error);
  return print (account_to_json, account_to_text, account, options->json);
}
