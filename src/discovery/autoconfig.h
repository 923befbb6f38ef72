/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Thunderbird's autoconfig files (config-v1.1.xml): bytes in, candidates out. Besides, a domain's
 * file is read from the first of several places that has one. The bytes are not trusted.
 */
#pragma once

#include "source.h"

G_BEGIN_DECLS

#define SIGNET_AUTOCONFIG_MAX_PLACES 4

/* Pure; a candidate is authenticated if one of the file's domains is that of @target */
GPtrArray *signet_autoconfig_parse (const char *bytes,
                                    gsize length,
                                    const SignetTarget *target,
                                    SignetSource source);

/* Asks all of @urls at once, the best first; signet_source_find_finish() tells what was found */
void signet_autoconfig_fetch_async (const SignetSourceQuery *query,
                                    SignetSource source,
                                    const char *const *urls,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_END_DECLS
