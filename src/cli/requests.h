/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * From options and targets to the questions that setup/setup answers.
 */
#pragma once

#include "options.h"
#include "setup.h"

G_BEGIN_DECLS

/**
 * signet_requests_new:
 * @options: the options
 * @targets: (element-type SignetTarget): the targets
 * @error: return location for an error of any domain; one sentence
 *
 * Makes one request for each target, after reading the password and the certificates. All of them
 * are checked; nothing is sent.
 *
 * Returns: (transfer full) (element-type SignetSetupRequest) (nullable): the requests, or %NULL
 *   with @error set
 */
GPtrArray *signet_requests_new (const SignetOptions *options, GPtrArray *targets, GError **error);

G_END_DECLS
