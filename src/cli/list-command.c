/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "list": the accounts that are kept. Nothing is contacted.
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

  if (options->words[0] != NULL)
    {
      signet_option_refuse (error, _ ("“signet list” takes no names; “signet show” shows one "
                                      "account."));
      return SIGNET_EXIT_USAGE;
    }
  session = signet_session_new ();
  if (options->json)
    signet_json_print_accounts (G_LIST_MODEL (session->store));
  else
    signet_text_print_accounts (G_LIST_MODEL (session->store));
  return signet_session_report_problems (session);
}

static const SignetOption list_options[] = {
  SIGNET_OPTION_WORDS (signet_option_read_text),
  SIGNET_OPTION_JSON (N_ ("print JSON")),
  { NULL },
};

const SignetCommand signet_command_list = {
  .name = "list",
  .synopsis = "",
  .summary = N_ ("list the accounts that are kept"),
  .description = N_ (
      "Lists the accounts that are kept, and how they fared when they were checked last."),
  .options = { list_options },
  .run = run,
};
