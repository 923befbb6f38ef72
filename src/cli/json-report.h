/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report as JSON, one object on a line of standard output, with the same words as on D-Bus. One
 * that is not complete shows what was not finished as failed, with the outcome "cancelled".
 */
#pragma once

#include "account.h"
#include "report.h"

G_BEGIN_DECLS

void signet_json_print_report (SignetReport *report);

/* The same with the id of the account that is kept, or null */
void signet_json_print_addition (SignetReport *report, const char *id);

/* What came of trying a kept account again; @changes are whole sentences, ending with NULL. */
void
signet_json_print_check (SignetReport *report, SignetAccount *account, const char *const *changes);

G_END_DECLS
