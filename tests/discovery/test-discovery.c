/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * All sources together: their order, the time limit, and what goes out. Name look-ups are answered
 * here, and no web server is found.
 */
#include "discovery.h"
#include "test-resolver.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TIMEOUT_MS 20000

static char *home; /* a configuration directory of this test's own */

typedef struct
{
  TestResolver *resolver;
  GString *ended;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->resolver = test_resolver_install ();
  fixture->ended = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->resolver);
  g_string_free (fixture->ended, TRUE);
  g_clear_object (&fixture->result);
}

static void
on_ended (SignetSource source, GPtrArray *candidates, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->ended, "%d:%u ", source, candidates->len);
}

static void
on_denied (SignetProtocol protocol, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->ended, "no %s ", signet_protocol_title (protocol));
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Fixture *)user_data)->result = g_object_ref (result);
}

static void
start (Fixture *fixture,
       const char *address,
       const SignetDiscoverySettings *settings,
       GCancellable *cancellable)
{
  g_autoptr (SignetTarget) target = signet_target_parse (address, NULL);
  const SignetDiscoveryWatcher watcher = { NULL, on_denied, on_ended, fixture };

  signet_discovery_run_async (target, settings, &watcher, cancellable, on_done, fixture);
}

static void
wait_until_done (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* "source host:port" with "!" behind the authenticated ones; guesses are left out */
static char *
show (GPtrArray *candidates)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = candidates->pdata[i];

      if (candidate->source != SIGNET_SOURCE_GUESS)
        g_string_append_printf (shown, "%d %s:%u%s ", candidate->source, candidate->host,
                                candidate->port, candidate->authenticated ? "!" : "");
    }
  return g_string_free (shown, FALSE);
}

static char *
find (Fixture *fixture, const char *address, const SignetDiscoverySettings *settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = NULL;

  start (fixture, address, settings, NULL);
  wait_until_done (fixture);
  candidates = signet_discovery_run_finish (fixture->result, &error);
  g_assert_no_error (error);
  return show (candidates);
}

static const SignetDiscoverySettings all = { SIGNET_SOURCES_ALL, SIGNET_DATABASE_URL, NULL,
                                             TIMEOUT_MS };

static GVariant *
srv (guint16 port, const char *host)
{
  return g_variant_new ("(qqqs)", 0, 0, port, host);
}

