/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A server on loopback, in a thread of the test, that does what a short script says.
 */
#pragma once

#include "certificate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PeerPlan:
 * @script: what it does with every connection, one step a line:
 *   - `S: words`: sends a line; `B: words`: sends words with C escapes, in one packet
 *   - `C: words`: reads a line, which has to begin so, or else hangs up
 *   - `TLS`: does a handshake, or hangs up if there is none
 *   - `PAUSE 300`: does nothing for so many milliseconds
 *   - `GONE`: takes no further connection
 *   - `RESET`: hangs up, after the last step, by a reset
 *   - `WARN`: sends one warning alert after the other until the client hangs up
 *   - `WAIT`: waits until the client hangs up
 *   After the last step it hangs up. `NEXT`, as a line, begins what it does with the next one; the
 *   last part serves all further ones.
 * @priorities: (nullable): GnuTLS's priority string; %NULL for its own
 * @certificate: (nullable): what it shows
 * @wants_certificate: whether it demands one of the client
 *
 * What a server does.
 */
typedef struct
{
  const char *script;
  const char *priorities;
  const Certificate *certificate;
  gboolean wants_certificate;
} PeerPlan;

/**
 * Peer:
 *
 * A server.
 */
typedef struct _Peer Peer;

/**
 * peer_new:
 * @plan: (unowned): what it does; stays until peer_finish()
 *
 * Returns: (transfer full): a server that listens on 127.0.0.1
 */
Peer *peer_new (const PeerPlan *plan);

/**
 * peer_new_at:
 * @plan: (unowned): what it does; stays until peer_finish()
 * @address: an IPv4 address of this computer
 * @port: the port, 0 for any
 *
 * Returns: (transfer full): a server that listens there
 */
Peer *peer_new_at (const PeerPlan *plan, const char *address, guint16 port);

/**
 * peer_get_port:
 * @self: a server
 *
 * Returns: its port
 */
guint16 peer_get_port (const Peer *self);

/**
 * peer_count_calls:
 * @self: a server
 *
 * Returns: how many connections it has taken
 */
guint peer_count_calls (Peer *self);

/**
 * peer_finish:
 * @self: (transfer full): a server
 *
 * Stops it once it is done with the connections it has.
 *
 * Returns: (transfer full): everything it was sent, outside and inside TLS
 */
char *peer_finish (Peer *self);

G_END_DECLS
