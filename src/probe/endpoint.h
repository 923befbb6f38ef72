/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A host's addresses, looked up once and shared by all trials: a GSocketConnectable that
 * walks over addresses already known, IPv6 and IPv4 in turn.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many addresses of one name are used; a server's administrator controls that list */
#define SIGNET_ADDRESSES_MAX 8

#define SIGNET_TYPE_ENDPOINT (signet_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (SignetEndpoint, signet_endpoint, SIGNET, ENDPOINT, GObject)

/* @addresses: (element-type GInetAddress): in the system's order (RFC 6724) */
SignetEndpoint *signet_endpoint_new (GList *addresses, guint16 port);

/* Leaves out @address from now on; returns whether there are others */
gboolean signet_endpoint_drop (SignetEndpoint *self, GSocketAddress *address);

G_END_DECLS
