/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "show": what is kept of an account. Nothing is contacted.
 */
#include "command.h"
#include "json-account.h"
#include "session.h"
#include "text-account.h"

#include <glib/gi18n-lib.h>

static SignetExit
run (const SignetOptions *options, GError **error)
{
  g_autoptr (SignetSession) session = NULL;
  g_autoptr (SignetAccount) account = NULL;

  if (g_strv_length (options->words) != 1)
    {
      signet_option_refuse (error, _ ("Name one account; “signet list” shows them."));
      return SIGNET_EXIT_USAGE;
    }
  session = signet_session_new ();
  account = signet_account_store_find (session->store, options->words[0], error);
  if (account == NULL)
    return SIGNET_EXIT_USAGE;
  if (options->json)
    signet_json_print_account (account);
  else
    signet_text_print_account (account);
  return SIGNET_EXIT_OK;
}

static const SignetOption show_options[] = {
  SIGNET_OPTION_WORDS (signet_option_read_text),
  SIGNET_OPTION_JSON (N_ ("print JSON")),
  { NULL },
};

const SignetCommand signet_command_show = {
  .name = "show",
  .synopsis = N_ ("ID"),
  .summary = N_ ("show what is kept of an account"),
  .description = N_ (
      "Shows what is kept of an account. ID is its id, or its address where that is unique."),
  .options = { show_options },
  .run = run,
};
