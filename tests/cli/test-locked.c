/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real keyring that is locked and that nobody unlocks: the commands say so and change nothing.
 */
#include "keyring-customer.h"
#include "keyring-daemon.h"
#include "run.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

#define DISMISSED "The keyring was not unlocked, so nothing was changed."
#define LOCKED    "The keyring is locked. Please unlock it and try again."

static void
unlock (KeyringCustomer *fixture)
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
test_kept (KeyringCustomer *fixture, gconstpointer unused)
{
  g_autofree char *change = g_strdup_printf ("set " PROVIDER_USER " --password-file '%s'",
                                             fixture->customer.password_file);
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
test_two (KeyringCustomer *fixture, gconstpointer unused)
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
test_new (KeyringCustomer *fixture, gconstpointer unused)
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
  KEYRING_CUSTOMER_TEST ("/locked/kept", NULL, test_kept);
  KEYRING_CUSTOMER_TEST ("/locked/two", NULL, test_two);
  KEYRING_CUSTOMER_TEST ("/locked/new", NULL, test_new);
  return keyring_customer_run_tests ();
}
