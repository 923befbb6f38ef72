/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads small files over https, and only so: redirects lead to https or nowhere, certificates
 * must verify, and nothing that identifies the user is sent: no cookies, no credentials, a user
 * agent that names the program only.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most bytes that are read of a file; a longer one is refused */
#define SIGNET_FETCH_MAX (1024 * 1024)

/* Keeps what several fetches share. Use it in the thread that made it. */
typedef struct _SignetFetcher SignetFetcher;

/* (transfer full) (nullable): a new fetcher, or NULL with @error set */
SignetFetcher *signet_fetcher_new (const char *const *ca_files, GError **error);

/* (transfer full): @self, with one more reference */
SignetFetcher *signet_fetcher_ref (SignetFetcher *self);

/* Drops a reference, and frees @self with the last one; takes @self */
void signet_fetcher_unref (SignetFetcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetFetcher, signet_fetcher_unref)

/* Is told that a server has accepted a connection */
typedef void (*SignetFetcherFunc) (gpointer user_data);

/* Reads a file. There is no time limit but that of silence: @cancellable has to end it. */
void signet_fetcher_get_async (SignetFetcher *self,
                               const char *url,
                               SignetFetcherFunc connected,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* (transfer full) (nullable): the file, or NULL with @error set */
GBytes *signet_fetcher_get_finish (GAsyncResult *result, GError **error);

G_END_DECLS
