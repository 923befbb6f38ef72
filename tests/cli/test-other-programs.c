/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What other programs have of an account: msmtp and mpop log in with the password that they find
 * in a real keyring on a bus of its own, by themselves.
 */
#include "provider.h"
#include "run.h"

#include <string.h>

typedef struct
{
  char *home;
  GSubprocess *keyring;
  Provider *provider;
} Fixture;

static void
on_keyring (GDBusConnection *bus, const char *name, const char *owner, gpointer is_there)
{
  *(int *)is_there = TRUE;
}

static void
on_no_keyring (GDBusConnection *bus, const char *name, gpointer is_there)
{
  *(int *)is_there = FALSE;
}

static void
wait_for_keyring (gboolean wanted)
{
  int is_there = -1;
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                                  G_BUS_NAME_WATCHER_FLAGS_NONE, on_keyring, on_no_keyring,
                                  &is_there, NULL);

  while (is_there != wanted)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
}

static void
start_keyring (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GOutputStream *input;

  fixture->keyring = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
          | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error, "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (fixture->keyring);
  g_output_stream_write_all (input, "test", strlen ("test"), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, NULL);
  wait_for_keyring (TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->home = home_new ();
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  start_keyring (fixture);
  fixture->provider = provider_new (fixture->home,
                                    "imap=0 imaps=0 pop3=0 pop3s=0 submission=0 submissions=0");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  provider_free (fixture->provider);
  g_subprocess_force_exit (fixture->keyring);
  g_subprocess_wait (fixture->keyring, NULL, NULL);
  g_object_unref (fixture->keyring);
  wait_for_keyring (FALSE);
  home_free (fixture->home);
}

/* The server is named as the other programs name it: that is how they find the password. */
static void
add (Fixture *fixture)
{
  g_autofree char *password = home_write (fixture->home, "given/password", PROVIDER_PASSWORD "\n");
  g_auto (Run) added = run_format (
      "add " PROVIDER_USER " --pop3=localhost:%u --smtp=localhost:%u '--ca-file=%s/ca.pem' "
      "--password-file '%s'",
      provider_get_port (fixture->provider, "pop3s"),
      provider_get_port (fixture->provider, "submissions"), fixture->home, password);

  g_assert_cmpstr (added.errors, ==, "");
  g_assert_cmpint (added.status, ==, 0);
}

/* In a session of its own, it has no terminal on which to ask for a password. */
G_GNUC_PRINTF (1, 2)
static Run
run_other (const char *format, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autofree char *line = NULL;
  GSubprocess *process;
  va_list parameters;

  va_start (parameters, format);
  line = g_strdup_vprintf (format, parameters);
  va_end (parameters);
  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments, &error);
  g_assert_no_error (error);
  return run_finish (process, "Subject: Hello\n\nHello.\n");
}

static Run
run_msmtp (Fixture *fixture)
{
  return run_other ("setsid --wait msmtp --debug --host=localhost --port=%u --tls=on "
                    "--tls-starttls=off '--tls-trust-file=%s/ca.pem' --auth=on "
                    "--user=" PROVIDER_USER " --from=" PROVIDER_USER " bob@example.org",
                    provider_get_port (fixture->provider, "submissions"), fixture->home);
}

static Run
run_mpop (Fixture *fixture)
{
  return run_other ("setsid --wait mpop --debug --auth-only --host=localhost --port=%u --tls=on "
                    "--tls-starttls=off '--tls-trust-file=%s/ca.pem' --auth=on "
                    "--user=" PROVIDER_USER " '--delivery=mbox,%s/mbox'",
                    provider_get_port (fixture->provider, "pop3s"), fixture->home, fixture->home);
}

/* The provider takes no mail, so what counts for msmtp is the answer to AUTH (RFC 4954 §6). */
static void
test_find (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) sent = { 0 };
  g_auto (Run) fetched = { 0 };

  add (fixture);
  sent = run_msmtp (fixture);
  fetched = run_mpop (fixture);
  g_assert_nonnull (strstr (sent.output, "<-- 235 2.7.0 logged in"));
  g_assert_nonnull (strstr (fetched.output, "<-- +OK logged in"));
  g_assert_cmpint (fetched.status, ==, 0);
}

/* Without an account, they have no password from elsewhere, and after its removal none is left. */
static void
test_find_none (Fixture *fixture, gconstpointer removed)
{
  g_auto (Run) sent = { 0 };
  g_auto (Run) fetched = { 0 };

  if (removed != NULL)
    {
      g_auto (Run) gone = { 0 };

      add (fixture);
      gone = run_line ("remove " PROVIDER_USER);
      g_assert_cmpint (gone.status, ==, 0);
    }
  sent = run_msmtp (fixture);
  fetched = run_mpop (fixture);
  g_assert_cmpint (sent.status, !=, 0);
  g_assert_cmpint (fetched.status, !=, 0);
  g_assert_nonnull (strstr (sent.output, "demo ready"));
  g_assert_nonnull (strstr (fetched.output, "demo ready"));
  g_assert_null (strstr (sent.output, "logged in"));
  g_assert_null (strstr (fetched.output, "logged in"));
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD ("/other-programs/find", NULL, test_find);
  ADD ("/other-programs/find-none", NULL, test_find_none);
  ADD ("/other-programs/find-removed", "removed", test_find_none);
  g_test_dbus_up (bus);
  status = g_test_run ();
  g_test_dbus_down (bus);
  return status;
}
