/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One TCP connection, in clear or in TLS: GSocketClient connects it, a non-blocking GnuTLS
 * session runs on its socket. It moves bytes and reports facts; it knows no mail protocol and
 * decides nothing.
 */
#pragma once

#include "dialogue.h"
#include "policy.h"
#include "tls-credentials.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SIGNET_IO_AGAIN:
 *
 * Nothing can be done just now: signet_connection_wait() and try again.
 */
#define SIGNET_IO_AGAIN (-1)

/**
 * SIGNET_IO_FAILED:
 *
 * The connection is broken, see signet_connection_get_failure().
 */
#define SIGNET_IO_FAILED (-2)

/**
 * SignetLeniency:
 * @SIGNET_LENIENCY_NONE: a handshake that is meant
 * @SIGNET_LENIENCY_OLD_TLS: a throw-away handshake with TLS versions that are not accepted; it ends
 *   with the server's choice of one
 *
 * What a handshake is for.
 */
typedef enum
{
  SIGNET_LENIENCY_NONE,
  SIGNET_LENIENCY_OLD_TLS,
} SignetLeniency;

/**
 * SignetFailure:
 * @outcome: how the connection failed
 * @detail: (nullable): the library's words, or what answers there instead
 * @may_be_old: whether the server may know only old TLS versions
 *
 * Why a connection is broken.
 */
typedef struct
{
  SignetOutcome outcome;
  const char *detail;
  gboolean may_be_old;
} SignetFailure;

/**
 * SignetConnection:
 *
 * A connection.
 */
typedef struct _SignetConnection SignetConnection;

/**
 * SignetConnectionFunc:
 * @self: the connection
 * @user_data: the caller's
 *
 * Is called when the connection can go on.
 */
typedef void (*SignetConnectionFunc) (SignetConnection *self, gpointer user_data);

/**
 * signet_connection_new:
 * @profile: what the connection is for
 * @tls_credentials: whom to trust, and who the user is, loaded before TLS starts
 *
 * Returns: (transfer full): a connection that is not open
 */
SignetConnection *signet_connection_new (const SignetProfile *profile,
                                         SignetTlsCredentials *tls_credentials);

/**
 * signet_connection_free:
 * @self: (nullable) (transfer full): a connection
 *
 * Closes and frees @self.
 */
void signet_connection_free (SignetConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetConnection, signet_connection_free)

/**
 * signet_connection_adopt:
 * @self: a connection that is not open
 * @stream: (transfer full): an open stream to the server
 *
 * Takes over what #GSocketClient connected.
 */
void signet_connection_adopt (SignetConnection *self, GSocketConnection *stream);

/**
 * signet_connection_get_channel:
 * @self: a connection
 *
 * Returns: (transfer none): the channel as it is now; the id changes when TLS starts
 */
const SignetChannel *signet_connection_get_channel (const SignetConnection *self);

/**
 * signet_connection_begin_tls:
 * @self: an open connection
 * @minimum: the oldest TLS version to accept
 * @leniency: what the handshake is for
 *
 * Prepares a handshake, unless that was done already; signet_connection_handshake() does it.
 *
 * Returns: whether the handshake is a new one
 */
gboolean signet_connection_begin_tls (SignetConnection *self,
                                      SignetTlsMinimum minimum,
                                      SignetLeniency leniency);

/**
 * signet_connection_handshake:
 * @self: a connection with TLS begun
 *
 * Goes on with the handshake.
 *
 * Returns: 0 when it has finished, %SIGNET_IO_AGAIN, or %SIGNET_IO_FAILED
 */
int signet_connection_handshake (SignetConnection *self);

/**
 * signet_connection_has_heard:
 * @self: a connection
 *
 * Returns: whether the server has sent anything at all
 */
gboolean signet_connection_has_heard (const SignetConnection *self);

/**
 * signet_connection_get_binding:
 * @self: a connection in TLS
 * @data: (array fixed-size=64): room for the channel binding
 * @length: (out): how many bytes there are
 *
 * Returns: what the channel can be bound by
 */
SignetBinding
signet_connection_get_binding (SignetConnection *self, guint8 data[64], gsize *length);

/**
 * signet_connection_read:
 * @self: an open connection
 * @buffer: (array length=size): where to put the bytes
 * @size: how many fit
 *
 * Returns: how many bytes came, 0 when the server hung up, %SIGNET_IO_AGAIN, or %SIGNET_IO_FAILED
 */
gssize signet_connection_read (SignetConnection *self, char *buffer, gsize size);

/**
 * signet_connection_write:
 * @self: an open connection
 * @bytes: (array length=size): what to send
 * @size: how many
 *
 * Returns: how many bytes went, %SIGNET_IO_AGAIN, or %SIGNET_IO_FAILED
 */
gssize signet_connection_write (SignetConnection *self, const char *bytes, gsize size);

/**
 * signet_connection_wait:
 * @self: a connection that said %SIGNET_IO_AGAIN
 * @callback: called once when it can go on
 * @user_data: for @callback
 *
 * Waits on the thread-default main context.
 */
void
signet_connection_wait (SignetConnection *self, SignetConnectionFunc callback, gpointer user_data);

/**
 * signet_connection_get_failure:
 * @self: a connection that said %SIGNET_IO_FAILED
 *
 * Returns: (transfer none): why
 */
const SignetFailure *signet_connection_get_failure (const SignetConnection *self);

/**
 * signet_connection_close:
 * @self: a connection
 *
 * Says goodbye on the TLS layer if that needs no waiting, and closes the socket.
 */
void signet_connection_close (SignetConnection *self);

G_END_DECLS
