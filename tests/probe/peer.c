/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A server on loopback, in a thread of the test.
 */
#include "peer.h"

#include <arpa/inet.h>
#include <gnutls/gnutls.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

struct _Peer
{
  const PeerPlan *plan; /* unowned */
  int listener;
  guint16 port;
  gnutls_certificate_credentials_t credentials; /* owned */
  GString *heard;                               /* owned; the thread's until it ends */
  GThread *thread;                              /* owned */
  int n_calls;                                  /* atomic */
};

/* One connection */
typedef struct
{
  Peer *peer;
  int fd;
  gnutls_session_t session; /* nullable */
} Call;

static gboolean
call_send (Call *call, const char *bytes)
{
  gsize length = strlen (bytes);

  if (call->session != NULL)
    return gnutls_record_send (call->session, bytes, length) == (ssize_t)length;
  return send (call->fd, bytes, length, MSG_NOSIGNAL) == (ssize_t)length;
}

static gboolean
call_read (Call *call, char *byte)
{
  ssize_t n = call->session != NULL ? gnutls_record_recv (call->session, byte, 1)
                                    : recv (call->fd, byte, 1, 0);

  if (n == 1)
    g_string_append_c (call->peer->heard, *byte);
  return n == 1;
}

static gboolean
call_expect (Call *call, const char *words)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char byte = '\0';

  while (byte != '\n' && call_read (call, &byte))
    g_string_append_c (line, byte);
  return byte == '\n' && g_str_has_prefix (line->str, words);
}

static gboolean
call_start_tls (Call *call)
{
  const PeerPlan *plan = call->peer->plan;
  int status;

  gnutls_init (&call->session, GNUTLS_SERVER);
  if (plan->priorities != NULL)
    g_assert_cmpint (gnutls_priority_set_direct (call->session, plan->priorities, NULL), ==, 0);
  else
    gnutls_set_default_priority (call->session);
  gnutls_credentials_set (call->session, GNUTLS_CRD_CERTIFICATE, call->peer->credentials);
  if (plan->wants_certificate)
    gnutls_certificate_server_set_request (call->session, GNUTLS_CERT_REQUIRE);
  gnutls_transport_set_int (call->session, call->fd);
  do
    status = gnutls_handshake (call->session);
  while (status < 0 && !gnutls_error_is_fatal (status));
  if (status < 0)
    gnutls_alert_send_appropriate (call->session, status);
  return status == 0;
}

/* RFC 5246 §7.2: "user_canceled", a warning */
static gboolean
call_warn (Call *call)
{
  static const guint8 alert[] = { 21, 3, 3, 0, 2, 1, 90 };

  if (call->session != NULL)
    return gnutls_alert_send (call->session, GNUTLS_AL_WARNING, GNUTLS_A_USER_CANCELED) == 0;
  return send (call->fd, alert, sizeof alert, MSG_NOSIGNAL) == sizeof alert;
}

static gboolean
call_step (Call *call, const char *step)
{
  static const struct linger at_once = { .l_onoff = 1 };
  g_autofree char *line = NULL;
  char byte;

  if (g_str_has_prefix (step, "S: "))
    {
      line = g_strconcat (step + 3, "\r\n", NULL);
      return call_send (call, line);
    }
  if (g_str_has_prefix (step, "B: "))
    {
      line = g_strcompress (step + 3);
      return call_send (call, line);
    }
  if (g_str_has_prefix (step, "C: "))
    return call_expect (call, step + 3);
  if (g_str_equal (step, "TLS"))
    return call_start_tls (call);
  if (g_str_has_prefix (step, "PAUSE "))
    {
      g_usleep (1000 * g_ascii_strtoull (step + 6, NULL, 10));
      return TRUE;
    }
  if (g_str_equal (step, "GONE"))
    return shutdown (call->peer->listener, SHUT_RDWR) == 0;
  if (g_str_equal (step, "RESET"))
    return setsockopt (call->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once) == 0;
  if (g_str_equal (step, "WARN"))
    {
      for (int i = 0; i < 100; i++)
        if (!call_warn (call))
          return FALSE;
      return TRUE;
    }
  if (!g_str_equal (step, "WAIT"))
    g_error ("no such step: %s", step);
  while (call_read (call, &byte))
    continue;
  return TRUE;
}

/* A client that stays without a word must not hold the test for ever */
static void
limit_time (int fd)
{
  const struct timeval limit = { 10, 0 };

  setsockopt (fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
}

static char *
script_of (const Peer *self, guint number)
{
  g_auto (GStrv) scripts = g_strsplit (self->plan->script, "NEXT\n", 0);

  return g_strdup (*scripts != NULL ? scripts[MIN (number, g_strv_length (scripts) - 1)] : "");
}

static void
serve (Peer *self, int fd)
{
  g_autofree char *script = script_of (self, (guint)g_atomic_int_add (&self->n_calls, 1));
  g_auto (GStrv) steps = g_strsplit (script, "\n", 0);
  Call call = { self, fd, NULL };

  limit_time (fd);
  for (guint i = 0; steps[i] != NULL && *steps[i] != '\0' && call_step (&call, steps[i]); i++)
    continue;
  if (call.session != NULL)
    {
      gnutls_bye (call.session, GNUTLS_SHUT_WR);
      gnutls_deinit (call.session);
    }
  close (fd);
}

static gpointer
run (gpointer data)
{
  Peer *self = data;
  int fd;

  while ((fd = accept (self->listener, NULL, NULL)) >= 0)
    serve (self, fd);
  return NULL;
}

static void
listen_at (Peer *self, const char *where, guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  socklen_t length = sizeof address;

  g_assert_cmpint (inet_pton (AF_INET, where, &address.sin_addr), ==, 1);
  self->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (bind (self->listener, (struct sockaddr *)&address, length), ==, 0);
  g_assert_cmpint (listen (self->listener, 8), ==, 0);
  g_assert_cmpint (getsockname (self->listener, (struct sockaddr *)&address, &length), ==, 0);
  self->port = ntohs (address.sin_port);
}

Peer *
peer_new (const PeerPlan *plan)
{
  return peer_new_at (plan, "127.0.0.1", 0);
}

Peer *
peer_new_at (const PeerPlan *plan, const char *address, guint16 port)
{
  Peer *self = g_new0 (Peer, 1);

  self->plan = plan;
  self->heard = g_string_new (NULL);
  gnutls_certificate_allocate_credentials (&self->credentials);
  if (plan->certificate != NULL)
    gnutls_certificate_set_x509_key (
        self->credentials, (gnutls_x509_crt_t *)&plan->certificate->crt, 1, plan->certificate->key);
  listen_at (self, address, port);
  self->thread = g_thread_new ("peer", run, self);
  return self;
}

guint16
peer_get_port (const Peer *self)
{
  return self->port;
}

guint
peer_count_calls (Peer *self)
{
  return (guint)g_atomic_int_get (&self->n_calls);
}

char *
peer_finish (Peer *self)
{
  char *heard;

  shutdown (self->listener, SHUT_RDWR);
  g_thread_join (self->thread);
  close (self->listener);
  gnutls_certificate_free_credentials (self->credentials);
  heard = g_string_free (self->heard, FALSE);
  g_free (self);
  return heard;
}