static void
write_site_file (const char *folder, const char *domain, const char *host)
{
  g_autofree char *path = g_build_filename (home, folder, NULL);
  g_autofree char *name = g_strconcat (domain, ".xml", NULL);
  g_autofree char *file = g_build_filename (path, name, NULL);
  g_autofree char *text = g_strdup_printf (
      "<clientConfig><emailProvider><incomingServer type=\"imap\"><hostname>%s</hostname>"
      "<port>143</port><socketType>plain</socketType></incomingServer></emailProvider>"
      "</clientConfig>",
      host);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = find (fixture, "ada@nothing.example", &all);

  g_assert_cmpstr (shown, ==, "");
  /* Each source is told of once */
  for (int source = SIGNET_SOURCE_SITE; source <= SIGNET_SOURCE_GUESS; source++)
    {
      g_autofree char *mark = g_strdup_printf ("%d:%u ", source,
                                               source == SIGNET_SOURCE_GUESS ? 10 : 0);

      g_assert_nonnull (strstr (fixture->ended->str, mark));
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = NULL;

  write_site_file ("signet/providers", "order.example", "site.order.example");
  write_site_file ("thunderbird/isp", "provider.example", "isp.provider.example");
  test_resolver_add (fixture->resolver, "_imap._tcp.order.example", srv (143, "b.order.example"));
  test_resolver_add (fixture->resolver, "_imaps._tcp.order.example", srv (993, "a.order.example"));
  test_resolver_add (fixture->resolver, "_submissions._tcp.order.example",
                     srv (465, "smtp.elsewhere.example"));
  test_resolver_add (fixture->resolver, "_pop3s._tcp.order.example", srv (0, "."));
  test_resolver_add (fixture->resolver, "order.example",
                     g_variant_new ("(qs)", 10, "mx.provider.example"));
  test_resolver_add (fixture->resolver, "_imaps._tcp.provider.example",
                     srv (993, "imap.provider.example"));
  shown = find (fixture, "ada@order.example", &all);
  g_assert_cmpstr (shown, ==,
                   "1 site.order.example:143! "
                   "3 a.order.example:993! 3 smtp.elsewhere.example:465 3 b.order.example:143! "
                   "5 imap.provider.example:993 5 isp.provider.example:143 "
                   "5 mx.provider.example:0 5 mx.provider.example:0 ");
}

static void
test_chosen_sources (Fixture *fixture, gconstpointer data)
{
  const SignetDiscoverySettings settings = { SIGNET_SOURCES_SRV, SIGNET_DATABASE_URL, NULL,
                                             TIMEOUT_MS };
  g_autofree char *shown = NULL;

  write_site_file ("signet/providers", "chosen.example", "site.chosen.example");
  test_resolver_add (fixture->resolver, "_imaps._tcp.chosen.example", srv (993, "a.example"));
  shown = find (fixture, "ada@chosen.example", &settings);
  g_assert_cmpstr (shown, ==, "3 a.example:993 ");
  g_assert_cmpstr (fixture->ended->str, ==, "3:1 ");
  g_assert_null (strstr (test_resolver_get_asked (fixture->resolver), "thunderbird"));
  g_assert_null (strstr (test_resolver_get_asked (fixture->resolver), "autoconfig"));
}

/* A target of "." outweighs who is trusted less, guesses above all; not where another service of
 * the protocol names a server, nor what the provider's file says. The exchanger's domain speaks for
 * itself only. */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name; /* of the record with "." */
    const char *also; /* of one that names a server, or NULL */
    const char *denied;
    SignetProtocol protocol;
    guint n_found; /* of @protocol, guesses and the mail exchanger included */
  } cases[] = {
    { "_imaps", NULL, "no IMAP ", SIGNET_PROTOCOL_IMAP, 0 },
    { "_imap", NULL, "no IMAP ", SIGNET_PROTOCOL_IMAP, 0 },
    { "_imap", "_imaps", NULL, SIGNET_PROTOCOL_IMAP, 5 },
    { "_imaps", "_imap", NULL, SIGNET_PROTOCOL_IMAP, 5 },
    { "_pop3s", NULL, "no POP3 ", SIGNET_PROTOCOL_POP3, 0 },
    { "_pop3", NULL, "no POP3 ", SIGNET_PROTOCOL_POP3, 0 },
    { "_pop3s", "_pop3", NULL, SIGNET_PROTOCOL_POP3, 6 },
    { "_submissions", NULL, "no SMTP ", SIGNET_PROTOCOL_SMTP, 0 },
    { "_submission", NULL, "no SMTP ", SIGNET_PROTOCOL_SMTP, 0 },
    { "_submission", "_submissions", NULL, SIGNET_PROTOCOL_SMTP, 5 },
    { "_pop3", "_imaps", "no POP3 ", SIGNET_PROTOCOL_IMAP, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *domain = g_strdup_printf ("denied%zu.example", i);
      g_autofree char *address = g_strconcat ("ada@", domain, NULL);
      g_autofree char *none = g_strdup_printf ("%s._tcp.%s", cases[i].name, domain);
      g_autoptr (GPtrArray) candidates = NULL;
      guint n_found = 0;

      g_test_message ("%s, %s", cases[i].name, cases[i].also);
      test_resolver_add (fixture->resolver, none, srv (0, "."));
      if (cases[i].also != NULL)
        {
          g_autofree char *named = g_strdup_printf ("%s._tcp.%s", cases[i].also, domain);

          test_resolver_add (fixture->resolver, named, srv (1234, "a.example"));
        }
      test_resolver_add (fixture->resolver, domain, g_variant_new ("(qs)", 10, "mx.elsewhere.net"));
      test_resolver_add (fixture->resolver, "_submissions._tcp.elsewhere.net", srv (0, "."));
      g_clear_object (&fixture->result);
      g_string_truncate (fixture->ended, 0);
      start (fixture, address, &all, NULL);
      wait_until_done (fixture);
      candidates = signet_discovery_run_finish (fixture->result, NULL);
      for (guint j = 0; j < candidates->len; j++)
        n_found += ((SignetCandidate *)candidates->pdata[j])->protocol == cases[i].protocol;
      g_assert_cmpuint (n_found, ==, cases[i].n_found);
      if (cases[i].denied != NULL)
        g_assert_nonnull (strstr (fixture->ended->str, cases[i].denied));
      else
        g_assert_null (strstr (fixture->ended->str, "no "));
    }
}

