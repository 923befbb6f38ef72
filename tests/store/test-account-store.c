/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts: what is added, found, changed and removed. Files that are not as they
 * should be are in test-account-store-read.c.
 */
#include "scratch.h"

#include <sys/stat.h>

#define OTHER_ID "11111111-2222-3333-4444-555555555555"

static guint
mode_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_empty (Scratch *scratch, gconstpointer unused)
{
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 0);
  g_assert_cmpuint (signet_account_store_get_problems (scratch->store)->len, ==, 0);
  g_assert_false (g_file_test (scratch->folder, G_FILE_TEST_EXISTS));
}

static void
test_add (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (GError) error = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  scratch_reopen (scratch);
  kept = signet_account_store_find (scratch->store, FIXTURE_ID, &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_equal (kept, account));
  g_assert_cmpuint (signet_account_get_generation (kept), ==, 1);
  g_clear_object (&kept);
  kept = fixture_add (scratch->store, account, &error);
  g_assert_null (kept);
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS);
}

static void
test_private (Scratch *scratch, gconstpointer unused)
{
  mode_t old = umask (0);

  g_assert_cmpint (g_mkdir_with_parents (scratch->folder, 0755), ==, 0);
  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  umask (old);
  g_assert_cmpuint (mode_of (scratch->folder, SCRATCH_FILE), ==, 0600);
  g_assert_cmpuint (mode_of (scratch->folder, "."), ==, 0700);
  g_assert_cmpuint (mode_of (scratch->folder, ".lock"), ==, 0600);
}

static void
test_sorted (Scratch *scratch, gconstpointer unused)
{
  static const char *const addresses[] = { "carl@example.org", "ada@example.org",
                                           "bob@example.org" };
  static const char *const sorted[] = { "ada@example.org", "bob@example.org", "carl@example.org" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    scratch_add (scratch, NULL, addresses[i]);
  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (scratch_n_accounts (scratch), ==, 3);
      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (SignetAccount)
              account = g_list_model_get_item (G_LIST_MODEL (scratch->store), i);

          g_assert_cmpstr (signet_account_get_address (account), ==, sorted[i]);
        }
      scratch_reopen (scratch);
    }
}

static void
test_find (Scratch *scratch, gconstpointer unused)
{
  scratch_add (scratch, FIXTURE_ID, "Ada@example.org");
  scratch_add (scratch, OTHER_ID, "bob@bücher.example");
  scratch_add (scratch, NULL, "carl@example.org");
  scratch_add (scratch, NULL, "carl@EXAMPLE.org");
  scratch_expect_find (scratch, FIXTURE_ID, FIXTURE_ID, 0);
  scratch_expect_find (scratch, "3D6F0A5E-8F0C-4A52-9D0E-0D7C1F0E5A11", FIXTURE_ID, 0);
  scratch_expect_find (scratch, "ada@Example.Org", FIXTURE_ID, 0);
  scratch_expect_find (scratch, "bob@xn--bcher-kva.example", OTHER_ID, 0);
  scratch_expect_find (scratch, "carl@example.org", NULL, SIGNET_STORE_ERROR_AMBIGUOUS);
  scratch_expect_find (scratch, "dora@example.org", NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  scratch_expect_find (scratch, "example.org", NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  scratch_expect_find (scratch, "", NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  scratch_expect_find (scratch, "../" FIXTURE_ID, NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  scratch_expect_find (scratch, "00000000-0000-4000-8000-000000000000", NULL,
                       SIGNET_STORE_ERROR_UNKNOWN_ID);
}

static void
on_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_update (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) listed = NULL;
  g_autoptr (SignetAccount) kept = NULL;
  guint n = 0;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  listed = g_list_model_get_item (G_LIST_MODEL (scratch->store), 0);
  g_signal_connect (listed, "notify::title", G_CALLBACK (on_notify), &n);
  kept = fixture_update (scratch->store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error);
  g_assert_no_error (error);
  g_assert_true (kept == listed);
  g_assert_cmpstr (signet_account_get_name (listed), ==, "Ada");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (signet_account_get_generation (listed), ==, 2);
}

/* What changes nothing writes nothing */
static void
test_update_nothing (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  kept = fixture_update (scratch->store, FIXTURE_ID, fixture_set_name, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_account_get_generation (kept), ==, 1);
}

static gboolean
refuse (SignetAccount *account, gpointer data, GError **error)
{
  signet_account_set_name (account, "never");
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no");
  return FALSE;
}

static gboolean
lower (SignetAccount *account, gpointer explicitly, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  server->profile->security = SIGNET_SECURITY_NONE;
  if (explicitly != NULL)
    server->security = SIGNET_SECURITY_NONE;
  signet_account_set_require_ssl (account, FALSE);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

static void
expect_refused (Scratch *scratch, SignetAccountChange change, GQuark domain, int code)
{
  g_autofree char *before = fixture_read (scratch->folder, SCRATCH_FILE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_update (scratch->store, FIXTURE_ID, change, NULL, &error));
  g_assert_error (error, domain, code);
  after = fixture_read (scratch->folder, SCRATCH_FILE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (Scratch *scratch, gconstpointer unused)
{
  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  expect_refused (scratch, refuse, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  expect_refused (scratch, lower, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_RATCHET);
}

static void
test_lowered (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  kept = fixture_update (scratch->store, FIXTURE_ID, lower, scratch, &error);
  g_assert_no_error (error);
  g_assert_false (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->was_encrypted);
}

static void
test_remove (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  g_assert_true (fixture_remove (scratch->store, FIXTURE_ID, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 0);
  scratch_reopen (scratch);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 0);
  g_assert_false (fixture_remove (scratch->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID);
}

static void
test_cancelled (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  signet_account_store_add_async (scratch->store, account, cancellable, fixture_on_result, &result);
  g_assert_null (
      signet_account_store_change_finish (scratch->store, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 0);
}

/* Whatever was left by a writer that was killed is in nobody's way */
static void
test_leftover (Scratch *scratch, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (scratch->folder, "." SCRATCH_FILE ".new", NULL);

  fixture_write (scratch->folder, "." SCRATCH_FILE ".new", "half");
  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SCRATCH_TEST ("/account-store/empty", test_empty, NULL);
  SCRATCH_TEST ("/account-store/add", test_add, NULL);
  SCRATCH_TEST ("/account-store/private", test_private, NULL);
  SCRATCH_TEST ("/account-store/sorted", test_sorted, NULL);
  SCRATCH_TEST ("/account-store/find", test_find, NULL);
  SCRATCH_TEST ("/account-store/update", test_update, NULL);
  SCRATCH_TEST ("/account-store/update-nothing", test_update_nothing, NULL);
  SCRATCH_TEST ("/account-store/refused", test_refused, NULL);
  SCRATCH_TEST ("/account-store/lowered", test_lowered, NULL);
  SCRATCH_TEST ("/account-store/remove", test_remove, NULL);
  SCRATCH_TEST ("/account-store/cancelled", test_cancelled, NULL);
  SCRATCH_TEST ("/account-store/leftover", test_leftover, NULL);
  return g_test_run ();
}
