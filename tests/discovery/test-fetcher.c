/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reading over https: only over https, only what is small, only from who proves to be it, and
 * without a word about the user.
 */
#include "autoconfig.h"
#include "fetcher.h"
#include "web-server.h"

#include <string.h>

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static SignetFetcher *
new_fetcher (const WebServer *server)
{
  const char *const ca_files[] = { web_server_get_ca_file (server), NULL };
  g_autoptr (GError) error = NULL;
  SignetFetcher *fetcher = signet_fetcher_new (ca_files, &error);

  g_assert_no_error (error);
  return fetcher;
}

static char *
get_url (SignetFetcher *fetcher, const char *url)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  signet_fetcher_get_async (fetcher, url, NULL, NULL, keep_result, &result);
  bytes = signet_fetcher_get_finish (wait_for (&result), &error);
  g_assert_true ((bytes == NULL) == (error != NULL));
  if (error != NULL)
    g_test_message ("%s: %s", url, error->message);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static char *
get (const WebServer *server, const char *path)
{
  g_autoptr (SignetFetcher) fetcher = new_fetcher (server);
  g_autofree char *url = web_server_url (server, path);

  return get_url (fetcher, url);
}

/* Whoever listens learns the name of the program and nothing else. */
static void
test_get (void)
{
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autofree char *text = get (server, "/text/hello");
  const char *requests = web_server_get_requests (server);

  g_assert_cmpstr (text, ==, "hello");
  g_assert_nonnull (strstr (requests, "GET /text/hello\n"));
  g_assert_nonnull (strstr (requests, "User-Agent: Signet\n"));
  g_assert_null (strstr (requests, "Accept-Encoding"));
  g_assert_null (strstr (requests, "Accept-Language"));
  g_assert_null (strstr (requests, "Referer"));
  g_assert_null (strstr (requests, "Authorization"));
}

static void
test_own_authority_only_with_file (void)
{
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autoptr (SignetFetcher) fetcher = signet_fetcher_new (NULL, NULL);
  g_autofree char *url = web_server_url (server, "/text/hello");
  g_autofree char *text = get_url (fetcher, url);

  g_assert_null (text);
  g_assert_cmpuint (web_server_count (server), ==, 0);
}

static void
test_bad_ca_file (void)
{
  const char *const ca_files[] = { "/nonexistent/ca.pem", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_fetcher_new (ca_files, &error));
  g_assert_nonnull (error);
}

static void
test_certificate (gconstpointer flaw)
{
  g_autoptr (WebServer) server = web_server_new (flaw);
  g_autofree char *text = get (server, "/text/hello");

  g_assert_null (text);
  g_assert_cmpuint (web_server_count (server), ==, 0);
}

static const struct
{
  const char *path;
  gboolean good;
} pages[] = {
  { "/status/200", TRUE },
  { "/status/201", FALSE },
  { "/status/204", FALSE },
  { "/status/300", FALSE },
  { "/status/301", FALSE },
  { "/status/304", FALSE },
  { "/status/400", FALSE },
  { "/status/401", FALSE },
  { "/status/404", FALSE },
  { "/status/407", FALSE },
  { "/status/500", FALSE },
  { "/status/503", FALSE },
  { "/zeros/1048576", TRUE },
  { "/zeros/1048577", FALSE },
  { "/zeros/104857600", FALSE },
  { "/chunks/1048576", TRUE },
  { "/chunks/1048577", FALSE },
  { "/chunks/30000000", FALSE },
  { "/to?/text/x", TRUE },
  { "/to?text/x", TRUE },
  { "/hops/3", TRUE },
  { "/hops/4", FALSE },
  { "/to?/to", FALSE },
  { "/to", FALSE },
  { "/to?ftp://x/", FALSE },
  { "/to?https://", FALSE },
  { "/to?//ada@localhost/", FALSE },
  { "/to?data:text,x", FALSE },
  { "/to?file:///etc/passwd", FALSE },
};

static void
test_page (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autofree char *text = NULL;

  g_test_message ("%s", pages[i].path);
  text = get (server, pages[i].path);
  g_assert_cmpint (text != NULL, ==, pages[i].good);
}

static void
test_no_cookies (void)
{
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autofree char *text = get (server, "/hops/2");

  g_assert_cmpstr (text, ==, "end");
  g_assert_cmpuint (web_server_count (server), ==, 3);
  g_assert_null (strstr (web_server_get_requests (server), "Cookie"));
}

/* Not even a connection is made. */
static void
test_never_http (void)
{
  g_autoptr (WebServer) plain = web_server_new (NULL);
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autoptr (SignetFetcher) fetcher = new_fetcher (server);
  g_autofree char *url = web_server_url (plain, "/text/x");
  g_autofree char *redirect = g_strconcat ("/to?", url, NULL);
  g_autofree char *direct_text = get_url (fetcher, url);
  g_autofree char *redirect_text = get (server, redirect);

  g_assert_null (direct_text);
  g_assert_null (redirect_text);
  g_assert_cmpuint (web_server_count (server), ==, 1);
  g_assert_cmpuint (web_server_count (plain), ==, 0);
}

static void
test_bad_urls (void)
{
  static const char *const urls[] = {
    "", "x", "https://", "https:///x", "https://a b/", "file:///"
  };
  g_autoptr (SignetFetcher) fetcher = signet_fetcher_new (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *text = get_url (fetcher, urls[i]);

      g_assert_null (text);
    }
}

