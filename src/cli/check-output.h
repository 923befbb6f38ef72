/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Prints what came of trying a kept account again: for "check" and "set".
 */
#pragma once

#include "account.h"
#include "report.h"

G_BEGIN_DECLS

/**
 * signet_check_output_json:
 * @account: the account
 * @report: what came of trying it
 * @changes: (array zero-terminated=1): what changed
 *
 * Prints one JSON object on a line: id, address, services and changes.
 */
void
signet_check_output_json (SignetAccount *account, SignetReport *report, const char *const *changes);

/**
 * signet_check_output_text:
 * @account: the account
 * @report: what came of trying it
 * @changes: (array zero-terminated=1): what changed
 *
 * Prints the report with what changed, for people.
 */
void
signet_check_output_text (SignetAccount *account, SignetReport *report, const char *const *changes);

G_END_DECLS
