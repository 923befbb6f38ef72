/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report for people, on standard output: one aligned line per protocol, then what was tried
 * besides and why it was not used. With colour where a terminal has it.
 */
#pragma once

#include "account.h"
#include "report.h"

G_BEGIN_DECLS

typedef enum
{
  SIGNET_TEXT_WITHOUT_HEADING,
  SIGNET_TEXT_WITH_HEADING, /* the target above, because there are several */
} SignetTextHeading;

/* @report may be incomplete; @hint are whole lines about what could be agreed to. */
void signet_text_print_report (SignetReport *report, SignetTextHeading heading, const char *hint);

/* The same with the id of the account that is kept, or with NULL that none is */
void signet_text_print_addition (SignetReport *report, const char *id, const char *hint);

/* What came of trying a kept account again; @changes are whole sentences, ending with NULL. */
void
signet_text_print_check (SignetReport *report, SignetAccount *account, const char *const *changes);

G_END_DECLS
