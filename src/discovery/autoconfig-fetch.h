/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the autoconfig file of a domain from the first of several places that has one.
 */
#pragma once

#include "source.h"

G_BEGIN_DECLS

/* The most places one question may name */
#define SIGNET_MAX_PLACES 4

/* Asks all places at once. The first in the list that names a server counts; one that answers is
 * kept waiting by silent ones before it for at most half a second. */
void signet_autoconfig_fetch_async (const SignetSourceQuery *query,
                                    SignetSource source,
                                    const char *const *urls,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_END_DECLS
