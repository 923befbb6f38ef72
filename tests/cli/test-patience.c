/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * No command waits for longer than --timeout says: not for a keyring that hangs, and not for a
 * password that nobody gives.
 */
#include "keyring-customer.h"
#include "keyring-daemon.h"
#include "run.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Far less than the 25 seconds for which libsecret waits, and far more than a slow machine needs */
#define AT_ONCE (12 * G_TIME_SPAN_SECOND)

static gint64 start; /* of the command that is running */

static void
hang (KeyringCustomer *fixture)
{
  g_subprocess_send_signal (fixture->daemon, SIGSTOP);
  start = g_get_monotonic_time ();
}

static void
assert_ended (const Run *run, int status, const char *says)
{
  g_test_message ("%s", run->errors);
  g_assert_cmpint (run->status, ==, status);
  g_assert_nonnull (strstr (run->errors, says));
  g_assert_cmpint (g_get_monotonic_time () - start, <, AT_ONCE);
  start = g_get_monotonic_time ();
}

/* What was proven is kept; what cannot be asked stays as it is. */
static void
test_hang (KeyringCustomer *fixture, gconstpointer unused)
{
  g_auto (Run) added = { 0 };
  g_auto (Run) checked = { 0 };
  g_auto (Run) changed = { 0 };
  g_auto (Run) removed = { 0 };
  g_auto (Run) shown = { 0 };

  hang (fixture);
  added = run_format ("add --timeout=2 %s", fixture->options);
  assert_ended (&added, 0, "The keyring does not answer, so the password is not kept.");
  checked = run_line ("check --timeout=2");
  assert_ended (&checked, 3, "The keyring does not answer.");
  changed = run_format ("set " PROVIDER_USER " --timeout=2 --password-file '%s'",
                        fixture->customer.password_file);
  assert_ended (&changed, 3, "The keyring does not answer.");
  removed = run_line ("remove --timeout=2 " PROVIDER_USER);
  assert_ended (&removed, 3, "The keyring does not answer.");
  shown = run_line ("show " PROVIDER_USER);
  g_assert_cmpint (shown.status, ==, 0);
}

/* Starts a command that cannot write the account, waits until the keyring has what it wants it to
 * have, and lets the keyring hang before that is taken back */
static void
assert_not_restored (KeyringCustomer *fixture, const char *line, const char *expected)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  int held = home_hold_accounts (fixture->customer.home);
  GSubprocess *process = run_start (launcher, line);
  g_autofree char *stored = home_look_up ("smtp");
  g_auto (Run) run = { 0 };

  while (g_strcmp0 (stored, expected) != 0)
    {
      g_free (stored);
      stored = home_look_up ("smtp");
    }
  hang (fixture);
  run = run_finish (process, NULL);
  close (held);
  assert_ended (&run, 3, "its old password could not be put back into the keyring");
  g_assert_null (strstr (run.errors, "Nothing was changed"));
  g_subprocess_send_signal (fixture->daemon, SIGCONT);
}

/* What is lost because the keyring does not answer is said. */
static void
test_hang_late (KeyringCustomer *fixture, gconstpointer unused)
{
  g_auto (Run) added = run_format ("add --timeout=2 %s", fixture->options);
  g_autofree char *other = home_write (fixture->customer.home, "given/other", "other horse 7\n");
  g_autofree char *set = g_strdup_printf (
      "set " PROVIDER_USER " --no-check --timeout=3 --password-file '%s'", other);

  g_assert_cmpint (added.status, ==, 0);
  assert_not_restored (fixture, set, "other horse 7");
  assert_not_restored (fixture, "remove --timeout=3 " PROVIDER_USER, NULL);
}

static gboolean
is_noted (KeyringCustomer *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->customer.home, "config", "signet",
                                              "accounts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".unfinished"))
      return TRUE;
  return FALSE;
}

/* What the keyring stores only when nobody waits any more is cleared by the next command, whether
 * the addition could not write the account or was stopped. */
static void
test_hang_and_fail (KeyringCustomer *fixture, gconstpointer is_stopped)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autofree char *line = g_strdup_printf ("add --timeout=2 %s", fixture->options);
  g_autofree char *left = NULL;
  int held = home_hold_accounts (fixture->customer.home);
  GSubprocess *process = NULL;
  g_auto (Run) added = { 0 };
  g_auto (Run) checked = { 0 };

  hang (fixture);
  process = run_start (launcher, line);
  while (!is_noted (fixture))
    g_main_context_iteration (NULL, FALSE);
  if (is_stopped)
    g_subprocess_send_signal (process, SIGINT);
  added = run_finish (process, NULL);
  assert_ended (&added, 3, "");
  close (held);
  g_assert_true (is_noted (fixture));
  g_subprocess_send_signal (fixture->daemon, SIGCONT);
  checked = run_line ("check");
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_false (is_noted (fixture));
  left = home_look_up ("imap");
  g_assert_null (left);
}

static void
test_pipe (KeyringCustomer *fixture, gconstpointer unused)
{
  g_autofree char *pipe = g_build_filename (fixture->customer.home, "pipe", NULL);
  g_auto (Run) probed = { 0 };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  start = g_get_monotonic_time ();
  probed = run_format ("probe " PROVIDER_USER " --timeout=2 --password-file '%s'", pipe);
  assert_ended (&probed, 3, "in time");
  g_assert_cmpstr (probed.output, ==, "");
}

static void
test_input (KeyringCustomer *fixture, gconstpointer unused)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  GSubprocess *process = NULL;
  GOutputStream *input = NULL;
  g_auto (Run) probed = { 0 };

  start = g_get_monotonic_time ();
  process = run_start (launcher, "probe " PROVIDER_USER " --timeout=2 --password-file -");
  /* It stays open, and nobody says anything. */
  input = g_object_ref (g_subprocess_get_stdin_pipe (process));
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  probed = run_finish (process, NULL);
  g_object_unref (input);
  assert_ended (&probed, 3, "Nothing came from standard input in time.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  KEYRING_CUSTOMER_TEST ("/patience/hang", NULL, test_hang);
  KEYRING_CUSTOMER_TEST ("/patience/hang-late", NULL, test_hang_late);
  KEYRING_CUSTOMER_TEST ("/patience/hang-and-fail/refused", GINT_TO_POINTER (FALSE),
                         test_hang_and_fail);
  KEYRING_CUSTOMER_TEST ("/patience/hang-and-fail/stopped", GINT_TO_POINTER (TRUE),
                         test_hang_and_fail);
  KEYRING_CUSTOMER_TEST ("/patience/pipe", NULL, test_pipe);
  KEYRING_CUSTOMER_TEST ("/patience/input", NULL, test_input);
  return keyring_customer_run_tests ();
}
