/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Blocking I/O over a socket and GnuTLS; one thread per connection calls this.
 */

#include "session.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct _MockSession
{
  int fd;
  int log_clear;
  int log_tls;
  gnutls_session_t session;
  GString *waiting;
  gboolean heard;
};

static int
open_log (const char *log, const char *ending)
{
  g_autofree char *path = g_strconcat (log, ending, NULL);

  return open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

MockSession *
mock_session_new (int fd, const char *log)
{
  MockSession *self = g_new0 (MockSession, 1);

  self->fd = fd;
  self->log_clear = log != NULL ? open_log (log, ".clear") : -1;
  self->log_tls = log != NULL ? open_log (log, ".tls") : -1;
  self->waiting = g_string_new (NULL);
  return self;
}

void
mock_session_free (MockSession *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL)
    {
      gnutls_bye (self->session, GNUTLS_SHUT_WR);
      gnutls_deinit (self->session);
    }
  close (self->fd);
  if (self->log_clear >= 0)
    close (self->log_clear);
  if (self->log_tls >= 0)
    close (self->log_tls);
  g_string_free (self->waiting, TRUE);
  g_free (self);
}

static gssize
send_some (MockSession *self, const char *bytes, gsize length)
{
  gssize sent;

  if (self->session == NULL)
    return TEMP_FAILURE_RETRY (send (self->fd, bytes, length, MSG_NOSIGNAL));
  do
    sent = gnutls_record_send (self->session, bytes, length);
  while (sent == GNUTLS_E_INTERRUPTED || sent == GNUTLS_E_AGAIN);
  return sent;
}

gboolean
mock_session_send (MockSession *self, const void *bytes, gsize length)
{
  const char *next = bytes;

  while (length > 0)
    {
      gssize sent = send_some (self, next, length);

      if (sent <= 0)
        return FALSE;
      next += sent;
      length -= (gsize)sent;
    }
  return TRUE;
}

gboolean
mock_session_wait (MockSession *self, int milliseconds)
{
  struct pollfd poller = { .fd = self->fd, .events = POLLIN };

  return TEMP_FAILURE_RETRY (poll (&poller, 1, milliseconds)) > 0;
}

static gssize
receive_some (MockSession *self, char *buffer, gsize size)
{
  gssize received;

  if (self->session == NULL)
    return TEMP_FAILURE_RETRY (recv (self->fd, buffer, size, 0));
  do
    received = gnutls_record_recv (self->session, buffer, size);
  while (received == GNUTLS_E_INTERRUPTED || received == GNUTLS_E_AGAIN);
  return received;
}

static gboolean
receive (MockSession *self)
{
  char buffer[4096];
  gssize received = receive_some (self, buffer, sizeof buffer);
  int log = self->session != NULL ? self->log_tls : self->log_clear;

  if (received <= 0)
    return FALSE;
  self->heard = TRUE;
  g_string_append_len (self->waiting, buffer, received);
  return log < 0 || write (log, buffer, (gsize)received) == received;
}

GString *
mock_session_read_line (MockSession *self)
{
  const char *end;
  GString *line;
  gsize length;

  while ((end = memchr (self->waiting->str, '\n', self->waiting->len)) == NULL)
    {
      if (!receive (self))
        return NULL;
    }
  length = (gsize)(end - self->waiting->str);
  line = g_string_new_len (self->waiting->str, (gssize)length);
  if (length > 0 && line->str[length - 1] == '\r')
    g_string_truncate (line, length - 1);
  g_string_erase (self->waiting, 0, (gssize)length + 1);
  return line;
}

gboolean
mock_session_starts_tls (MockSession *self)
{
  char first = 0;

  return TEMP_FAILURE_RETRY (recv (self->fd, &first, 1, MSG_PEEK)) == 1 && first == 0x16;
}

void
mock_session_swallow (MockSession *self)
{
  receive (self);
  g_string_truncate (self->waiting, 0);
}

void
mock_session_drain (MockSession *self)
{
  while (receive (self))
    g_string_truncate (self->waiting, 0);
}

gboolean
mock_session_start_tls (MockSession *self,
                        gnutls_certificate_credentials_t credentials,
                        const char *priority,
                        gnutls_certificate_request_t request)
{
  int status;

  g_return_val_if_fail (self->session == NULL && self->waiting->len == 0, FALSE);

  gnutls_init (&self->session, GNUTLS_SERVER | GNUTLS_NO_SIGNAL);
  gnutls_priority_set_direct (self->session, priority, NULL);
  gnutls_credentials_set (self->session, GNUTLS_CRD_CERTIFICATE, credentials);
  gnutls_certificate_server_set_request (self->session, request);
  gnutls_transport_set_int (self->session, self->fd);
  self->heard = TRUE;
  do
    status = gnutls_handshake (self->session);
  while (status < 0 && !gnutls_error_is_fatal (status));
  if (status == 0)
    return TRUE;
  gnutls_alert_send_appropriate (self->session, status);
  g_clear_pointer (&self->session, gnutls_deinit);
  return FALSE;
}

GBytes *
mock_session_get_binding (MockSession *self)
{
  gnutls_datum_t data;
  GBytes *binding;

  if (self->session == NULL
      || gnutls_session_channel_binding (self->session, GNUTLS_CB_TLS_EXPORTER, &data) != 0)
    return NULL;
  binding = g_bytes_new (data.data, data.size);
  gnutls_free (data.data);
  return binding;
}

gboolean
mock_session_has_heard (const MockSession *self)
{
  return self->heard;
}

void
mock_session_reset (MockSession *self)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  g_clear_pointer (&self->session, gnutls_deinit);
  setsockopt (self->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}
