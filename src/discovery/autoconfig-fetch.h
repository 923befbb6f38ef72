/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the autoconfig file of a domain from the first of several places that has one.
 */
#pragma once

#include "source.h"

G_BEGIN_DECLS

/**
 * SIGNET_MAX_PLACES:
 *
 * The most places one question may name.
 */
#define SIGNET_MAX_PLACES 4

/**
 * signet_autoconfig_fetch_async:
 * @query: the question
 * @source: what to mark the candidates with
 * @urls: (array zero-terminated=1): where the file may be, the best place first; at most
 *   %SIGNET_MAX_PLACES
 * @cancellable: (nullable): stops it
 * @callback: called when it is done; signet_source_find_finish() tells what was found
 * @user_data: for @callback
 *
 * Asks all places at once. The first in the list that names a server counts; one that answers is
 * kept waiting by silent ones before it for at most half a second.
 */
void signet_autoconfig_fetch_async (const SignetSourceQuery *query,
                                    SignetSource source,
                                    const char *const *urls,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_END_DECLS