/* The files of the site and the provider are trusted more. */
static void
test_denied_but_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = NULL;

  write_site_file ("signet/providers", "named.example", "site.named.example");
  test_resolver_add (fixture->resolver, "_imaps._tcp.named.example", srv (0, "."));
  shown = find (fixture, "ada@named.example", &all);
  g_assert_cmpstr (shown, ==, "1 site.named.example:143! ");
}

/* The setting holds for the mail exchanger's domain too. */
static void
test_no_database (Fixture *fixture, gconstpointer data)
{
  const SignetDiscoverySettings settings = { SIGNET_SOURCES_ALL, NULL, NULL, TIMEOUT_MS };
  g_autofree char *shown = NULL;

  test_resolver_add (fixture->resolver, "own.example",
                     g_variant_new ("(qs)", 10, "mx.hoster.example"));
  shown = find (fixture, "ada@own.example", &settings);
  g_assert_cmpstr (shown, ==, "5 mx.hoster.example:0 5 mx.hoster.example:0 5 mx.hoster.example:0 ");
  g_assert_nonnull (
      strstr (test_resolver_get_asked (fixture->resolver), " autoconfig.hoster.example "));
  g_assert_null (strstr (test_resolver_get_asked (fixture->resolver), "thunderbird"));
}

static void
test_database_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = find (fixture, "ada@own.example", &all);

  g_assert_cmpstr (shown, ==, "");
  g_assert_nonnull (
      strstr (test_resolver_get_asked (fixture->resolver), " autoconfig.thunderbird.net "));
}

/* Anybody may register a name below a public suffix. */
static void
test_public_suffix (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = find (fixture, "ada@co.uk", &all);

  g_assert_cmpstr (shown, ==, "");
  g_assert_null (strstr (test_resolver_get_asked (fixture->resolver), "autoconfig.co.uk"));
}

static void
test_ip_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = find (fixture, "ada@[192.0.2.1]", &all);

  g_assert_cmpstr (shown, ==, "");
  g_assert_cmpstr (fixture->ended->str, ==, "6:3 ");
  g_assert_cmpstr (test_resolver_get_asked (fixture->resolver), ==, "");
}

static void
test_local_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = find (fixture, "unspeakable@own.example", &all);

  g_assert_cmpstr (shown, ==, "");
  g_assert_null (strstr (test_resolver_get_asked (fixture->resolver), "unspeakable"));
}

