/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names looked up once for a whole probe: whoever asks for a name that is being looked
 * up waits for the same answer.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How long one answer for both address families is waited for before each is asked for by itself */
#define SIGNET_RESOLVER_CACHE_FAMILY_DELAY_MS 150

/* How long IPv4 addresses wait for those of IPv6 (RFC 8305 §8) */
#define SIGNET_RESOLVER_CACHE_RESOLUTION_DELAY_MS 50

typedef struct _SignetResolverCache SignetResolverCache;

SignetResolverCache *signet_resolver_cache_new (void);

/* Nobody is told what look-ups under way will find. */
void signet_resolver_cache_free (SignetResolverCache *self);

/* @addresses: (element-type GInetAddress) (nullable); @error: why there are none */
typedef void (*SignetResolverCacheFunc) (const char *host,
                                         GList *addresses,
                                         const GError *error,
                                         gpointer user_data);

/* @callback: (nullable): told the answer, never before this returns */
void signet_resolver_cache_look_up (SignetResolverCache *self,
                                    const char *host,
                                    SignetResolverCacheFunc callback,
                                    gpointer user_data);

/* Drops all callbacks with @user_data */
void signet_resolver_cache_forget (SignetResolverCache *self, gpointer user_data);

G_END_DECLS
