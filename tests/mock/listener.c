/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Ports of the loopback interface, served by threads.
 */

#include "listener.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define LAST_WORDS_US (2 * G_USEC_PER_SEC)

typedef struct
{
  MockServe serve;
  gpointer user_data;
} Port;

struct _MockListener
{
  GArray *polled; /* standard input, then one for each port */
  GArray *ports;
  guint connections;
  guint active;
  GMutex mutex;
  GCond ended;
};

typedef struct
{
  MockListener *listener;
  Port port;
  int fd;
  guint number;
} Connection;

MockListener *
mock_listener_new (void)
{
  MockListener *self = g_new0 (MockListener, 1);
  struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

  self->polled = g_array_new (FALSE, FALSE, sizeof (struct pollfd));
  self->ports = g_array_new (FALSE, FALSE, sizeof (Port));
  g_array_append_val (self->polled, input);
  return self;
}

void
mock_listener_free (MockListener *self)
{
  if (self == NULL)
    return;
  for (guint i = 1; i < self->polled->len; i++)
    close (g_array_index (self->polled, struct pollfd, i).fd);
  g_array_unref (self->polled);
  g_array_unref (self->ports);
  g_free (self);
}

static guint16
listen_on (int fd, guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  socklen_t size = sizeof address;
  int on = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind (fd, (struct sockaddr *)&address, size) != 0 || listen (fd, 128) != 0
      || getsockname (fd, (struct sockaddr *)&address, &size) != 0)
    return 0;
  return ntohs (address.sin_port);
}

guint16
mock_listener_open (
    MockListener *self, guint16 port, MockServe serve, gpointer user_data, GError **error)
{
  struct pollfd poller = { .fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0),
                           .events = POLLIN };
  Port entry = { serve, user_data };
  guint16 open_port = poller.fd >= 0 ? listen_on (poller.fd, port) : 0;

  if (open_port == 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "port %u: %s", port,
                   g_strerror (errno));
      if (poller.fd >= 0)
        close (poller.fd);
      return 0;
    }
  g_array_append_val (self->polled, poller);
  g_array_append_val (self->ports, entry);
  return open_port;
}

static gpointer
run_connection (gpointer data)
{
  g_autofree Connection *connection = data;
  MockListener *self = connection->listener;

  connection->port.serve (connection->fd, connection->number, connection->port.user_data);
  g_mutex_lock (&self->mutex);
  self->active--;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
accept_one (MockListener *self, guint index)
{
  int on = 1;
  int fd = accept4 (g_array_index (self->polled, struct pollfd, index).fd, NULL, NULL,
                    SOCK_CLOEXEC);
  Connection *connection;

  if (fd < 0)
    return;
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  connection = g_new0 (Connection, 1);
  connection->listener = self;
  connection->port = g_array_index (self->ports, Port, index - 1);
  connection->fd = fd;
  connection->number = self->connections++;
  g_mutex_lock (&self->mutex);
  self->active++;
  g_mutex_unlock (&self->mutex);
  g_thread_unref (g_thread_new ("connection", run_connection, connection));
}

static void
wait_for_the_last (MockListener *self)
{
  gint64 deadline = g_get_monotonic_time () + LAST_WORDS_US;

  g_mutex_lock (&self->mutex);
  while (self->active > 0 && g_cond_wait_until (&self->ended, &self->mutex, deadline))
    continue;
  g_mutex_unlock (&self->mutex);
}

static gboolean
input_is_open (const struct pollfd *input)
{
  char byte;

  return input->revents == 0 || read (input->fd, &byte, 1) > 0;
}

void
mock_listener_run (MockListener *self)
{
  struct pollfd *polled = &g_array_index (self->polled, struct pollfd, 0);

  do
    {
      if (TEMP_FAILURE_RETRY (poll (polled, self->polled->len, -1)) < 0)
        break;
      for (guint i = 1; i < self->polled->len; i++)
        {
          if (polled[i].revents != 0)
            accept_one (self, i);
        }
    }
  while (input_is_open (&polled[0]));
  wait_for_the_last (self);
}
