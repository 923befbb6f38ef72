/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads what "signet probe --json" prints.
 */
#pragma once

#include "run-result.h"

G_BEGIN_DECLS

/**
 * mock_report_read:
 * @json: what the program printed for one target and one protocol
 * @error: return location for a #GError
 *
 * Returns: (transfer full): how it ended, or %NULL if @json is not such a report
 */
MockRunResult *mock_report_read (const char *json, GError **error);

G_END_DECLS
