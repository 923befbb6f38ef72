/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * From the command line of "probe" and "add" to the questions that setup/setup answers.
 */
#pragma once

#include "options.h"
#include "setup.h"

G_BEGIN_DECLS

/* What both commands take */
extern const SignetOption signet_request_options[];

/* Refuses what contradicts itself, before anything is read */
gboolean signet_requests_check (const SignetOptions *options, GError **error);

/* (transfer full): one for each target, checked; nothing is sent yet. NULL with @error set */
GPtrArray *signet_requests_new (const SignetOptions *options, GError **error);

G_END_DECLS