/* One that never answers costs the time limit, and nothing that was found. */
static void
test_time_limit (Fixture *fixture, gconstpointer data)
{
  const SignetDiscoverySettings settings = { SIGNET_SOURCES_ALL, SIGNET_DATABASE_URL, NULL, 300 };
  g_autofree char *shown = NULL;

  test_resolver_add (fixture->resolver, "_imaps._tcp.slow.example", srv (993, "a.slow.example"));
  test_resolver_add (fixture->resolver, "_imap._tcp.slow.example", NULL);
  test_resolver_add (fixture->resolver, "slow.example", NULL);
  test_resolver_add (fixture->resolver, "autoconfig.slow.example", NULL);
  test_resolver_add (fixture->resolver, "autoconfig.thunderbird.net", NULL);
  shown = find (fixture, "ada@slow.example", &settings);
  g_assert_cmpstr (shown, ==, "3 a.slow.example:993! ");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test_resolver_add (fixture->resolver, "slow.example", NULL);
  start (fixture, "ada@slow.example", &all, cancellable);
  while (strstr (fixture->ended->str, "6:") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  wait_until_done (fixture);
  g_assert_null (signet_discovery_run_finish (fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  start (fixture, "ada@slow.example", &all, cancellable);
  wait_until_done (fixture);
  g_assert_null (signet_discovery_run_finish (fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bad_ca_file (Fixture *fixture, gconstpointer data)
{
  const char *const ca_files[] = { "/nonexistent/ca.pem", NULL };
  const SignetDiscoverySettings settings = { SIGNET_SOURCES_ALL, NULL, ca_files, TIMEOUT_MS };
  g_autoptr (GError) error = NULL;

  start (fixture, "ada@own.example", &settings, NULL);
  wait_until_done (fixture);
  g_assert_null (signet_discovery_run_finish (fixture->result, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (test_resolver_get_asked (fixture->resolver), ==, "");
}

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_endless (const char *path)
{
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_huge (const char *path)
{
  int fd = g_creat (path, 0600);

  g_assert_cmpint (ftruncate (fd, SIGNET_FETCH_MAX + 1), ==, 0);
  g_close (fd, NULL);
}

static void
make_broken (const char *path)
{
  g_assert_true (g_file_set_contents (path, "<clientConfig>", -1, NULL));
}

static const struct
{
  const char *domain;
  void (*make) (const char *path);
} bad_files[] = {
  { "pipe.example", make_pipe },     { "endless.example", make_endless },
  { "folder.example", make_folder }, { "huge.example", make_huge },
  { "broken.example", make_broken },
};

/* What is no small regular file, or no configuration, is passed over; the next one counts. */
static void
test_bad_site_file (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const SignetDiscoverySettings settings = { SIGNET_SOURCES_SITE, NULL, NULL, TIMEOUT_MS };
  g_autofree char *folder = g_build_filename (home, "signet/providers", NULL);
  g_autofree char *name = g_strconcat (bad_files[i].domain, ".xml", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *domain = g_ascii_strup (bad_files[i].domain, -1);
  g_autofree char *address = g_strdup_printf ("ada@%s.", domain);
  g_autofree char *shown = NULL;

  write_site_file ("thunderbird/isp", bad_files[i].domain, "isp.example");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  bad_files[i].make (path);
  shown = find (fixture, address, &settings);
  g_assert_cmpstr (shown, ==, "1 isp.example:143! ");
}

/* Not G_TEST_OPTION_ISOLATE_DIRS, which leaks. */
static void
enter_own_folder (void)
{
  g_autoptr (GError) error = NULL;

  home = g_dir_make_tmp ("signet-discovery-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/discovery/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  enter_own_folder ();
  ADD ("nothing", NULL, test_nothing);
  ADD ("order", NULL, test_order);
  ADD ("chosen-sources", NULL, test_chosen_sources);
  ADD ("denied", NULL, test_denied);
  ADD ("denied-but-named", NULL, test_denied_but_named);
  ADD ("no-database", NULL, test_no_database);
  ADD ("database-is-asked", NULL, test_database_is_asked);
  ADD ("public-suffix", NULL, test_public_suffix);
  ADD ("ip-address", NULL, test_ip_address);
  ADD ("local-part", NULL, test_local_part);
  ADD ("time-limit", NULL, test_time_limit);
  ADD ("cancel", NULL, test_cancel);
  ADD ("cancelled-before", NULL, test_cancelled_before);
  ADD ("bad-ca-file", NULL, test_bad_ca_file);
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/discovery/bad-site-file/", bad_files[i].domain, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_bad_site_file, tear_down);
    }
  status = g_test_run ();
  remove_folder (home);
  g_free (home);
  return status;
}
