/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Servers on loopback, as simple as they can be: a port that refuses, one that is silent, and one
 * that plays a script.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * peer_refusing_port:
 *
 * Returns: a port of 127.0.0.1 on which nothing listens
 */
guint16 peer_refusing_port (void);

/**
 * Peer:
 *
 * A server.
 */
typedef struct _Peer Peer;

/**
 * peer_new:
 * @script: (nullable): lines that begin with "S: " (said by the server) or "C: " (expected of the
 *   client, up to the end of the script's line), or %NULL to say nothing
 *
 * Returns: (transfer full): a server that listens on a port of 127.0.0.1; it needs the default main
 *   context to run
 */
Peer *peer_new (const char *script);

/**
 * peer_free:
 * @self: (transfer full): a server
 *
 * Hangs up and frees @self.
 */
void peer_free (Peer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

/**
 * peer_get_port:
 * @self: a server
 *
 * Returns: its port
 */
guint16 peer_get_port (Peer *self);

/**
 * peer_count:
 * @self: a server
 *
 * Returns: how many clients have come
 */
guint peer_count (Peer *self);

G_END_DECLS
