/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Live progress on a terminal: one line for each protocol that is being probed, or a count where
 * there are many targets. Gone without a trace when the result is there.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

/**
 * SignetProgress:
 *
 * The lines that change.
 */
typedef struct _SignetProgress SignetProgress;

/**
 * signet_progress_new:
 * @total: how many targets there are
 *
 * Returns: (transfer full) (nullable): a progress on standard error, or %NULL where that is not a
 *   terminal
 */
SignetProgress *signet_progress_new (guint total);

/**
 * signet_progress_free:
 * @self: (nullable) (transfer full): a progress
 *
 * Takes the lines away and frees @self.
 */
void signet_progress_free (SignetProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetProgress, signet_progress_free)

/**
 * signet_progress_watch:
 * @self: (nullable): a progress
 * @report: a report that is being filled
 *
 * Shows what is going on in @report.
 */
void signet_progress_watch (SignetProgress *self, SignetReport *report);

/**
 * signet_progress_forget:
 * @self: (nullable): a progress
 * @report: a report that is done
 *
 * Stops showing @report, and takes the lines away until something changes, so that the result can
 * be printed.
 */
void signet_progress_forget (SignetProgress *self, SignetReport *report);

G_END_DECLS
