/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks several sources side by side.
 */
#pragma once

#include "source.h"

G_BEGIN_DECLS

/**
 * SignetGatherFunc:
 * @source: a source that has ended
 * @candidates: (transfer none) (element-type SignetCandidate): what it found, perhaps nothing, best
 *   first; valid until the function returns
 * @user_data: the caller's
 *
 * Is told of each source as soon as it has ended.
 */
typedef void (*SignetGatherFunc) (SignetSource source, GPtrArray *candidates, gpointer user_data);

/**
 * signet_gather_async:
 * @sources: (array zero-terminated=1): the sources
 * @query: what to ask them; must stay until the callback
 * @ended: (nullable): is told of each source that has ended
 * @ended_data: for @ended
 * @cancellable: (nullable): stops those that have not ended; what was found until then counts
 * @callback: called when all have ended; signet_source_find_finish() gives all candidates, best
 *   first
 * @user_data: for @callback
 *
 * Asks all @sources at once.
 */
void signet_gather_async (const SignetSourceClass *const *sources,
                          const SignetSourceQuery *query,
                          SignetGatherFunc ended,
                          gpointer ended_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

G_END_DECLS
