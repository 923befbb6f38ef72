/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names looked up once for a whole probe: whoever asks for a name that is being looked
 * up waits for the same answer.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SIGNET_RESOLVER_CACHE_FAMILY_DELAY_MS:
 *
 * How long the answer for both address families is waited for before each is asked for by itself.
 * Most servers answer sooner, and are spared the questions.
 */
#define SIGNET_RESOLVER_CACHE_FAMILY_DELAY_MS 150

/**
 * SIGNET_RESOLVER_CACHE_RESOLUTION_DELAY_MS:
 *
 * How long IPv4 addresses wait for those of IPv6 (RFC 8305 §8).
 */
#define SIGNET_RESOLVER_CACHE_RESOLUTION_DELAY_MS 50

/**
 * SignetResolverCache:
 *
 * The host names that a probe has looked up.
 */
typedef struct _SignetResolverCache SignetResolverCache;

/**
 * signet_resolver_cache_new:
 *
 * Returns: (transfer full): an empty cache
 */
SignetResolverCache *signet_resolver_cache_new (void);

/**
 * signet_resolver_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees @self; nobody is told what look-ups under way will find.
 */
void signet_resolver_cache_free (SignetResolverCache *self);

/**
 * SignetResolverCacheFunc:
 * @host: the host
 * @addresses: (element-type GInetAddress) (nullable): its addresses, or %NULL
 * @error: (nullable): why there are none
 * @user_data: the caller's
 *
 * Tells what a look-up found.
 */
typedef void (*SignetResolverCacheFunc) (const char *host,
                                         GList *addresses,
                                         const GError *error,
                                         gpointer user_data);

/**
 * signet_resolver_cache_look_up:
 * @self: a cache
 * @host: a host name in ASCII or an IP address
 * @callback: (nullable): told the answer, never before this function returns; %NULL to look up in
 *   advance
 * @user_data: for @callback
 *
 * Looks up @host, unless that was done already. The first address family that answers is enough.
 */
void signet_resolver_cache_look_up (SignetResolverCache *self,
                                    const char *host,
                                    SignetResolverCacheFunc callback,
                                    gpointer user_data);

/**
 * signet_resolver_cache_forget:
 * @self: a cache
 * @user_data: what was given to signet_resolver_cache_look_up()
 *
 * Drops all callbacks with @user_data.
 */
void signet_resolver_cache_forget (SignetResolverCache *self, gpointer user_data);

G_END_DECLS
