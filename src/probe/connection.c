/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One TCP connection, in clear or in TLS.
 */
#include "connection.h"

#include "tls-credentials-private.h"
#include "tls-failure.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

enum
{
  FIRST_BYTES = 64,
  MAX_WARNINGS = 16 /* RFC 8446 §6: there is no use for more than one or two */
};

struct _SignetConnection
{
  SignetChannel channel;
  char *host;                            /* owned */
  SignetTlsCredentials *tls_credentials; /* owned */
  GSocketConnection *stream;             /* owned, nullable */
  GSocket *socket;                       /* unowned: the stream's */
  gnutls_session_t session;              /* owned, nullable */
  gboolean is_in_tls;
  gboolean has_heard;
  gboolean was_in_clear; /* something was said before TLS */
  GIOCondition wanted;
  char first[FIRST_BYTES]; /* what came first where TLS was expected */
  gsize n_first;
  guint n_warnings;        /* alerts and requests that mean nothing here */
  const char *old_version; /* unowned, nullable: what a server that is too old has chosen */
  GSource *source;         /* owned, nullable */
  SignetConnectionFunc callback;
  gpointer user_data;
  SignetFailure failure;
};

static guint64
new_channel_id (void)
{
  static guint64 last;

  return ++last; /* one main context, no threads */
}

SignetConnection *
signet_connection_new (const SignetProfile *profile, SignetTlsCredentials *tls_credentials)
{
  SignetConnection *self;

  g_return_val_if_fail (profile != NULL && tls_credentials != NULL, NULL);

  self = g_new0 (SignetConnection, 1);
  self->host = g_strdup (profile->host);
  self->tls_credentials = signet_tls_credentials_ref (tls_credentials);
  self->channel = (SignetChannel){ .id = new_channel_id (),
                                   .protocol = profile->protocol,
                                   .host = self->host,
                                   .port = profile->port,
                                   .is_foreign = profile->is_foreign };
  return self;
}

