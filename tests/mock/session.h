/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A connection as the mock server sees it: blocking, in clear or inside TLS, with everything the
 * client says kept in two files, so that a test can look for what should never have been sent.
 */
#pragma once

#include <gio/gio.h>

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/**
 * MockSession:
 *
 * A connection.
 */
typedef struct _MockSession MockSession;

/**
 * mock_session_new:
 * @fd: (transfer full): a connected socket, blocking
 * @log: (nullable): where to append what the client says: @log with ".clear" and ".tls" behind it
 *
 * Returns: (transfer full): a new connection
 */
MockSession *mock_session_new (int fd, const char *log);

/**
 * mock_session_free:
 * @self: (nullable) (transfer full): a connection
 *
 * Closes the connection.
 */
void mock_session_free (MockSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockSession, mock_session_free)

/**
 * mock_session_send:
 * @self: a connection
 * @bytes: what to send
 * @length: how many
 *
 * Returns: whether all was sent; not so if the client has gone away
 */
gboolean mock_session_send (MockSession *self, const void *bytes, gsize length);

/**
 * mock_session_wait:
 * @self: a connection
 * @milliseconds: how long
 *
 * Waits until the client says something or goes away, or the time is over.
 *
 * Returns: whether the client did
 */
gboolean mock_session_wait (MockSession *self, int milliseconds);

/**
 * mock_session_read_line:
 * @self: a connection
 *
 * Returns: (transfer full) (nullable): the next line without its end, or %NULL if the client has
 *   gone away
 */
GString *mock_session_read_line (MockSession *self);

/**
 * mock_session_starts_tls:
 * @self: a connection
 *
 * Waits for the client's first byte and leaves it there.
 *
 * Returns: whether it is a TLS record
 */
gboolean mock_session_starts_tls (MockSession *self);

/**
 * mock_session_swallow:
 * @self: a connection
 *
 * Takes in what the client has said, and forgets it.
 */
void mock_session_swallow (MockSession *self);

/**
 * mock_session_drain:
 * @self: a connection
 *
 * Listens until the client goes away.
 */
void mock_session_drain (MockSession *self);

/**
 * mock_session_start_tls:
 * @self: a connection in clear
 * @credentials: the certificate to show
 * @priority: a GnuTLS priority string
 * @request: whether to ask for a certificate of the client
 *
 * Returns: whether the handshake finished
 */
gboolean mock_session_start_tls (MockSession *self,
                                 gnutls_certificate_credentials_t credentials,
                                 const char *priority,
                                 gnutls_certificate_request_t request);

/**
 * mock_session_get_binding:
 * @self: a connection
 *
 * Returns: (transfer full) (nullable): the bytes a TLS 1.3 channel is bound by (RFC 9266)
 */
GBytes *mock_session_get_binding (MockSession *self);

/**
 * mock_session_has_heard:
 * @self: a connection
 *
 * Returns: whether the client has said anything at all
 */
gboolean mock_session_has_heard (const MockSession *self);

/**
 * mock_session_reset:
 * @self: a connection
 *
 * Makes the connection end with a reset (RST) instead of a goodbye (FIN).
 */
void mock_session_reset (MockSession *self);

G_END_DECLS
