/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Puts requests to the set-up and waits for the reports, with progress or a trace meanwhile.
 */
#pragma once

#include "setup.h"

G_BEGIN_DECLS

/**
 * SignetAskShow:
 * @SIGNET_ASK_SILENT: nothing is shown
 * @SIGNET_ASK_PROGRESS: live progress, on a terminal
 * @SIGNET_ASK_TRACE: every line both ways, secrets masked
 *
 * What is shown on standard error while waiting.
 */
typedef enum
{
  SIGNET_ASK_SILENT,
  SIGNET_ASK_PROGRESS,
  SIGNET_ASK_TRACE,
} SignetAskShow;

/**
 * signet_ask:
 * @requests: (element-type SignetSetupRequest): the requests
 * @show: what to show meanwhile
 * @cancellable: stops it
 *
 * Returns: (transfer full) (element-type SignetReport) (nullable): a report for each of @requests,
 *   in the same order, or %NULL if it was stopped
 */
GPtrArray *signet_ask (GPtrArray *requests, SignetAskShow show, GCancellable *cancellable);

/**
 * signet_ask_one:
 * @request: a request
 * @show: what to show meanwhile
 * @cancellable: stops it
 *
 * Returns: (transfer full) (nullable): its report, or %NULL if it was stopped
 */
SignetReport *
signet_ask_one (SignetSetupRequest *request, SignetAskShow show, GCancellable *cancellable);

G_END_DECLS
