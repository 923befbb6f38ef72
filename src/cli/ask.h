/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Puts requests to the set-up and waits for the reports, with progress or a trace meanwhile.
 */
#pragma once

#include "options.h"
#include "setup.h"

G_BEGIN_DECLS

/* What came of the request with the number @index; nobody else keeps the report. */
typedef void (*SignetAskEndedFunc) (guint index, SignetReport *report, gpointer data);

/* At most @at_once at a time; whether all were answered, and every answer is a good one */
gboolean signet_ask (GPtrArray *requests,
                     const SignetOptions *options,
                     guint at_once,
                     SignetAskEndedFunc ended,
                     gpointer data,
                     GCancellable *cancellable);

/* (transfer full) (nullable): its report, or NULL if it was stopped */
SignetReport *signet_ask_one (SignetSetupRequest *request,
                              const SignetOptions *options,
                              GCancellable *cancellable);

G_END_DECLS
