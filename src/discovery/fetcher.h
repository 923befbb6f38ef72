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

/**
 * SIGNET_FETCH_MAX:
 *
 * The most bytes that are read of a file; a longer one is refused.
 */
#define SIGNET_FETCH_MAX (1024 * 1024)

/**
 * SignetFetcher:
 *
 * Keeps what several fetches share. Use it in the thread that made it.
 */
typedef struct _SignetFetcher SignetFetcher;

/**
 * signet_fetcher_new:
 * @ca_files: (nullable) (array zero-terminated=1): files with certificate authorities in PEM, to
 *   trust besides the system's
 * @error: return location for a #GError: a file cannot be read
 *
 * Returns: (transfer full) (nullable): a new fetcher, or %NULL with @error set
 */
SignetFetcher *signet_fetcher_new (const char *const *ca_files, GError **error);

/**
 * signet_fetcher_ref:
 * @self: a fetcher
 *
 * Returns: (transfer full): @self, with one more reference
 */
SignetFetcher *signet_fetcher_ref (SignetFetcher *self);

/**
 * signet_fetcher_unref:
 * @self: (transfer full): a fetcher
 *
 * Drops a reference, and frees @self with the last one.
 */
void signet_fetcher_unref (SignetFetcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetFetcher, signet_fetcher_unref)

/**
 * SignetFetcherFunc:
 * @user_data: the caller's
 *
 * Is told that a server has accepted a connection.
 */
typedef void (*SignetFetcherFunc) (gpointer user_data);

/**
 * signet_fetcher_get_async:
 * @self: a fetcher
 * @url: what to read; anything but https is refused before a connection is made
 * @connected: (nullable): is told of connections; called with @user_data before @callback
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads a file. There is no time limit but that of silence: @cancellable has to end it.
 */
void signet_fetcher_get_async (SignetFetcher *self,
                               const char *url,
                               SignetFetcherFunc connected,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * signet_fetcher_get_finish:
 * @result: what the callback got
 * @error: return location for a #GError, of which nothing is meant for users
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set
 */
GBytes *signet_fetcher_get_finish (GAsyncResult *result, GError **error);

G_END_DECLS
