/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks the system for the addresses of a host. GResolver would do, but for its ten names at a time:
 * with hundreds of targets most would wait for names of others. This is the one place with threads
 * of its own, because the system's look-up blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * signet_lookup_async:
 * @host: a host name in ASCII or an IP address
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Looks up @host with the system's getaddrinfo(), in the order of RFC 6724. An IP address is its
 * own answer, and so is a name that always means this computer (RFC 6761 §6.3).
 */
void signet_lookup_async (const char *host, GAsyncReadyCallback callback, gpointer user_data);

/**
 * signet_lookup_finish:
 * @result: what the callback got
 * @error: return location for a #GResolverError: not found, or a temporary failure
 *
 * Returns: (transfer full) (element-type GInetAddress) (nullable): the addresses, at least one, to
 * be freed with g_resolver_free_addresses(); %NULL with @error set
 */
GList *signet_lookup_finish (GAsyncResult *result, GError **error);

G_END_DECLS
