/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords in libsecret's own file, which needs no session, and without any keyring.
 */
#include "fixture.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

static const SignetKeyringItem imap = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                        "ada" };
static const SignetKeyringItem smtp = { FIXTURE_ID, SIGNET_PROTOCOL_SMTP, "smtp.example.org",
                                        "ada" };

/* libsecret 0.20 forgets to free the etag of its file at each change. Leaks of our own show in the
 * test with a real keyring, which takes the same way. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static void
keep (SignetKeyring *keyring, const SignetKeyringItem *item, const char *password)
{
  SignetKeyringPlace place;
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_store_password (keyring, item, password, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, SIGNET_KEYRING_PLACE_KEYRING);
}

static void
expect_none (SignetKeyring *keyring, const SignetKeyringItem *item)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_lookup_password (keyring, item, SIGNET_KEYRING_QUIET, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_STORED);
}

static GList *
items_of (const char *attribute, const char *value)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GList *items;

  g_hash_table_insert (attributes, (char *)attribute, (char *)value);
  items = secret_password_searchv_sync (NULL, attributes, SECRET_SEARCH_ALL, NULL, &error);
  g_assert_no_error (error);
  return items;
}

static void
expect_n_items (guint n)
{
  GList *items = items_of ("account", FIXTURE_ID);

  g_assert_cmpuint (g_list_length (items), ==, n);
  g_list_free_full (items, g_object_unref);
}

static void
clear (SignetKeyring *keyring, const char *account)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_clear_passwords (keyring, account, &error));
  g_assert_no_error (error);
}

static void
test_store (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  expect_none (keyring, &imap);
  keep (keyring, &imap, "correct horse 9");
  keep (keyring, &smtp, "ünïcode");
  fixture_assert_password (keyring, &imap, "correct horse 9");
  fixture_assert_password (keyring, &smtp, "ünïcode");
  keep (keyring, &imap, "");
  fixture_assert_password (keyring, &imap, "");
  expect_n_items (2);
  clear (keyring, FIXTURE_ID);
}

/* What the user gave for one host is not for another; what was found may be found elsewhere. */
static void
test_typed_host (void)
{
  const SignetKeyringItem found = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "mail.example.com", "ada" };
  const SignetKeyringItem typed = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, found.host, "ada", TRUE };
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  keep (keyring, &imap, "one");
  expect_none (keyring, &typed);
  fixture_assert_password (keyring, &found, "one");
  g_assert_true (signet_keyring_item_moves (&imap, &found));
  g_assert_true (signet_keyring_item_moves (&found, &typed));
  g_assert_false (signet_keyring_item_moves (&typed, &found));
  keep (keyring, &typed, "two");
  fixture_assert_password (keyring, &typed, "two");
  expect_n_items (1);
  clear (keyring, FIXTURE_ID);
}

/* What goes with an account is all of it, and nothing of another */
static void
test_clear (void)
{
  static const char other_id[] = "11111111-2222-3333-4444-555555555555";
  const SignetKeyringItem other = { other_id, SIGNET_PROTOCOL_IMAP, imap.host, imap.user };
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  keep (keyring, &imap, "one");
  keep (keyring, &smtp, "two");
  keep (keyring, &other, "three");
  clear (keyring, FIXTURE_ID);
  clear (keyring, FIXTURE_ID);
  expect_none (keyring, &imap);
  expect_none (keyring, &smtp);
  fixture_assert_password (keyring, &other, "three");
  clear (keyring, other_id);
}

static void
test_clear_service (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (keyring, &imap, "one");
  keep (keyring, &smtp, "two");
  signet_keyring_clear_service_async (keyring, FIXTURE_ID, SIGNET_PROTOCOL_SMTP, NULL,
                                      fixture_on_result, &result);
  g_assert_true (signet_keyring_clear_finish (keyring, fixture_wait (&result), &error));
  expect_none (keyring, &smtp);
  fixture_assert_password (keyring, &imap, "one");
  clear (keyring, FIXTURE_ID);
}

/* One item moves with the host and the user; none stays behind */
static void
test_move (void)
{
  static const SignetKeyringItem elsewhere = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "mail.example.org",
                                               "ada@example.org" };
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  keep (keyring, &imap, "old");
  keep (keyring, &elsewhere, "new");
  expect_n_items (1);
  fixture_assert_password (keyring, &elsewhere, "new");
  /* The kept password follows a new host. */
  fixture_assert_password (keyring, &imap, "new");
  clear (keyring, FIXTURE_ID);
}

