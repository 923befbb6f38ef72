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
 * SIGNET_NAMES_FAMILY_DELAY_MS:
 *
 * How long the answer for both address families is waited for before each is asked for by itself.
 * Most servers answer sooner, and are spared the questions.
 */
#define SIGNET_NAMES_FAMILY_DELAY_MS 150

/**
 * SIGNET_NAMES_RESOLUTION_DELAY_MS:
 *
 * How long IPv4 addresses wait for those of IPv6 (RFC 8305 §8).
 */
#define SIGNET_NAMES_RESOLUTION_DELAY_MS 50

/**
 * SignetNames:
 *
 * The names of a probe.
 */
typedef struct _SignetNames SignetNames;

/**
 * signet_names_new:
 *
 * Returns: (transfer full): no names yet
 */
SignetNames *signet_names_new (void);

/**
 * signet_names_free:
 * @self: (transfer full): the names
 *
 * Frees @self; nobody is told what look-ups under way will find.
 */
void signet_names_free (SignetNames *self);

/**
 * SignetNamesFunc:
 * @host: the host
 * @addresses: (element-type GInetAddress) (nullable): its addresses, or %NULL
 * @error: (nullable): why there are none
 * @user_data: the caller's
 *
 * Tells what a look-up found.
 */
typedef void (*SignetNamesFunc) (const char *host,
                                 GList *addresses,
                                 const GError *error,
                                 gpointer user_data);

/**
 * signet_names_look_up:
 * @self: the names
 * @host: a host name in ASCII or an IP address
 * @callback: (nullable): told the answer, never before this function returns; %NULL to look up in
 *   advance
 * @user_data: for @callback
 *
 * Looks up @host, unless that was done already. The first address family that answers is enough.
 */
void signet_names_look_up (SignetNames *self,
                           const char *host,
                           SignetNamesFunc callback,
                           gpointer user_data);

/**
 * signet_names_forget:
 * @self: the names
 * @user_data: what was given to signet_names_look_up()
 *
 * Drops all callbacks with @user_data.
 */
void signet_names_forget (SignetNames *self, gpointer user_data);

G_END_DECLS
