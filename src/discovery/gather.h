/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks several sources side by side.
 */
#pragma once

#include "source.h"

G_BEGIN_DECLS

/* Is told of each source as soon as it has ended */
typedef void (*SignetGatherFunc) (SignetSource source, GPtrArray *candidates, gpointer user_data);

/* Asks all @sources at once */
void signet_gather_async (const SignetSourceClass *const *sources,
                          const SignetSourceQuery *query,
                          SignetGatherFunc ended,
                          gpointer ended_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

G_END_DECLS
