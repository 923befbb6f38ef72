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

/* Nothing can be done just now: signet_connection_wait() and try again */
#define SIGNET_IO_AGAIN (-1)

/* The connection is broken, see signet_connection_get_failure() */
#define SIGNET_IO_FAILED (-2)

/* What a handshake is for */
typedef enum
{
  SIGNET_LENIENCY_NONE, /* a handshake that is meant */
  /* a throw-away handshake with TLS versions that are not accepted; it ends with the server's
   * choice of one */
  SIGNET_LENIENCY_OLD_TLS,
} SignetLeniency;

/* Why a connection is broken */
typedef struct
{
  SignetOutcome outcome; /* how the connection failed */
  const char *detail;    /* nullable: the library's words, or what answers there instead */
  gboolean may_be_old;   /* whether the server may know only old TLS versions */
} SignetFailure;

typedef struct _SignetConnection SignetConnection;

/* Is called when the connection can go on */
typedef void (*SignetConnectionFunc) (SignetConnection *self, gpointer user_data);

/* (transfer full): a connection that is not open */
SignetConnection *signet_connection_new (const SignetProfile *profile,
                                         SignetTlsCredentials *tls_credentials);

/* Closes and frees @self; takes @self */
void signet_connection_free (SignetConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetConnection, signet_connection_free)

/* Takes over what GSocketClient connected; takes @stream */
void signet_connection_adopt (SignetConnection *self, GSocketConnection *stream);

/* The channel as it is now; the id changes when TLS starts */
const SignetChannel *signet_connection_get_channel (const SignetConnection *self);

/* Prepares a handshake, unless that was done already; signet_connection_handshake() does it */
gboolean signet_connection_begin_tls (SignetConnection *self,
                                      SignetTlsMinimum minimum,
                                      SignetLeniency leniency);

/* Goes on with the handshake */
int signet_connection_handshake (SignetConnection *self);

/* Whether the server has sent anything at all */
gboolean signet_connection_has_heard (const SignetConnection *self);

/* What the channel can be bound by */
SignetBinding
signet_connection_get_binding (SignetConnection *self, guint8 data[64], gsize *length);

/* How many bytes came, 0 when the server hung up, SIGNET_IO_AGAIN, or SIGNET_IO_FAILED */
gssize signet_connection_read (SignetConnection *self, char *buffer, gsize size);

/* How many bytes went, SIGNET_IO_AGAIN, or SIGNET_IO_FAILED */
gssize signet_connection_write (SignetConnection *self, const char *bytes, gsize size);

/* Waits on the thread-default main context */
void
signet_connection_wait (SignetConnection *self, SignetConnectionFunc callback, gpointer user_data);

/* Why */
const SignetFailure *signet_connection_get_failure (const SignetConnection *self);

/* Says goodbye on the TLS layer if that needs no waiting, and closes the socket */
void signet_connection_close (SignetConnection *self);

G_END_DECLS
