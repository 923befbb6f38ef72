/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real gnome-keyring-daemon on a bus of its own: found by secret-tool, locked, not unlocked,
 * gone.
 */
#include "fixture.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

#define MASTER_PASSWORD "test"

static const SignetKeyringItem imap = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                        "ada" };
static const SignetKeyringItem smtp = { FIXTURE_ID, SIGNET_PROTOCOL_SMTP, "smtp.example.org",
                                        "ada" };

typedef struct
{
  char *home;
  GSubprocess *daemon;
  SignetKeyring *keyring;
} Fixture;

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

static void
start_daemon (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GOutputStream *input;

  fixture->daemon = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
          | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error, "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (fixture->daemon);
  g_output_stream_write_all (input, MASTER_PASSWORD, strlen (MASTER_PASSWORD), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, NULL);
  wait_for_owner (TRUE);
}

static void
stop_daemon (Fixture *fixture)
{
  if (fixture->daemon == NULL)
    return;
  g_subprocess_force_exit (fixture->daemon);
  g_subprocess_wait (fixture->daemon, NULL, NULL);
  g_clear_object (&fixture->daemon);
  secret_service_disconnect ();
  wait_for_owner (FALSE);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->home = fixture_new_folder ();
  g_setenv ("HOME", fixture->home, TRUE);
  g_setenv ("XDG_DATA_HOME", fixture->home, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", fixture->home, TRUE);
  fixture->keyring = signet_keyring_new ();
  start_daemon (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  stop_daemon (fixture);
  g_clear_object (&fixture->keyring);
  fixture_remove_folder (fixture->home);
}

static void
lock (void)
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

static void
unlock (Fixture *fixture)
{
  stop_daemon (fixture);
  start_daemon (fixture);
}

static void
keep (Fixture *fixture, const SignetKeyringItem *item, const char *password)
{
  SignetKeyringPlace place;
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_store_password (fixture->keyring, item, password, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, SIGNET_KEYRING_PLACE_KEYRING);
}

static void
expect_error (Fixture *fixture, SignetKeyringManner manner, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_lookup_password (fixture->keyring, &imap, manner, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, code);
}

static void
test_store (Fixture *fixture, gconstpointer unused)
{
  static const SignetKeyringItem elsewhere = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "mail.example.org",
                                               "ada" };
  g_autoptr (GError) error = NULL;

  expect_error (fixture, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_NOT_STORED);
  expect_error (fixture, SIGNET_KEYRING_MAY_ASK, SIGNET_KEYRING_ERROR_NOT_STORED);
  keep (fixture, &imap, "correct horse 9");
  keep (fixture, &smtp, "two");
  fixture_assert_password (fixture->keyring, &imap, "correct horse 9");
  keep (fixture, &elsewhere, "new");
  fixture_assert_password (fixture->keyring, &imap, "new");
  g_assert_true (fixture_clear_passwords (fixture->keyring, FIXTURE_ID, &error));
  g_assert_no_error (error);
  expect_error (fixture, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_NOT_STORED);
}

static char *
secret_tool (const char *service, const char *host)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess)
      tool = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "secret-tool", "lookup",
                               "service", service, "host", host, "user", "ada", NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/* Other programs look for service, host and user */
static void
test_secret_tool (Fixture *fixture, gconstpointer unused)
{
  static const SignetKeyringItem elsewhere = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "mail.example.org",
                                               "ada" };
  g_autofree char *found = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *gone = NULL;

  keep (fixture, &imap, "correct horse 9");
  found = secret_tool ("imap", "imap.example.org");
  g_assert_cmpstr (found, ==, "correct horse 9");
  keep (fixture, &elsewhere, "new");
  moved = secret_tool ("imap", "mail.example.org");
  g_assert_cmpstr (moved, ==, "new");
  gone = secret_tool ("imap", "imap.example.org");
  g_assert_cmpstr (gone, ==, "");
}

/* Locked is not the same as not stored; whoever may not ask does not ask */
static void
test_locked (Fixture *fixture, gconstpointer unused)
{
  keep (fixture, &imap, "one");
  lock ();
  expect_error (fixture, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_LOCKED);
  unlock (fixture);
  fixture_assert_password (fixture->keyring, &imap, "one");
}

/* No prompter is on this bus, so that every question is dismissed */
static void
test_dismissed (Fixture *fixture, gconstpointer unused)
{
  SignetKeyringPlace place;
  g_autoptr (GError) error = NULL;

  keep (fixture, &imap, "old");
  lock ();
  expect_error (fixture, SIGNET_KEYRING_MAY_ASK, SIGNET_KEYRING_ERROR_DISMISSED);
  g_assert_false (fixture_store_password (fixture->keyring, &imap, "new", &place, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_DISMISSED);
  g_clear_error (&error);
  g_assert_false (fixture_clear_passwords (fixture->keyring, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_DISMISSED);
  unlock (fixture);
  fixture_assert_password (fixture->keyring, &imap, "old");
}

/* The service went away, and comes back */
static void
test_no_service (Fixture *fixture, gconstpointer unused)
{
  SignetKeyringPlace place;
  g_autoptr (GError) error = NULL;

  keep (fixture, &smtp, "kept");
  stop_daemon (fixture);
  expect_error (fixture, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_UNAVAILABLE);
  g_assert_true (fixture_store_password (fixture->keyring, &imap, "one", &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, SIGNET_KEYRING_PLACE_MEMORY);
  fixture_assert_password (fixture->keyring, &imap, "one");
  start_daemon (fixture);
  fixture_assert_password (fixture->keyring, &imap, "one");
  fixture_assert_password (fixture->keyring, &smtp, "kept");
  keep (fixture, &imap, "two");
  fixture_assert_password (fixture->keyring, &imap, "two");
}

static void
assert_absent (const char *folder, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_absent (path, needle);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR)
               && g_file_get_contents (path, &text, &length, NULL))
        g_assert_null (memmem (text, length, needle, strlen (needle)));
    }
}

/* No file that an account leaves holds its password in any spelling */
static void
test_nothing_secret (Fixture *fixture, gconstpointer unused)
{
  static const char password[] = "correct horse 9";
  g_autofree char *folder = g_build_filename (fixture->home, "accounts", NULL);
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, NULL);
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = fixture_add (store, account, NULL);
  g_autofree char *base64 = g_base64_encode ((const guchar *)password, strlen (password));
  GString *hex = g_string_new (NULL);

  g_assert_nonnull (kept);
  for (const char *at = password; *at != '\0'; at++)
    g_string_append_printf (hex, "%02x", (guint)*at);
  keep (fixture, &imap, password);
  assert_absent (fixture->home, password);
  assert_absent (fixture->home, base64);
  assert_absent (fixture->home, hex->str);
  g_string_free (hex, TRUE);
}

static gboolean
has_programs (void)
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

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* libsecret keeps its connection, so there is one bus for all tests, and nobody may wait for the
 * connection to go, as the end of a GTestDBus would. */
static int
run_on_bus (void)
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!has_programs ())
    {
      g_print ("1..0 # SKIP gnome-keyring-daemon, secret-tool or dbus-daemon is missing\n");
      return 0;
    }
  add_test ("/keyring/store", test_store);
  add_test ("/keyring/secret-tool", test_secret_tool);
  add_test ("/keyring/locked", test_locked);
  add_test ("/keyring/dismissed", test_dismissed);
  add_test ("/keyring/no-service", test_no_service);
  add_test ("/keyring/nothing-secret", test_nothing_secret);
  return run_on_bus ();
}
