/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A web server in this process, by libsoup.
 */
#include "web-server.h"

#include "certificate.h"

#include <glib/gstdio.h>
#include <gnutls/x509.h>
#include <libsoup/soup.h>
#include <string.h>

#define DRIP_MS 5

struct _WebServer
{
  GSocketService *service;      /* owned: accepts */
  SoupServer *server;           /* owned: answers */
  GTlsCertificate *certificate; /* (nullable): owned */
  GPtrArray *connections;       /* owned: GSocketConnection */
  char *ca_file;                /* owned, nullable */
  char *base;                   /* owned */
  GString *requests;            /* owned */
  guint count;
};

static char *
export_key (gnutls_certificate_credentials_t credentials)
{
  gnutls_x509_privkey_t key;
  gnutls_datum_t pem;
  char *text;

  g_assert_cmpint (gnutls_certificate_get_x509_key (credentials, 0, &key), ==, 0);
  g_assert_cmpint (
      gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &pem),
      ==, 0);
  text = g_strndup ((char *)pem.data, pem.size);
  gnutls_free (pem.data);
  gnutls_x509_privkey_deinit (key);
  return text;
}

static char *
export_certificate (gnutls_certificate_credentials_t credentials)
{
  gnutls_x509_crt_t *list;
  unsigned int n;
  gnutls_datum_t pem;
  char *text;

  g_assert_cmpint (gnutls_certificate_get_x509_crt (credentials, 0, &list, &n), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_export2 (list[0], GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  text = g_strndup ((char *)pem.data, pem.size);
  gnutls_free (pem.data);
  for (unsigned int i = 0; i < n; i++)
    gnutls_x509_crt_deinit (list[i]);
  gnutls_free (list);
  return text;
}

static GTlsCertificate *
make_certificate (WebServer *self, const char *flaw)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autofree char *certificate = NULL;
  g_autofree char *pem = NULL;
  gnutls_certificate_credentials_t credentials;
  GTlsCertificate *made;
  int fd = g_file_open_tmp ("signet-ca-XXXXXX", &self->ca_file, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  credentials = mock_certificate_make (flaw, self->ca_file, &error);
  g_assert_no_error (error);
  key = export_key (credentials);
  certificate = export_certificate (credentials);
  gnutls_certificate_free_credentials (credentials);
  pem = g_strconcat (certificate, key, NULL);
  made = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_assert_no_error (error);
  return made;
}

static void
set_text (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
set_config (SoupServerMessage *message, guint status, const char *host)
{
  g_autofree char *config = g_strdup_printf (
      "<clientConfig><emailProvider><domain>example.org</domain><incomingServer type=\"imap\">"
      "<hostname>%s</hostname><port>993</port><socketType>SSL</socketType></incomingServer>"
      "</emailProvider></clientConfig>",
      host);

  set_text (message, status, config);
}

static void
set_zeros (SoupServerMessage *message, guint64 n, SoupEncoding encoding)
{
  g_autofree char *zeros = g_malloc (n);

  memset (zeros, '0', n);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), encoding);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY,
                            zeros, n);
  if (encoding == SOUP_ENCODING_CHUNKED)
    soup_message_body_complete (soup_server_message_get_response_body (message));
}

static void
set_redirect (SoupServerMessage *message, const char *url)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                               "crumb=1; Path=/");
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", url);
  set_text (message, SOUP_STATUS_FOUND, "");
}

/* A redirect to nowhere in particular leads to itself. */
static const char *
find_target (SoupServerMessage *message)
{
  const char *target = g_uri_get_query (soup_server_message_get_uri (message));

  return target != NULL ? target : "/to";
}

static void
set_hop (SoupServerMessage *message, guint64 n)
{
  g_autofree char *next = g_strdup_printf ("/hops/%u", (guint)n - 1);

  if (n == 0)
    set_text (message, 200, "end");
  else
    set_redirect (message, next);
}

static gboolean
drip (gpointer data)
{
  SoupServerMessage *message = data;

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "0", 1);
  soup_server_message_unpause (message);
  return G_SOURCE_CONTINUE;
}

