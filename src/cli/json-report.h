/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A report as JSON: the same words as on D-Bus.
 */
#pragma once

#include "report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * signet_json_from_report:
 * @report: a report; one that is not complete shows the services that were not finished as
 *   failed, with the outcome "cancelled"
 *
 * Returns: (transfer full): a JSON object on one line, in UTF-8, without a line break at the end
 */
char *signet_json_from_report (SignetReport *report);

/**
 * signet_json_add_report:
 * @builder: a builder inside an object
 * @report: a report
 *
 * Adds the members of signet_json_from_report().
 */
void signet_json_add_report (JsonBuilder *builder, SignetReport *report);

/**
 * signet_json_add_services:
 * @builder: a builder inside an object
 * @report: a report
 *
 * Adds the member "services" alone.
 */
void signet_json_add_services (JsonBuilder *builder, SignetReport *report);

G_END_DECLS
