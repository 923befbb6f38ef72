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
  SoupServer *server; /* owned */
  char *ca_file;      /* owned, nullable */
  char *base;         /* owned */
  GString *requests;  /* owned */
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

static void
listen_locally (WebServer *self, SoupServerListenOptions options)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | options, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("%s://localhost:%d", options != 0 ? "https" : "http",
                                g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
}

WebServer *
web_server_new (const char *flaw)
{
  WebServer *self = g_new0 (WebServer, 1);

  self->requests = g_string_new (NULL);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (flaw != NULL)
    {
      g_autoptr (GTlsCertificate) certificate = make_certificate (self, flaw);

      soup_server_set_tls_certificate (self->server, certificate);
    }
  listen_locally (self, flaw != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0);
  return self;
}

void
web_server_free (WebServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
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
