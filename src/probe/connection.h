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
  SIGNET_LENIENCY_NONE,    /* one that is meant */
  SIGNET_LENIENCY_OLD_TLS, /* a throw-away one, for old versions; it ends half-way */
} SignetLeniency;

/* Why a connection is broken */
typedef struct
{
  SignetOutcome outcome;
  const char *detail;  /* nullable: the library's words, or what answers there instead */
  gboolean may_be_old; /* the server may know only old versions of TLS */
} SignetFailure;

typedef struct _SignetConnection SignetConnection;

/* Called when the connection can go on */
typedef void (*SignetConnectionFunc) (SignetConnection *self, gpointer user_data);

/* @tls_credentials: loaded before TLS starts */
SignetConnection *signet_connection_new (const SignetProfile *profile,
                                         SignetTlsCredentials *tls_credentials);

void signet_connection_free (SignetConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetConnection, signet_connection_free)

/* @stream: (transfer full): open */
void signet_connection_adopt (SignetConnection *self, GSocketConnection *stream);

/* The channel as it is now; the id changes when TLS starts */
const SignetChannel *signet_connection_get_channel (const SignetConnection *self);

/* Prepares a handshake; returns whether it is a new one */
gboolean signet_connection_begin_tls (SignetConnection *self,
                                      SignetTlsMinimum minimum,
                                      SignetLeniency leniency);

/* Returns 0 when it has finished, SIGNET_IO_AGAIN, or SIGNET_IO_FAILED */
int signet_connection_handshake (SignetConnection *self);

/* Whether the server has sent anything at all */
gboolean signet_connection_has_heard (const SignetConnection *self);

/* What the channel can be bound by; @data takes the bytes, @length of them */
SignetBinding
signet_connection_get_binding (SignetConnection *self, guint8 data[64], gsize *length);

/* Returns how many bytes came, 0 when the server hung up, SIGNET_IO_AGAIN, or SIGNET_IO_FAILED */
gssize signet_connection_read (SignetConnection *self, char *buffer, gsize size);

/* Returns how many bytes went, SIGNET_IO_AGAIN, or SIGNET_IO_FAILED */
gssize signet_connection_write (SignetConnection *self, const char *bytes, gsize size);

/* After SIGNET_IO_AGAIN; @callback is called once, on the thread-default main context */
void
signet_connection_wait (SignetConnection *self, SignetConnectionFunc callback, gpointer user_data);

const SignetFailure *signet_connection_get_failure (const SignetConnection *self);

/* Says goodbye on the TLS layer if that needs no waiting, and closes the socket */
void signet_connection_close (SignetConnection *self);

G_END_DECLS
