/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report for people: one aligned line per protocol, then what was tried besides and why it was
 * not used.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

/**
 * SignetTextFlags:
 * @SIGNET_TEXT_PLAIN: nothing special
 * @SIGNET_TEXT_COLOUR: with colour
 * @SIGNET_TEXT_HEADING: with the target above, because there are several
 *
 * How a report is shown.
 */
typedef enum
{
  SIGNET_TEXT_PLAIN = 0,
  SIGNET_TEXT_COLOUR = 1 << 0,
  SIGNET_TEXT_HEADING = 1 << 1,
} SignetTextFlags;

/**
 * signet_text_from_report:
 * @report: a report, complete or not
 * @flags: how to show it
 *
 * Returns: (transfer full): whole lines
 */
char *signet_text_from_report (SignetReport *report, SignetTextFlags flags);

G_END_DECLS
