/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Live progress on a terminal: one line for each protocol that is being probed, or a count where
 * there are many targets. Gone without a trace when the result is there.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

typedef struct _SignetProgress SignetProgress;

/* (nullable): on standard error, or NULL where that is no terminal; NULL does for all below */
SignetProgress *signet_progress_new (guint total);

/* Takes the lines away */
void signet_progress_free (SignetProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetProgress, signet_progress_free)

void signet_progress_watch (SignetProgress *self, SignetReport *report);

/* Takes the lines away until something changes, so that a result can be printed */
void signet_progress_forget (SignetProgress *self, SignetReport *report);

G_END_DECLS