static void
stop_drip (SoupServerMessage *message)
{
  g_object_set_data (G_OBJECT (message), "drip", NULL);
}

static void
start_drip (SoupServerMessage *message)
{
  GSource *source = g_timeout_source_new (DRIP_MS);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  g_source_set_callback (source, drip, message, NULL);
  g_source_attach (source, NULL);
  g_source_unref (source);
  g_object_set_data_full (G_OBJECT (message), "drip", source, (GDestroyNotify)g_source_destroy);
  g_signal_connect (message, "finished", G_CALLBACK (stop_drip), NULL);
  g_signal_connect (message, "disconnected", G_CALLBACK (stop_drip), NULL);
}

static void
note (const char *name, const char *value, gpointer data)
{
  g_string_append_printf (data, "%s: %s\n", name, value);
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  WebServer *self = user_data;
  const char *word = strrchr (path, '/') + 1;
  guint64 number = g_ascii_strtoull (word, NULL, 10);

  self->count++;
  g_string_append_printf (self->requests, "%s %s\n", soup_server_message_get_method (message),
                          path);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note,
                                self->requests);
  if (g_str_has_prefix (path, "/text/"))
    set_text (message, 200, word);
  else if (g_str_has_prefix (path, "/config/"))
    set_config (message, 200, word);
  else if (g_str_has_prefix (path, "/status/"))
    set_config (message, (guint)number, "imap.example.org");
  else if (g_str_has_prefix (path, "/zeros/"))
    set_zeros (message, number, SOUP_ENCODING_CONTENT_LENGTH);
  else if (g_str_has_prefix (path, "/chunks/"))
    set_zeros (message, number, SOUP_ENCODING_CHUNKED);
  else if (g_str_equal (path, "/to"))
    set_redirect (message, find_target (message));
  else if (g_str_has_prefix (path, "/hops/"))
    set_hop (message, number);
  else if (g_str_equal (path, "/drip"))
    start_drip (message);
  else if (g_str_equal (path, "/mute"))
    soup_server_message_pause (message);
  else
    set_text (message, 404, "");
}

/* What a client breaks off too early for its handshake is no connection. */
static gboolean
on_connection (WebServer *self, GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GIOStream) stream = NULL;

  if (self->certificate != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  else
    stream = g_object_ref (G_IO_STREAM (connection));
  g_ptr_array_add (self->connections, g_object_ref (connection));
  if (stream != NULL && local != NULL && remote != NULL)
    soup_server_accept_iostream (self->server, stream, local, remote, NULL);
  return TRUE;
}

static void
listen_locally (WebServer *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->service, "incoming", G_CALLBACK (on_connection), self);
  self->base = g_strdup_printf ("%s://localhost:%d", self->certificate != NULL ? "https" : "http",
                                g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
}

WebServer *
web_server_new (const char *flaw)
{
  WebServer *self = g_new0 (WebServer, 1);

  self->requests = g_string_new (NULL);
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->service = g_socket_service_new ();
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (flaw != NULL)
    self->certificate = make_certificate (self, flaw);
  listen_locally (self);
  return self;
}

/* libsoup waits for handshakes that are under way, and a client of this process that has lost its
 * interest would never get its turn to end them. */
static void
break_off (WebServer *self)
{
  for (guint i = 0; i < self->connections->len; i++)
    g_socket_shutdown (g_socket_connection_get_socket (self->connections->pdata[i]), TRUE, TRUE,
                       NULL);
}

void
web_server_free (WebServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  break_off (self);
  soup_server_disconnect (self->server);
  g_object_unref (self->service);
  g_object_unref (self->server);
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->connections);
  if (self->ca_file != NULL)
    g_unlink (self->ca_file);
  g_free (self->ca_file);
  g_free (self->base);
  g_string_free (self->requests, TRUE);
  g_free (self);
}

char *
web_server_url (const WebServer *self, const char *path)
{
  return g_strconcat (self->base, path, NULL);
}

const char *
web_server_get_ca_file (const WebServer *self)
{
  return self->ca_file;
}

const char *
web_server_get_requests (const WebServer *self)
{
  return self->requests->str;
}

guint
web_server_count (const WebServer *self)
{
  return self->count;
}
