/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords that are left behind are cleared, and no others.
 */
#include "scratch.h"

#include "leftovers.h"

#define OTHER_ID "9d6f0a5e-8f0c-4a52-9d0e-0d7c1f0e5a11"

/* libsecret 0.20 forgets to free the etag of its file at each change */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static const SignetKeyringItem item = { FIXTURE_ID, SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                        "ada@example.org" };
static const SignetKeyringItem other = { OTHER_ID, SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                         "bob@example.org" };

static void
store_password (SignetKeyring *keyring, const SignetKeyringItem *which)
{
  g_autoptr (GError) error = NULL;
  SignetKeyringPlace place;

  g_assert_true (fixture_store_password (keyring, which, "correct horse 9", &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, SIGNET_KEYRING_PLACE_KEYRING);
}

static gboolean
has_password (SignetKeyring *keyring, const SignetKeyringItem *which)
{
  g_autoptr (SignetSecret)
      secret = fixture_lookup_password (keyring, which, SIGNET_KEYRING_QUIET, NULL);

  return secret != NULL;
}

static void
clear (SignetAccountStore *store, SignetKeyring *keyring)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_leftovers_clear_async (store, keyring, NULL, fixture_on_result, &result);
  g_assert_true (g_task_propagate_boolean (G_TASK (fixture_wait (&result)), NULL));
}

static gboolean
is_marked (Scratch *scratch, const char *id)
{
  g_autofree char *path = g_strdup_printf ("%s/.%s.unfinished", scratch->folder, id);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The store stands for the program that notes; one that lets go of it, for one that is gone. */
static void
test_gone (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (SignetAccountStore) next = scratch_open (scratch);

  g_assert_true (signet_leftovers_note (scratch->store, FIXTURE_ID, NULL));
  store_password (keyring, &item);
  store_password (keyring, &other);
  clear (next, keyring);
  g_assert_true (has_password (keyring, &item));
  g_assert_true (is_marked (scratch, FIXTURE_ID));
  scratch_reopen (scratch);
  clear (next, keyring);
  g_assert_false (has_password (keyring, &item));
  g_assert_false (is_marked (scratch, FIXTURE_ID));
  /* Nobody knows whose that is: another folder may have its account. */
  g_assert_true (has_password (keyring, &other));
  g_assert_true (fixture_clear_passwords (keyring, OTHER_ID, NULL));
}

/* An account that is kept keeps its passwords, whatever became of the program. */
static void
test_kept (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  g_assert_true (signet_leftovers_note (scratch->store, FIXTURE_ID, NULL));
  store_password (keyring, &item);
  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  g_assert_false (is_marked (scratch, FIXTURE_ID));
  g_assert_true (signet_leftovers_note (scratch->store, FIXTURE_ID, NULL));
  scratch_reopen (scratch);
  clear (scratch->store, keyring);
  g_assert_true (has_password (keyring, &item));
  g_assert_false (is_marked (scratch, FIXTURE_ID));
  g_assert_true (fixture_clear_passwords (keyring, FIXTURE_ID, NULL));
}

static void
test_damaged (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();

  g_assert_true (signet_leftovers_note (scratch->store, FIXTURE_ID, NULL));
  store_password (keyring, &item);
  fixture_write (scratch->folder, SCRATCH_FILE, "nonsense");
  scratch_reopen (scratch);
  clear (scratch->store, keyring);
  g_assert_true (has_password (keyring, &item));
  g_assert_true (fixture_clear_passwords (keyring, FIXTURE_ID, NULL));
}

/* Where the keyring cannot be asked, another time will do. */
static void
test_later (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetKeyring) keyring = signet_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (signet_leftovers_note (scratch->store, FIXTURE_ID, NULL));
  scratch_reopen (scratch);
  g_cancellable_cancel (cancellable);
  signet_leftovers_clear_async (scratch->store, keyring, cancellable, fixture_on_result, &result);
  g_assert_false (g_task_propagate_boolean (G_TASK (fixture_wait (&result)), NULL));
  g_assert_true (is_marked (scratch, FIXTURE_ID));
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = fixture_new_folder ();
  g_autofree char *path = g_build_filename (home, "keyring", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  SCRATCH_TEST ("/leftovers/gone", test_gone, NULL);
  SCRATCH_TEST ("/leftovers/kept", test_kept, NULL);
  SCRATCH_TEST ("/leftovers/damaged", test_damaged, NULL);
  SCRATCH_TEST ("/leftovers/later", test_later, NULL);
  status = g_test_run ();
  fixture_remove_folder (g_steal_pointer (&home));
  return status;
}
