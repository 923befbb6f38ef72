/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Listens on ports of the loopback interface, and serves every connection in a thread of its own.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MockListener:
 *
 * Some open ports.
 */
typedef struct _MockListener MockListener;

/**
 * MockServe:
 * @fd: (transfer full): the connection, a blocking socket
 * @number: which connection of this listener it is, from 0
 * @user_data: the port's
 *
 * Serves one connection, in a thread of its own.
 */
typedef void (*MockServe) (int fd, guint number, gpointer user_data);

/**
 * mock_listener_new:
 *
 * Returns: (transfer full): a listener without ports
 */
MockListener *mock_listener_new (void);

/**
 * mock_listener_free:
 * @self: (nullable) (transfer full): a listener
 *
 * Closes the ports.
 */
void mock_listener_free (MockListener *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockListener, mock_listener_free)

/**
 * mock_listener_open:
 * @self: a listener
 * @port: a port, or 0 for a free one
 * @serve: serves its connections
 * @user_data: for @serve
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: the port that is open now, or 0
 */
guint16 mock_listener_open (
    MockListener *self, guint16 port, MockServe serve, gpointer user_data, GError **error);

/**
 * mock_listener_run:
 * @self: a listener
 *
 * Serves until standard input is closed, and then waits a moment for the last connections to end:
 * a server that outlives its test is not possible that way.
 */
void mock_listener_run (MockListener *self);

G_END_DECLS
