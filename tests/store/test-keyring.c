/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real gnome-keyring-daemon on a bus of its own: found by secret-tool, locked, not unlocked,
 * gone.
 */
#include "fixture.h"
#include "keyring-daemon.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

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

static void
stop_daemon (Fixture *fixture)
{
  if (fixture->daemon == NULL)
    return;
  keyring_daemon_stop (g_steal_pointer (&fixture->daemon));
  secret_service_disconnect ();
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->home = fixture_new_folder ();
  g_setenv ("HOME", fixture->home, TRUE);
  g_setenv ("XDG_DATA_HOME", fixture->home, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", fixture->home, TRUE);
  fixture->keyring = signet_keyring_new ();
  fixture->daemon = keyring_daemon_start ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  stop_daemon (fixture);
  g_clear_object (&fixture->keyring);
  fixture_remove_folder (fixture->home);
}

static void
unlock (Fixture *fixture)
{
  stop_daemon (fixture);
  fixture->daemon = keyring_daemon_start ();
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
expect_error (Fixture *fixture, SignetKeyringPrompt prompt, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_lookup_password (fixture->keyring, &imap, prompt, &error));
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
  keyring_daemon_lock ();
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
  keyring_daemon_lock ();
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
  fixture->daemon = keyring_daemon_start ();
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

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
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
  add_test ("/keyring/store", test_store);
  add_test ("/keyring/secret-tool", test_secret_tool);
  add_test ("/keyring/locked", test_locked);
  add_test ("/keyring/dismissed", test_dismissed);
  add_test ("/keyring/no-service", test_no_service);
  add_test ("/keyring/nothing-secret", test_nothing_secret);
  return keyring_daemon_run_tests ();
}
