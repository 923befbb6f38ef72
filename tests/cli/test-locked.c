/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real keyring that is locked and that nobody unlocks: the commands say so and change nothing.
 */
#include "keyring-daemon.h"
#include "provider.h"
#include "run.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

#define DISMISSED "The keyring was not unlocked, so nothing was changed."
#define LOCKED    "The keyring is locked. Please unlock it and try again."

typedef struct
{
  char *home;
  char *password_file;
  char *options;
  Provider *provider;
  GSubprocess *daemon;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->home = home_new ();
  g_unsetenv ("SECRET_BACKEND");
  fixture->daemon = keyring_daemon_start ();
  fixture->password_file = home_write (fixture->home, "given/password", PROVIDER_PASSWORD "\n");
  fixture->provider = provider_new (fixture->home, "imaps=0 submissions=0");
  fixture->options = g_strdup_printf (
      PROVIDER_USER " --imap=127.0.0.1:%u --smtp=127.0.0.1:%u '--ca-file=%s/ca.pem' "
                    "--password-file '%s'",
      provider_get_port (fixture->provider, "imaps"),
      provider_get_port (fixture->provider, "submissions"), fixture->home, fixture->password_file);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  provider_free (fixture->provider);
  keyring_daemon_stop (fixture->daemon);
  g_free (fixture->options);
  g_free (fixture->password_file);
  home_free (fixture->home);
}

static void
unlock (Fixture *fixture)
{
  keyring_daemon_stop (fixture->daemon);
  fixture->daemon = keyring_daemon_start ();
}

static void
assert_refused (const char *line)
{
  g_auto (Run) refused = run_line (line);

  g_test_message ("%s: %s", line, refused.errors);
  g_assert_cmpint (refused.status, ==, 3);
  g_assert_cmpstr (refused.errors, !=, "");
}

static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *change = g_strdup_printf ("set " PROVIDER_USER " --password-file '%s'",
                                             fixture->password_file);
  g_auto (Run) added = run_format ("add %s", fixture->options);
  g_auto (Run) before = run_line ("show --json " PROVIDER_USER);
  g_auto (Run) after = { 0 };
  g_auto (Run) checked = { 0 };

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpint (before.status, ==, 0);
  keyring_daemon_lock ();
  assert_refused ("check");
  assert_refused (change);
  assert_refused ("remove " PROVIDER_USER);
  after = run_line ("show --json " PROVIDER_USER);
  g_assert_cmpstr (after.output, ==, before.output);
  unlock (fixture);
  checked = run_line ("check");
  g_assert_cmpint (checked.status, ==, 0);
}

/* With its errors on a terminal, so that it may ask */
static char *
check_on_terminal (void)
{
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_auto (Run) checked = { 0 };
  char *errors;
  int slave;
  int master = terminal_open (&slave);

  g_subprocess_launcher_take_stderr_fd (launcher, slave);
  checked = run_finish (run_start (launcher, "check"), NULL);
  g_assert_cmpint (checked.status, ==, 3);
  g_clear_object (&launcher); /* and with it our side of the terminal */
  errors = terminal_read_until (master, NULL);
  close (master);
  return errors;
}

/* Whoever does not unlock it for one account is not asked for the other. */
static void
test_two (Fixture *fixture, gconstpointer unused)
{
  g_auto (Run) first = run_format ("add %s", fixture->options);
  g_auto (Run) second = run_format ("add other@example.org --user=%s", fixture->options);
  g_autofree char *errors = NULL;
  const char *refusal;

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
  keyring_daemon_lock ();
  errors = check_on_terminal ();
  g_test_message ("%s", errors);
  refusal = strstr (errors, DISMISSED);
  g_assert_nonnull (refusal);
  g_assert_null (strstr (refusal + 1, DISMISSED));
  g_assert_nonnull (strstr (refusal, LOCKED));
}

static void
test_new (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *add = g_strdup_printf ("add %s", fixture->options);
  g_auto (Run) listed = { 0 };

  keyring_daemon_lock ();
  assert_refused (add);
  listed = run_line ("list");
  g_assert_cmpint (listed.status, ==, 0);
  g_assert_null (strstr (listed.output, PROVIDER_USER));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!keyring_daemon_is_installed ())
    {
      g_print ("1..0 # SKIP gnome-keyring-daemon, secret-tool or dbus-daemon is missing\n");
      return 0;
    }
  g_test_add ("/locked/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/locked/two", Fixture, NULL, set_up, test_two, tear_down);
  g_test_add ("/locked/new", Fixture, NULL, set_up, test_new, tear_down);
  return keyring_daemon_run_tests ();
}
