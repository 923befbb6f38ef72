/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Servers on loopback.
 */
#include "peer.h"

#include <string.h>

struct _Peer
{
  GSocketService *service; /* owned */
  char *script;            /* owned, nullable */
  GPtrArray *clients;      /* owned */
  guint16 port;
};

typedef struct
{
  GSocketConnection *connection; /* owned */
  GDataInputStream *input;       /* owned */
  GStrv lines;                   /* owned */
  guint next;
} Client;

static void
client_free (Client *self)
{
  g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_object_unref (self->connection);
  g_object_unref (self->input);
  g_strfreev (self->lines);
  g_free (self);
}

static void
say (Client *self, const char *line)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  g_autofree char *ended = g_strconcat (line, "\r\n", NULL);

  g_output_stream_write_all (output, ended, strlen (ended), NULL, NULL, NULL);
}

static void play (Client *self);

static void
on_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Client *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source),
                                                                result, NULL, &error);

  /* NULL also when the server is gone, and the client with it. */
  if (line == NULL)
    return;
  g_assert_true (g_str_has_prefix (line, self->lines[self->next] + strlen ("C: ")));
  self->next++;
  play (self);
}

static void
play (Client *self)
{
  for (; self->lines[self->next] != NULL; self->next++)
    {
      const char *line = self->lines[self->next];

      if (g_str_has_prefix (line, "C: "))
        {
          g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, NULL, on_line,
                                               self);
          return;
        }
      if (g_str_has_prefix (line, "S: "))
        say (self, line + strlen ("S: "));
    }
}

static gboolean
on_incoming (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  Peer *self = user_data;
  Client *client = g_new0 (Client, 1);

  client->connection = g_object_ref (connection);
  client->input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (client->input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  client->lines = g_strsplit (self->script != NULL ? self->script : "", "\n", -1);
  g_ptr_array_add (self->clients, client);
  play (client);
  return TRUE;
}

static guint16
listen_on_any_port (GSocketListener *listener)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, &error);
  g_assert_no_error (error);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
}

guint16
peer_refusing_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = listen_on_any_port (listener);

  g_socket_listener_close (listener);
  return port;
}

Peer *
peer_new (const char *script)
{
  Peer *self = g_new0 (Peer, 1);

  self->service = g_socket_service_new ();
  self->script = g_strdup (script);
  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify)client_free);
  self->port = listen_on_any_port (G_SOCKET_LISTENER (self->service));
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  g_socket_service_start (self->service);
  return self;
}

void
peer_free (Peer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_ptr_array_unref (self->clients);
  g_free (self->script);
  g_free (self);
}

guint16
peer_get_port (Peer *self)
{
  return self->port;
}

guint
peer_count (Peer *self)
{
  return self->clients->len;
}
