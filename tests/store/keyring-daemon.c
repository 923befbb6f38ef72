/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real keyring.
 */
#include "keyring-daemon.h"

#include <string.h>

#define MASTER_PASSWORD "test"

static gboolean
has_owner (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", "org.freedesktop.secrets"), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
      NULL);
  gboolean owned = FALSE;

  g_variant_get (reply, "(b)", &owned);
  return owned;
}

static void
wait_for_owner (gboolean owned)
{
  while (has_owner () != owned)
    g_usleep (2000);
}

gboolean
keyring_daemon_is_installed (void)
{
  static const char *const names[] = { "gnome-keyring-daemon", "secret-tool", "dbus-daemon" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_find_program_in_path (names[i]);

      if (path == NULL)
        return FALSE;
    }
  return TRUE;
}

GSubprocess *
keyring_daemon_start (void)
{
  g_autoptr (GError) error = NULL;
  GOutputStream *input;
  GSubprocess *daemon;

  daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                 | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             &error, "gnome-keyring-daemon", "--foreground", "--unlock",
                             "--components=secrets", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (daemon);
  g_output_stream_write_all (input, MASTER_PASSWORD, strlen (MASTER_PASSWORD), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, NULL);
  wait_for_owner (TRUE);
  return daemon;
}

void
keyring_daemon_lock (void)
{
  static const char *const collections[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
      "Lock", g_variant_new ("(^ao)", collections), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

void
keyring_daemon_stop (GSubprocess *daemon)
{
  g_subprocess_force_exit (daemon);
  g_subprocess_wait (daemon, NULL, NULL);
  g_object_unref (daemon);
  wait_for_owner (FALSE);
}

int
keyring_daemon_run_tests (void)
{
  static GTestDBus *bus;
  g_autoptr (GDBusConnection) connection = NULL;
  int status;

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  status = g_test_run ();
  g_test_dbus_stop (bus);
  return status;
}