static void
store_foreign (const char *host, const char *user, const char *password, const char *uid)
{
  static const SecretSchema schema = {
    "io.github.signet.Password",
    SECRET_SCHEMA_NONE,
    {
        { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "e-source-uid", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { NULL, 0 },
    },
  };
  g_autoptr (GError) error = NULL;

  secret_password_store_sync (&schema, NULL, "test", password, NULL, &error, "account", FIXTURE_ID,
                              "service", "imap", "host", host, "user", user, "e-source-uid", uid,
                              NULL);
  g_assert_no_error (error);
}

/* A program that ended between the new password and the old leaves both */
static void
test_best (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  store_foreign (imap.host, "somebody", "wrong", "1");
  store_foreign (imap.host, imap.user, "right", "2");
  store_foreign ("imap.example.com", imap.user, "wrong", "3");
  fixture_assert_password (keyring, &imap, "right");
  keep (keyring, &imap, "newer");
  fixture_assert_password (keyring, &imap, "newer");
  clear (keyring, FIXTURE_ID);
  expect_n_items (0);
}

/* An exported account keeps its mark, or the other program would lose the password */
static void
test_mark_survives (void)
{
  static const SignetKeyringItem elsewhere = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "mail.example.org",
                                               "ada" };
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  GList *items;

  store_foreign (imap.host, imap.user, "old", "signet-1");
  keep (keyring, &imap, "new");
  keep (keyring, &elsewhere, "newer");
  items = items_of ("e-source-uid", "signet-1");
  g_assert_cmpuint (g_list_length (items), ==, 1);
  g_list_free_full (items, g_object_unref);
  fixture_assert_password (keyring, &elsewhere, "newer");
  expect_n_items (1);
  clear (keyring, FIXTURE_ID);
}

static void
test_cancelled (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (SignetSecret) secret = signet_secret_new ("one", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetKeyringPlace place;

  g_cancellable_cancel (cancellable);
  signet_keyring_store_async (keyring, &imap, secret, cancellable, fixture_on_result, &result);
  g_assert_false (signet_keyring_store_finish (keyring, fixture_wait (&result), &place, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  expect_none (keyring, &imap);
}

/* Without a keyring the password stays in memory, for this program and this account only */
static void
test_no_keyring (void)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (SignetKeyring) other = signet_keyring_new ();
  SignetKeyringPlace place = SIGNET_KEYRING_PLACE_KEYRING;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_lookup_password (keyring, &imap, SIGNET_KEYRING_QUIET, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_true (fixture_store_password (keyring, &imap, "one", &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, SIGNET_KEYRING_PLACE_MEMORY);
  fixture_assert_password (keyring, &imap, "one");
  g_assert_null (fixture_lookup_password (keyring, &smtp, SIGNET_KEYRING_QUIET, &error));
  g_clear_error (&error);
  g_assert_null (fixture_lookup_password (other, &imap, SIGNET_KEYRING_QUIET, &error));
  g_clear_error (&error);
  g_assert_false (fixture_clear_passwords (keyring, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_null (fixture_lookup_password (keyring, &imap, SIGNET_KEYRING_QUIET, &error));
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
}

static void
test_no_bus (void)
{
  if (g_test_subprocess ())
    {
      test_no_keyring ();
      return;
    }
  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Where it is, or will be, or where it may be expected */
static void
test_item_for (void)
{
  g_autoptr (SignetAccount) account = signet_account_new (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();
  SignetKeyringItem item;

  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  item = signet_keyring_item_for (account, SIGNET_PROTOCOL_IMAP);
  g_assert_cmpstr (item.account, ==, FIXTURE_ID);
  g_assert_cmpint (item.protocol, ==, SIGNET_PROTOCOL_IMAP);
  g_assert_cmpstr (item.host, ==, "example.org");
  g_assert_cmpstr (item.user, ==, "ada@example.org");
  g_assert_false (item.is_host_typed);
  server->host = g_strdup ("typed.example.org");
  server->user = g_strdup ("ada");
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  item = signet_keyring_item_for (account, SIGNET_PROTOCOL_IMAP);
  g_assert_cmpstr (item.host, ==, "typed.example.org");
  g_assert_cmpstr (item.user, ==, "ada");
  g_assert_true (item.is_host_typed);
  server->profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org", 993,
                                        SIGNET_SECURITY_TLS);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  item = signet_keyring_item_for (account, SIGNET_PROTOCOL_IMAP);
  g_assert_cmpstr (item.host, ==, "imap.example.org");
}

int
main (int argc, char *argv[])
{
  char *folder = g_test_subprocess () ? NULL : fixture_new_folder ();
  g_autofree char *file = folder != NULL ? g_build_filename (folder, "keyring", NULL) : NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    {
      g_setenv ("SECRET_BACKEND", "file", TRUE);
      g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
      g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
    }
  g_test_add_func ("/keyring-file/item-for", test_item_for);
  g_test_add_func ("/keyring-file/store", test_store);
  g_test_add_func ("/keyring-file/typed-host", test_typed_host);
  g_test_add_func ("/keyring-file/clear", test_clear);
  g_test_add_func ("/keyring-file/clear-service", test_clear_service);
  g_test_add_func ("/keyring-file/move", test_move);
  g_test_add_func ("/keyring-file/best", test_best);
  g_test_add_func ("/keyring-file/mark-survives", test_mark_survives);
  g_test_add_func ("/keyring-file/cancelled", test_cancelled);
  g_test_add_func ("/keyring-file/no-bus", test_no_bus);
  status = g_test_run ();
  if (folder != NULL)
    fixture_remove_folder (folder);
  return status;
}