static gboolean
cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* A byte now and then, or none at all, extends nothing. */
static void
test_cancel (gconstpointer path)
{
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autoptr (SignetFetcher) fetcher = new_fetcher (server);
  g_autofree char *url = web_server_url (server, path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_fetcher_get_async (fetcher, url, NULL, cancellable, keep_result, &result);
  while (web_server_count (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (50, cancel, cancellable);
  g_assert_null (signet_fetcher_get_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Places of a file, and the host that counts; "-" for none */
static const struct
{
  const char *name;
  const char *paths;
  const char *host;
} places[] = {
  { "only", "/config/a.example", "a.example" },
  { "first", "/config/a.example /config/b.example", "a.example" },
  { "second", "/status/404 /config/b.example", "b.example" },
  { "first-is-portal", "/text/x /config/b.example", "b.example" },
  { "first-is-mute", "/mute /config/b.example", "b.example" },
  { "first-drips", "/drip /config/b.example", "b.example" },
  { "last-is-mute", "/config/a.example /mute", "a.example" },
  { "none", "/status/500 /text/x", "-" },
};

static void
test_places (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autoptr (SignetFetcher) fetcher = new_fetcher (server);
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  const SignetSourceQuery query = { target, target->host, fetcher, NULL, NULL, NULL };
  g_auto (GStrv) urls = g_strsplit (places[i].paths, " ", -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (guint j = 0; urls[j] != NULL; j++)
    {
      g_autofree char *path = urls[j];

      urls[j] = web_server_url (server, path);
    }
  signet_autoconfig_fetch_async (&query, SIGNET_SOURCE_DATABASE, (const char *const *)urls, NULL,
                                 keep_result, &result);
  found = signet_source_find_finish (wait_for (&result));
  g_assert_cmpuint (found->len, ==, g_str_equal (places[i].host, "-") ? 0 : 1);
  if (found->len > 0)
    {
      const SignetCandidate *candidate = found->pdata[0];

      g_assert_cmpstr (candidate->host, ==, places[i].host);
      g_assert_cmpint (candidate->source, ==, SIGNET_SOURCE_DATABASE);
      g_assert_true (candidate->authenticated);
    }
}

static void
count_heard (SignetSource source, gpointer user_data)
{
  g_assert_cmpint (source, ==, SIGNET_SOURCE_DATABASE);
  ++*(guint *)user_data;
}

/* Who accepts a connection is heard, even if nothing else comes; who refuses one is not */
static void
test_heard (void)
{
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autoptr (SignetFetcher) fetcher = new_fetcher (server);
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  guint heard = 0;
  const SignetSourceQuery query = { target, target->host, fetcher, NULL, count_heard, &heard };
  g_autofree char *mute = web_server_url (server, "/mute");
  const char *const urls[] = { mute, NULL };
  const char *const refused[] = { "https://localhost:1/", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) no_result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) not_found = NULL;

  signet_autoconfig_fetch_async (&query, SIGNET_SOURCE_DATABASE, refused, NULL, keep_result,
                                 &no_result);
  not_found = signet_source_find_finish (wait_for (&no_result));
  g_assert_cmpuint (heard, ==, 0);
  signet_autoconfig_fetch_async (&query, SIGNET_SOURCE_DATABASE, urls, cancellable, keep_result,
                                 &result);
  while (heard == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  found = signet_source_find_finish (wait_for (&result));
  g_assert_cmpuint (heard, ==, 1);
}

static void
test_places_cancelled (void)
{
  g_autoptr (WebServer) server = web_server_new ("good");
  g_autoptr (SignetFetcher) fetcher = new_fetcher (server);
  g_autoptr (SignetTarget) target = signet_target_parse ("ada@example.org", NULL);
  const SignetSourceQuery query = { target, target->host, fetcher, NULL, NULL, NULL };
  g_autofree char *url = web_server_url (server, "/mute");
  const char *const urls[] = { url, url, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  signet_autoconfig_fetch_async (&query, SIGNET_SOURCE_DATABASE, urls, cancellable, keep_result,
                                 &result);
  while (web_server_count (server) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  found = signet_source_find_finish (wait_for (&result));
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char **argv)
{
  static const char *const flaws[] = { "expired",     "not-yet-valid",     "wrong-host",
                                       "self-signed", "unknown-authority", NULL };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetcher/get", test_get);
  g_test_add_func ("/fetcher/own-authority", test_own_authority_only_with_file);
  g_test_add_func ("/fetcher/bad-ca-file", test_bad_ca_file);
  for (guint i = 0; flaws[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/fetcher/certificate/", flaws[i], NULL);

      g_test_add_data_func (path, flaws[i], test_certificate);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fetcher/page/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_page);
    }
  g_test_add_func ("/fetcher/no-cookies", test_no_cookies);
  g_test_add_func ("/fetcher/never-http", test_never_http);
  g_test_add_func ("/fetcher/bad-urls", test_bad_urls);
  g_test_add_data_func ("/fetcher/cancel/mute", "/mute", test_cancel);
  g_test_add_data_func ("/fetcher/cancel/drip", "/drip", test_cancel);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/fetcher/places/", places[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_places);
    }
  g_test_add_func ("/fetcher/heard", test_heard);
  g_test_add_func ("/fetcher/places-cancelled", test_places_cancelled);
  return g_test_run ();
}
