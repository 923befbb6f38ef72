/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Prints a report of a kept account.
 */
#include "check-output.h"
#include "json-members.h"
#include "json-report.h"
#include "layout.h"
#include "output.h"
#include "terminal.h"
#include "text-report.h"

#include <unistd.h>

void
signet_check_output_json (SignetAccount *account, SignetReport *report, const char *const *changes)
{
  JsonBuilder *builder = json_builder_new ();
  g_autofree char *line = NULL;

  g_return_if_fail (SIGNET_IS_ACCOUNT (account) && SIGNET_IS_REPORT (report));

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "id", signet_account_get_id (account));
  signet_json_add_string (builder, "address", signet_account_get_address (account));
  signet_json_add_services (builder, report);
  signet_json_add_strings (builder, "changes", changes);
  json_builder_end_object (builder);
  line = signet_json_end (builder);
  signet_output_json (line);
}

void
signet_check_output_text (SignetAccount *account, SignetReport *report, const char *const *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SignetTextFlags flags = SIGNET_TEXT_PLAIN;
  g_autofree char *shown = NULL;

  g_return_if_fail (SIGNET_IS_ACCOUNT (account) && SIGNET_IS_REPORT (report));

  if (signet_terminal_has_colour (STDOUT_FILENO))
    flags |= SIGNET_TEXT_COLOUR;
  shown = signet_text_from_report (report, flags);
  g_string_append_printf (text, "%s (%s)\n%s", signet_report_get_target (report),
                          signet_account_get_id (account), shown);
  for (guint i = 0; changes[i] != NULL; i++)
    signet_layout_paragraph (text, changes[i]);
  signet_output_text (text->str);
}
