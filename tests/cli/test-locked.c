/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real keyring that is locked and that nobody unlocks: the commands say so and change nothing.
 */
#include "keyring-customer.h"
#include "keyring-daemon.h"
#include "run.h"
#include "terminal.h"

#include <signal.h>
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

static int is_asked; /* atomic: the bus has a thread of its own */

/* The desktop shows the question, and nobody answers. */
static GDBusMessage *
leave_question (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer unused)
{
  if (!incoming
      || g_strcmp0 (g_dbus_message_get_interface (message), "org.gnome.keyring.internal.Prompter")
             != 0)
    return message;
  g_object_unref (message);
  g_atomic_int_set (&is_asked, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer is_named)
{
  *(gboolean *)is_named = TRUE;
}

/* Whoever stops the command does not have to answer first, however long it may take otherwise. */
static void
test_stopped (KeyringCustomer *fixture, gconstpointer unused)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *line = g_strdup_printf ("add %s", fixture->options);
  guint filter = g_dbus_connection_add_filter (bus, leave_question, NULL, NULL);
  gboolean is_named = FALSE;
  guint name = g_bus_own_name_on_connection (bus, "org.gnome.keyring.SystemPrompter",
                                             G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, &is_named,
                                             NULL);
  GSubprocess *process;
  gint64 start;
  g_auto (Run) stopped = { 0 };
  g_auto (Run) listed = { 0 };
  g_autofree char *errors = NULL;
  int slave;
  int master = terminal_open (&slave);

  while (!is_named)
    g_main_context_iteration (NULL, TRUE);
  keyring_daemon_lock ();
  g_subprocess_launcher_take_stderr_fd (launcher, slave);
  process = run_start (launcher, line);
  g_clear_object (&launcher); /* and with it our side of the terminal */
  while (!g_atomic_int_get (&is_asked))
    g_main_context_iteration (NULL, TRUE);
  start = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGINT);
  stopped = run_finish (process, NULL);
  g_assert_cmpint (stopped.status, ==, 3);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
  errors = terminal_read_until (master, NULL);
  close (master);
  g_assert_null (strstr (errors, "could not be put back"));
  g_bus_unown_name (name);
  g_dbus_connection_remove_filter (bus, filter);
  listed = run_line ("list");
  g_assert_null (strstr (listed.output, PROVIDER_USER));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  KEYRING_CUSTOMER_TEST ("/locked/kept", NULL, test_kept);
  KEYRING_CUSTOMER_TEST ("/locked/two", NULL, test_two);
  KEYRING_CUSTOMER_TEST ("/locked/new", NULL, test_new);
  KEYRING_CUSTOMER_TEST ("/locked/stopped", NULL, test_stopped);
  return keyring_customer_run_tests ();
}