static void
stop_waiting (SignetConnection *self)
{
  if (self->source == NULL)
    return;
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

void
signet_connection_close (SignetConnection *self)
{
  g_return_if_fail (self != NULL);

  stop_waiting (self);
  if (self->is_in_tls)
    gnutls_bye (self->session, GNUTLS_SHUT_WR);
  self->is_in_tls = FALSE;
  if (self->socket != NULL)
    g_socket_close (self->socket, NULL);
  self->socket = NULL;
}

void
signet_connection_free (SignetConnection *self)
{
  if (self == NULL)
    return;
  signet_connection_close (self);
  if (self->session != NULL)
    gnutls_deinit (self->session);
  g_clear_pointer (&self->channel.tls, signet_tls_info_unref);
  g_clear_object (&self->stream);
  signet_tls_credentials_unref (self->tls_credentials);
  g_free (self->host);
  g_free (self);
}

/* Without TCP_NODELAY the end of a handshake waits for an acknowledgement of its first part. */
void
signet_connection_adopt (SignetConnection *self, GSocketConnection *stream)
{
  g_return_if_fail (self != NULL && self->stream == NULL);

  self->stream = stream;
  self->socket = g_socket_connection_get_socket (stream);
  g_socket_set_blocking (self->socket, FALSE);
  g_socket_set_option (self->socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
}

const SignetChannel *
signet_connection_get_channel (const SignetConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->channel;
}

static ssize_t
pull (gnutls_transport_ptr_t data, void *buffer, size_t size)
{
  SignetConnection *self = data;
  ssize_t n = recv (g_socket_get_fd (self->socket), buffer, size, 0);

  if (n < 0)
    gnutls_transport_set_errno (self->session, errno);
  if (n > 0)
    {
      gsize room = MIN ((gsize)n, FIRST_BYTES - self->n_first);

      self->has_heard = TRUE;
      memcpy (self->first + self->n_first, buffer, room);
      self->n_first += room;
    }
  return n;
}

static ssize_t
push (gnutls_transport_ptr_t data, const giovec_t *vectors, int n_vectors)
{
  SignetConnection *self = data;
  struct msghdr message = { .msg_iov = (struct iovec *)vectors, .msg_iovlen = (size_t)n_vectors };
  ssize_t n = sendmsg (g_socket_get_fd (self->socket), &message, MSG_NOSIGNAL);

  if (n < 0)
    gnutls_transport_set_errno (self->session, errno);
  return n;
}

/* The throw-away handshake goes no further than the server's choice: below TLS 1.2 none is
 * finished.
 */
static int
stop_at_server_hello (gnutls_session_t session,
                      unsigned int type,
                      unsigned int when,
                      unsigned int is_incoming,
                      const gnutls_datum_t *message)
{
  SignetConnection *self = gnutls_session_get_ptr (session);

  self->old_version = gnutls_protocol_get_name (gnutls_protocol_get_version (session));
  return GNUTLS_E_UNSUPPORTED_VERSION_PACKET;
}

gboolean
signet_connection_begin_tls (SignetConnection *self,
                             SignetTlsMinimum minimum,
                             SignetLeniency leniency)
{
  g_return_val_if_fail (self != NULL && self->socket != NULL, FALSE);

  if (self->session != NULL)
    return FALSE;
  self->was_in_clear = self->has_heard;
  self->session =
      leniency == SIGNET_LENIENCY_OLD_TLS
          ? signet_tls_credentials_new_lenient_session (self->tls_credentials, self->host)
          : signet_tls_credentials_new_session (self->tls_credentials, self->host, minimum);
  gnutls_transport_set_ptr (self->session, self);
  gnutls_transport_set_pull_function (self->session, pull);
  gnutls_transport_set_vec_push_function (self->session, push);
  gnutls_session_set_ptr (self->session, self);
  if (leniency == SIGNET_LENIENCY_OLD_TLS)
    gnutls_handshake_set_hook_function (self->session, GNUTLS_HANDSHAKE_SERVER_HELLO,
                                        GNUTLS_HOOK_POST, stop_at_server_hello);
  return TRUE;
}

static int
fail_tls (SignetConnection *self, int status)
{
  SignetTlsEvidence evidence = { self->session,      status,         self->first, self->n_first,
                                 self->was_in_clear, self->is_in_tls };

  self->failure = signet_tls_failure_classify (&evidence);
  return SIGNET_IO_FAILED;
}

static int
tls_again (SignetConnection *self)
{
  self->wanted = gnutls_record_get_direction (self->session) == 0 ? G_IO_IN : G_IO_OUT;
  return SIGNET_IO_AGAIN;
}

static gboolean
is_transient (int status)
{
  return status == GNUTLS_E_AGAIN || status == GNUTLS_E_INTERRUPTED;
}

/* GnuTLS reads a record's header first, so that a few bytes may be missing of what tells which
 * service answers. They are in the socket if they are there at all. */
static void
read_rest_of_first (SignetConnection *self)
{
  ssize_t n = recv (g_socket_get_fd (self->socket), self->first + self->n_first,
                    FIRST_BYTES - self->n_first, 0);

  if (n > 0)
    self->n_first += (gsize)n;
}

/* Warnings, and TLS 1.2's request for a new handshake, mean nothing here, but one who sends nothing
 * else would be listened to for ever. */
static gboolean
may_be_ignored (SignetConnection *self, ssize_t status)
{
  return (status == GNUTLS_E_WARNING_ALERT_RECEIVED || status == GNUTLS_E_REHANDSHAKE)
         && ++self->n_warnings <= MAX_WARNINGS;
}

static int
fail_handshake (SignetConnection *self, int status)
{
  if (self->old_version != NULL)
    {
      self->failure = (SignetFailure){ SIGNET_OUTCOME_TLS_TOO_OLD, self->old_version, FALSE };
      return SIGNET_IO_FAILED;
    }
  if (self->n_first > 0 && self->n_first < FIRST_BYTES)
    read_rest_of_first (self);
  fail_tls (self, status);
  /* The certificate came before the handshake broke off over what it may be used for. */
  if (self->failure.outcome == SIGNET_OUTCOME_UNTRUSTED)
    {
      self->channel.tls = signet_tls_credentials_examine (self->tls_credentials, self->session,
                                                          self->host);
      self->channel.tls->flaws |= SIGNET_FLAW_WRONG_USAGE;
    }
  return SIGNET_IO_FAILED;
}

int
signet_connection_handshake (SignetConnection *self)
{
  int status;

  g_return_val_if_fail (self != NULL && self->session != NULL, SIGNET_IO_FAILED);

  do
    status = gnutls_handshake (self->session);
  while (may_be_ignored (self, status));
  if (is_transient (status))
    return tls_again (self);
  if (status < 0)
    return fail_handshake (self, status);
  self->is_in_tls = TRUE;
  self->channel.id = new_channel_id ();
  self->channel.tls = signet_tls_credentials_examine (self->tls_credentials, self->session,
                                                      self->host);
  return 0;
}

gboolean
signet_connection_has_heard (const SignetConnection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_heard;
}

/* RFC 9266 §4: tls-exporter for TLS 1.3; for TLS 1.2 tls-unique is safe only with the extended
 * master secret (RFC 7627). */
static gboolean
find_binding (SignetConnection *self, gnutls_channel_binding_t *type, SignetBinding *binding)
{
  if (gnutls_protocol_get_version (self->session) == GNUTLS_TLS1_3)
    {
      *type = GNUTLS_CB_TLS_EXPORTER;
      *binding = SIGNET_BINDING_TLS_EXPORTER;
      return TRUE;
    }
  *type = GNUTLS_CB_TLS_UNIQUE;
  *binding = SIGNET_BINDING_TLS_UNIQUE;
  return gnutls_session_ext_master_secret_status (self->session) != 0;
}

SignetBinding
signet_connection_get_binding (SignetConnection *self, guint8 data[64], gsize *length)
{
  gnutls_datum_t datum = { NULL, 0 };
  gnutls_channel_binding_t type;
  SignetBinding binding;

  g_return_val_if_fail (self != NULL && self->is_in_tls, SIGNET_BINDING_NONE);

  *length = 0;
  if (!find_binding (self, &type, &binding)
      || gnutls_session_channel_binding (self->session, type, &datum) != GNUTLS_E_SUCCESS)
    return SIGNET_BINDING_NONE;
  *length = MIN (datum.size, 64);
  memcpy (data, datum.data, *length);
  gnutls_free (datum.data);
  return binding;
}

static int
fail_plain (SignetConnection *self, int error)
{
  SignetOutcome outcome = SIGNET_OUTCOME_CLOSED;

  if (error == ETIMEDOUT)
    outcome = SIGNET_OUTCOME_TIMEOUT;
  else if (error == EHOSTUNREACH || error == ENETUNREACH)
    outcome = SIGNET_OUTCOME_UNREACHABLE;
  self->failure = (SignetFailure){ outcome, g_strerror (error), FALSE };
  return SIGNET_IO_FAILED;
}

static int
plain_result (SignetConnection *self, GIOCondition wanted)
{
  self->wanted = wanted;
  if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
    return SIGNET_IO_AGAIN;
  return fail_plain (self, errno);
}

static gssize
tls_result (SignetConnection *self, ssize_t n)
{
  if (n >= 0)
    return n;
  if (is_transient ((int)n))
    return tls_again (self);
  return fail_tls (self, (int)n);
}

static ssize_t
receive_record (SignetConnection *self, char *buffer, gsize size)
{
  ssize_t n;

  do
    n = gnutls_record_recv (self->session, buffer, size);
  while (may_be_ignored (self, n));
  return n;
}

gssize
signet_connection_read (SignetConnection *self, char *buffer, gsize size)
{
  ssize_t n;

  g_return_val_if_fail (self != NULL && self->socket != NULL, SIGNET_IO_FAILED);

  if (self->is_in_tls)
    return tls_result (self, receive_record (self, buffer, size));
  n = recv (g_socket_get_fd (self->socket), buffer, size, 0);
  if (n < 0)
    return plain_result (self, G_IO_IN);
  self->has_heard |= n > 0;
  return n;
}

gssize
signet_connection_write (SignetConnection *self, const char *bytes, gsize size)
{
  ssize_t n;

  g_return_val_if_fail (self != NULL && self->socket != NULL, SIGNET_IO_FAILED);

  if (self->is_in_tls)
    return tls_result (self, gnutls_record_send (self->session, bytes, size));
  n = send (g_socket_get_fd (self->socket), bytes, size, MSG_NOSIGNAL);
  return n < 0 ? plain_result (self, G_IO_OUT) : n;
}

static gboolean
can_go_on (GSocket *socket, GIOCondition condition, gpointer data)
{
  SignetConnection *self = data;

  g_clear_pointer (&self->source, g_source_unref);
  self->callback (self, self->user_data);
  return G_SOURCE_REMOVE;
}

void
signet_connection_wait (SignetConnection *self, SignetConnectionFunc callback, gpointer user_data)
{
  g_return_if_fail (self != NULL && self->socket != NULL);

  stop_waiting (self);
  self->callback = callback;
  self->user_data = user_data;
  self->source = g_socket_create_source (self->socket, self->wanted, NULL);
  g_source_set_callback (self->source, G_SOURCE_FUNC (can_go_on), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

const SignetFailure *
signet_connection_get_failure (const SignetConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->failure;
}
