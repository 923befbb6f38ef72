/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report as JSON: the same words as on D-Bus.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

/**
 * signet_json_from_report:
 * @report: a report; one that is not complete shows the services that were not finished as
 *   failed, with the outcome "cancelled"
 *
 * Returns: (transfer full): a JSON object on one line, in UTF-8, without a line break at the end
 */
char *signet_json_from_report (SignetReport *report);

G_END_DECLS
