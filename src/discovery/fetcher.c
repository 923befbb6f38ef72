/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads small files over https, by libsoup. Redirects are followed here, because libsoup would
 * follow one to http.
 */
#include "fetcher.h"

#include <libsoup/soup.h>

/* A server that says nothing for so long will not do so in time. */
#define SILENCE_S     5
#define MAX_REDIRECTS 3
#define CHUNK         (32 * 1024)

struct _SignetFetcher
{
  SoupSession *session; /* owned */
  GPtrArray *anchors;   /* (element-type GTlsDatabase), owned: the user's authorities */
  gboolean is_loading;  /* the trust store is read, or has been */
};

/* One file on its way */
typedef struct
{
  SignetFetcher *fetcher; /* owned */
  GUri *uri;              /* owned: where it was asked for */
  SoupMessage *message;   /* owned */
  GInputStream *stream;   /* owned, nullable */
  GByteArray *body;       /* owned */
  guint redirects;
  SignetFetcherFunc connected; /* nullable */
  gpointer user_data;          /* for connected */
} Fetch;

static void
fetcher_clear (gpointer data)
{
  SignetFetcher *self = data;

  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_ptr_array_unref (self->anchors);
}

SignetFetcher *
signet_fetcher_ref (SignetFetcher *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
signet_fetcher_unref (SignetFetcher *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, fetcher_clear);
}

/* Without the decoder no compressed answer is asked for: the limit then counts what is sent. GIO
 * would read a database anew for each connection, and in the main loop, so certificates are judged
 * here; see on_accept_certificate(). */
static SoupSession *
new_session (void)
{
  SoupSession *session = soup_session_new_with_options ("timeout", SILENCE_S, NULL);

  soup_session_set_user_agent (session, "Signet");
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_set_tls_database (session, NULL);
  return session;
}

static gboolean
add_anchors (SignetFetcher *self, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  GTlsDatabase *anchors = g_tls_file_database_new (absolute, error);

  if (anchors == NULL)
    return FALSE;
  g_ptr_array_add (self->anchors, anchors);
  return TRUE;
}

SignetFetcher *
signet_fetcher_new (const char *const *ca_files, GError **error)
{
  g_autoptr (SignetFetcher) self = g_rc_box_new0 (SignetFetcher);

  self->session = new_session ();
  self->anchors = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; ca_files != NULL && ca_files[i] != NULL; i++)
    if (!add_anchors (self, ca_files[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/* The session may keep a message for longer than its fetch is there. */
static void
drop_message (Fetch *fetch)
{
  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_clear_object (&fetch->message);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_clear_object (&fetch->stream);
  drop_message (fetch);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_byte_array_unref (fetch->body);
  signet_fetcher_unref (fetch->fetcher);
  g_free (fetch);
}

static gboolean
is_vouched_for (GTlsDatabase *authorities, GTlsCertificate *certificate, SoupMessage *message)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 443);

  return g_tls_database_verify_chain (authorities, certificate,
                                      G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                      G_TLS_DATABASE_VERIFY_NONE, NULL, NULL)
         == G_TLS_CERTIFICATE_NO_FLAGS;
}

/* One that the system or the user knows has to vouch for it; the flaws of the certificate are among
 * what it looks at. */
static gboolean
is_trusted (SignetFetcher *self, GTlsCertificate *certificate, SoupMessage *message)
{
  g_autoptr (GTlsDatabase)
      system = g_tls_backend_get_default_database (g_tls_backend_get_default ());

  if (system != NULL && is_vouched_for (system, certificate, message))
    return TRUE;
  for (guint i = 0; i < self->anchors->len; i++)
    if (is_vouched_for (g_ptr_array_index (self->anchors, i), certificate, message))
      return TRUE;
  return FALSE;
}

/* The session knows no authority, so each handshake comes here; resumed ones do not. */
static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags flaws,
                       gpointer user_data)
{
  return is_trusted (user_data, certificate, message);
}

static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Fetch *fetch = user_data;

  if (event == G_SOCKET_CLIENT_CONNECTED && fetch->connected != NULL)
    fetch->connected (fetch->user_data);
}

static void on_sent (GObject *source, GAsyncResult *result, gpointer user_data);

static void
request (GTask *task, GUri *uri)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 || g_uri_get_userinfo (uri) != NULL
      || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "only https is read");
      return;
    }
  drop_message (fetch);
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  soup_message_set_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect_data (fetch->message, "accept-certificate", G_CALLBACK (on_accept_certificate),
                         signet_fetcher_ref (fetch->fetcher),
                         (GClosureNotify)(GCallback)signet_fetcher_unref, 0);
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (on_network_event), fetch);
  soup_session_send_async (fetch->fetcher->session, fetch->message, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), on_sent, g_object_ref (task));
}

static void
redirect (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) uri = NULL;

  if (fetch->redirects++ < MAX_REDIRECTS && location != NULL)
    uri = g_uri_parse_relative (soup_message_get_uri (fetch->message), location,
                                SOUP_HTTP_URI_FLAGS, NULL);
  g_clear_object (&fetch->stream);
  if (uri != NULL)
    request (task, uri);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "redirected to nowhere");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_bytes_get_size (bytes) == 0)
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (fetch->body)),
                           (GDestroyNotify)g_bytes_unref);
  else if (fetch->body->len + g_bytes_get_size (bytes) > SIGNET_FETCH_MAX)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "too long");
  else
    {
      g_byte_array_append (fetch->body, g_bytes_get_data (bytes, NULL),
                           (guint)g_bytes_get_size (bytes));
      g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), on_read, g_object_ref (task));
    }
}

/* RFC 8996: TLS 1.0 and 1.1 prove nothing any more. A connection may be resumed that another
 * fetcher of this program, with other authorities, has made. */
static gboolean
is_secure (SignetFetcher *self, SoupMessage *message)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);

  return soup_message_get_tls_protocol_version (message) >= G_TLS_PROTOCOL_VERSION_TLS_1_2
         && certificate != NULL && is_trusted (self, certificate, message);
}

static void
answer (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  guint status = soup_message_get_status (fetch->message);

  if (!is_secure (fetch->fetcher, fetch->message))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "TLS is not good enough");
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    redirect (task);
  else if (status != SOUP_STATUS_OK)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "HTTP status %u", status);
  else
    g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), on_read, g_object_ref (task));
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    answer (task);
}

/* GIO keeps it for the whole process, but would read it in the main loop, at the first certificate:
 * by then, two round trips from now, it has been read. The module is loaded here: a thread that
 * does so can meet types that this one makes. */
static void
load_trust (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_object_unref (g_tls_backend_get_default_database (G_TLS_BACKEND (data)));
  g_task_return_boolean (task, TRUE);
}

static void
load_trust_ahead (SignetFetcher *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, g_tls_backend_get_default (), NULL);
  g_task_run_in_thread (task, load_trust);
}

void
signet_fetcher_get_async (SignetFetcher *self,
                          const char *url,
                          SignetFetcherFunc connected,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Fetch *fetch;

  g_return_if_fail (self != NULL && url != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  fetch = g_new0 (Fetch, 1);
  fetch->fetcher = signet_fetcher_ref (self);
  fetch->connected = connected;
  fetch->user_data = user_data;
  fetch->body = g_byte_array_new ();
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, &error);
  if (fetch->uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  load_trust_ahead (self);
  request (task, fetch->uri);
}

GBytes *
signet_fetcher_get_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
