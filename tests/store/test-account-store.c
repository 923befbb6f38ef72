/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts and the files behind it.
 */
#include "fixture.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME FIXTURE_ID ".account"
#define OTHER_ID  "11111111-2222-3333-4444-555555555555"

typedef struct
{
  char *top;
  char *folder;
  char *site;
  SignetAccountStore *store;
} Fixture;

static SignetAccountStore *
open_store (Fixture *fixture)
{
  const char *const sites[] = { fixture->site, NULL };

  return signet_account_store_new_for_folders (fixture->folder, sites);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->top = fixture_new_folder ();
  fixture->folder = g_build_filename (fixture->top, "home", "signet", "accounts", NULL);
  fixture->site = g_build_filename (fixture->top, "site", NULL);
  fixture->store = open_store (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->store);
  g_free (fixture->folder);
  g_free (fixture->site);
  fixture_remove_folder (fixture->top);
}

static guint
n_accounts (SignetAccountStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

static void
add (Fixture *fixture, const char *id, const char *address)
{
  g_autoptr (SignetAccount) account = fixture_account (id, address);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = fixture_add (fixture->store, account, &error);

  g_assert_no_error (error);
  g_assert_true (signet_account_equal (kept, account));
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->store);
  fixture->store = open_store (fixture);
}

static guint
mode_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (n_accounts (fixture->store), ==, 0);
  g_assert_cmpuint (signet_account_store_get_problems (fixture->store)->len, ==, 0);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_add (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, FIXTURE_ID, "ada@example.org");
  reopen (fixture);
  kept = signet_account_store_find (fixture->store, FIXTURE_ID, &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_equal (kept, account));
  g_assert_cmpuint (signet_account_get_generation (kept), ==, 1);
  g_clear_object (&kept);
  kept = fixture_add (fixture->store, account, &error);
  g_assert_null (kept);
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS);
}

static void
test_private (Fixture *fixture, gconstpointer unused)
{
  mode_t old = umask (0);

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0755), ==, 0);
  add (fixture, FIXTURE_ID, "ada@example.org");
  umask (old);
  g_assert_cmpuint (mode_of (fixture->folder, FILE_NAME), ==, 0600);
  g_assert_cmpuint (mode_of (fixture->folder, "."), ==, 0700);
  g_assert_cmpuint (mode_of (fixture->folder, ".lock"), ==, 0600);
}

static void
test_sorted (Fixture *fixture, gconstpointer unused)
{
  static const char *const addresses[] = { "carl@example.org", "ada@example.org",
                                           "bob@example.org" };
  static const char *const sorted[] = { "ada@example.org", "bob@example.org", "carl@example.org" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    add (fixture, NULL, addresses[i]);
  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (n_accounts (fixture->store), ==, 3);
      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (SignetAccount)
              account = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

          g_assert_cmpstr (signet_account_get_address (account), ==, sorted[i]);
        }
      reopen (fixture);
    }
}

static void
expect_find (Fixture *fixture, const char *text, const char *id, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) account = signet_account_store_find (fixture->store, text, &error);

  if (id != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (signet_account_get_id (account), ==, id);
      return;
    }
  g_assert_null (account);
  g_assert_error (error, SIGNET_STORE_ERROR, code);
}

static void
test_find (Fixture *fixture, gconstpointer unused)
{
  add (fixture, FIXTURE_ID, "Ada@example.org");
  add (fixture, OTHER_ID, "bob@bücher.example");
  add (fixture, NULL, "carl@example.org");
  add (fixture, NULL, "carl@EXAMPLE.org");
  expect_find (fixture, FIXTURE_ID, FIXTURE_ID, 0);
  expect_find (fixture, "3D6F0A5E-8F0C-4A52-9D0E-0D7C1F0E5A11", FIXTURE_ID, 0);
  expect_find (fixture, "ada@Example.Org", FIXTURE_ID, 0);
  expect_find (fixture, "bob@xn--bcher-kva.example", OTHER_ID, 0);
  expect_find (fixture, "carl@example.org", NULL, SIGNET_STORE_ERROR_AMBIGUOUS);
  expect_find (fixture, "dora@example.org", NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  expect_find (fixture, "example.org", NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  expect_find (fixture, "", NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  expect_find (fixture, "../" FIXTURE_ID, NULL, SIGNET_STORE_ERROR_UNKNOWN_ID);
  expect_find (fixture, "00000000-0000-4000-8000-000000000000", NULL,
               SIGNET_STORE_ERROR_UNKNOWN_ID);
}

static void
on_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_update (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) listed = NULL;
  g_autoptr (SignetAccount) kept = NULL;
  guint n = 0;

  add (fixture, FIXTURE_ID, "ada@example.org");
  listed = g_list_model_get_item (G_LIST_MODEL (fixture->store), 0);
  g_signal_connect (listed, "notify::title", G_CALLBACK (on_notify), &n);
  kept = fixture_update (fixture->store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error);
  g_assert_no_error (error);
  g_assert_true (kept == listed);
  g_assert_cmpstr (signet_account_get_name (listed), ==, "Ada");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (signet_account_get_generation (listed), ==, 2);
}

/* What changes nothing writes nothing */
static void
test_update_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  add (fixture, FIXTURE_ID, "ada@example.org");
  kept = fixture_update (fixture->store, FIXTURE_ID, fixture_set_name, NULL, &error);
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
  g_autoptr (SignetAccountService) service = signet_account_service_copy (
      signet_account_get_service (account, SIGNET_PROTOCOL_IMAP));

  service->profile->security = SIGNET_SECURITY_NONE;
  if (explicitly != NULL)
    service->security = SIGNET_SECURITY_NONE;
  signet_account_set_require_ssl (account, FALSE);
  signet_account_set_service (account, SIGNET_PROTOCOL_IMAP, service);
  return TRUE;
}

static void
expect_refused (Fixture *fixture, SignetAccountChange change, GQuark domain, int code)
{
  g_autofree char *before = fixture_read (fixture->folder, FILE_NAME);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_update (fixture->store, FIXTURE_ID, change, NULL, &error));
  g_assert_error (error, domain, code);
  after = fixture_read (fixture->folder, FILE_NAME);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  add (fixture, FIXTURE_ID, "ada@example.org");
  expect_refused (fixture, refuse, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  expect_refused (fixture, lower, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_RATCHET);
}

static void
test_lowered (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  add (fixture, FIXTURE_ID, "ada@example.org");
  kept = fixture_update (fixture->store, FIXTURE_ID, lower, fixture, &error);
  g_assert_no_error (error);
  g_assert_false (signet_account_get_service (kept, SIGNET_PROTOCOL_IMAP)->was_encrypted);
}

static void
test_remove (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  add (fixture, FIXTURE_ID, "ada@example.org");
  g_assert_true (fixture_remove (fixture->store, FIXTURE_ID, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_accounts (fixture->store), ==, 0);
  reopen (fixture);
  g_assert_cmpuint (n_accounts (fixture->store), ==, 0);
  g_assert_false (fixture_remove (fixture->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  signet_account_store_add_async (fixture->store, account, cancellable, fixture_on_result, &result);
  g_assert_null (
      signet_account_store_change_finish (fixture->store, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_accounts (fixture->store), ==, 0);
}

static void
expect_problem (Fixture *fixture, const char *name, int code)
{
  GPtrArray *problems = signet_account_store_get_problems (fixture->store);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const SignetStoreProblem *problem;

  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->path, ==, path);
  g_assert_error (problem->error, SIGNET_STORE_ERROR, code);
  g_assert_nonnull (strstr (problem->error->message, path));
}

/* Whatever is asked, the file stays as it is */
static void
expect_untouched (Fixture *fixture, const char *text, int code)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  expect_find (fixture, FIXTURE_ID, NULL, code);
  g_assert_null (
      fixture_update (fixture->store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error));
  g_assert_error (error, SIGNET_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_false (fixture_remove (fixture->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_null (fixture_add (fixture->store, account, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS);
  after = fixture_read (fixture->folder, FILE_NAME);
  g_assert_cmpstr (after, ==, text);
}

static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  static const char text[] = "[Account]\nVersion=1\nAddress=";

  fixture_write (fixture->folder, FILE_NAME, text);
  add (fixture, NULL, "bob@example.org");
  reopen (fixture);
  g_assert_cmpuint (n_accounts (fixture->store), ==, 1);
  expect_problem (fixture, FILE_NAME, SIGNET_STORE_ERROR_DAMAGED);
  expect_untouched (fixture, text, SIGNET_STORE_ERROR_DAMAGED);
}

static void
test_unknown_version (Fixture *fixture, gconstpointer unused)
{
  static const char text[] = "[Account]\nVersion=9\nAddress=ada@example.org\n";

  fixture_write (fixture->folder, FILE_NAME, text);
  reopen (fixture);
  g_assert_cmpuint (n_accounts (fixture->store), ==, 0);
  expect_problem (fixture, FILE_NAME, SIGNET_STORE_ERROR_VERSION);
  expect_untouched (fixture, text, SIGNET_STORE_ERROR_VERSION);
}

static void
test_odd_files (Fixture *fixture, gconstpointer unused)
{
  fixture_write (fixture->folder, ".hidden.account", "x");
  fixture_write (fixture->folder, "notes.txt", "x");
  reopen (fixture);
  g_assert_cmpuint (signet_account_store_get_problems (fixture->store)->len, ==, 0);
  fixture_write (fixture->folder, "ada.account", "x");
  reopen (fixture);
  expect_problem (fixture, "ada.account", SIGNET_STORE_ERROR_DAMAGED);
}

/* Neither a named pipe nor a folder nor a mountain of bytes makes anybody wait */
static void
test_not_files (Fixture *fixture, gconstpointer kind)
{
  g_autofree char *path = g_build_filename (fixture->folder, FILE_NAME, NULL);
  g_autofree char *large = g_strnfill (300 * 1024, '#');

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  if (g_str_equal (kind, "pipe"))
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  else if (g_str_equal (kind, "folder"))
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else
    fixture_write (fixture->folder, FILE_NAME, large);
  reopen (fixture);
  expect_problem (fixture, FILE_NAME, SIGNET_STORE_ERROR_DAMAGED);
}

static const char site_text[] = "[Account]\nVersion=1\nAddress=ada@example.org\nName=Work\n"
                                "[imap]\nSetHost=imap.example.org\n";

static void
test_site (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  fixture_write (fixture->site, FILE_NAME, site_text);
  reopen (fixture);
  account = signet_account_store_find (fixture->store, "ada@example.org", &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_is_site (account));
  g_assert_false (fixture_remove (fixture->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_SITE);
  after = fixture_read (fixture->site, FILE_NAME);
  g_assert_cmpstr (after, ==, site_text);
}

/* Changing it makes the user's own copy; removing that brings the other one back */
static void
test_site_copy (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  fixture_write (fixture->site, FILE_NAME, site_text);
  reopen (fixture);
  account = fixture_update (fixture->store, FIXTURE_ID, fixture_set_name, (gpointer) "Mine",
                            &error);
  g_assert_no_error (error);
  g_assert_false (signet_account_is_site (account));
  g_assert_cmpuint (n_accounts (fixture->store), ==, 1);
  after = fixture_read (fixture->site, FILE_NAME);
  g_assert_cmpstr (after, ==, site_text);
  reopen (fixture);
  g_assert_true (fixture_remove (fixture->store, FIXTURE_ID, &error));
  g_assert_no_error (error);
  g_clear_object (&account);
  account = signet_account_store_find (fixture->store, FIXTURE_ID, &error);
  g_assert_cmpstr (signet_account_get_name (account), ==, "Work");
  g_assert_true (signet_account_is_site (account));
}

static void
wait_for (guint *what, guint expected)
{
  while (*what != expected)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  *n = g_list_model_get_n_items (model);
}

/* What another program does appears by itself */
static void
test_watch (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccountStore) other = NULL;
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (SignetAccount) changed = NULL;
  g_autoptr (SignetAccount) listed = NULL;
  guint n_items = 0;
  guint n_notified = 0;

  signet_account_store_watch (fixture->store);
  g_signal_connect (fixture->store, "items-changed", G_CALLBACK (on_items_changed), &n_items);
  other = open_store (fixture);
  kept = fixture_add (other, account, NULL);
  wait_for (&n_items, 1);
  listed = g_list_model_get_item (G_LIST_MODEL (fixture->store), 0);
  g_signal_connect (listed, "notify::title", G_CALLBACK (on_notify), &n_notified);
  changed = fixture_update (other, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", NULL);
  wait_for (&n_notified, 1);
  g_assert_cmpstr (signet_account_get_name (listed), ==, "Ada");
  g_assert_true (fixture_remove (other, FIXTURE_ID, NULL));
  wait_for (&n_items, 0);
}

/* What happened before anybody watched is not missed */
static void
test_watch_late (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccountStore) other = open_store (fixture);
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = fixture_add (other, account, NULL);

  g_assert_nonnull (kept);
  fixture_write (fixture->folder, "odd.account", "x");
  signet_account_store_watch (fixture->store);
  g_assert_cmpuint (n_accounts (fixture->store), ==, 1);
  expect_problem (fixture, "odd.account", SIGNET_STORE_ERROR_DAMAGED);
}

static void
test_watch_damage (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *good = NULL;
  guint n_notified = 0;
  guint n_items = 1;

  add (fixture, FIXTURE_ID, "ada@example.org");
  good = fixture_read (fixture->folder, FILE_NAME);
  signet_account_store_watch (fixture->store);
  g_signal_connect (fixture->store, "notify::problems", G_CALLBACK (on_notify), &n_notified);
  g_signal_connect (fixture->store, "items-changed", G_CALLBACK (on_items_changed), &n_items);
  fixture_write (fixture->folder, FILE_NAME, "nonsense");
  wait_for (&n_items, 0);
  expect_problem (fixture, FILE_NAME, SIGNET_STORE_ERROR_DAMAGED);
  fixture_write (fixture->folder, FILE_NAME, good);
  wait_for (&n_items, 1);
  g_assert_cmpuint (signet_account_store_get_problems (fixture->store)->len, ==, 0);
  g_assert_cmpuint (n_notified, >=, 2);
}

/* Whatever was left by a writer that was killed is in nobody's way */
static void
test_leftover (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "." FILE_NAME ".new", NULL);

  fixture_write (fixture->folder, "." FILE_NAME ".new", "half");
  add (fixture, FIXTURE_ID, "ada@example.org");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The folders of the user and of the administrator come from the XDG variables */
static void
test_default_folders (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *config = g_build_filename (g_get_user_config_dir (), "signet", "accounts", NULL);
  g_autoptr (SignetAccountStore) store = NULL;

  fixture_write (config, FILE_NAME, site_text);
  store = signet_account_store_new ();
  g_assert_cmpuint (n_accounts (store), ==, 1);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *config = fixture_new_folder ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  add_test ("/account-store/empty", test_empty, NULL);
  add_test ("/account-store/add", test_add, NULL);
  add_test ("/account-store/private", test_private, NULL);
  add_test ("/account-store/sorted", test_sorted, NULL);
  add_test ("/account-store/find", test_find, NULL);
  add_test ("/account-store/update", test_update, NULL);
  add_test ("/account-store/update-nothing", test_update_nothing, NULL);
  add_test ("/account-store/refused", test_refused, NULL);
  add_test ("/account-store/lowered", test_lowered, NULL);
  add_test ("/account-store/remove", test_remove, NULL);
  add_test ("/account-store/cancelled", test_cancelled, NULL);
  add_test ("/account-store/damaged", test_damaged, NULL);
  add_test ("/account-store/unknown-version", test_unknown_version, NULL);
  add_test ("/account-store/odd-files", test_odd_files, NULL);
  add_test ("/account-store/not-files/pipe", test_not_files, "pipe");
  add_test ("/account-store/not-files/folder", test_not_files, "folder");
  add_test ("/account-store/not-files/large", test_not_files, "large");
  add_test ("/account-store/site", test_site, NULL);
  add_test ("/account-store/site-copy", test_site_copy, NULL);
  add_test ("/account-store/watch", test_watch, NULL);
  add_test ("/account-store/watch-late", test_watch_late, NULL);
  add_test ("/account-store/watch-damage", test_watch_damage, NULL);
  add_test ("/account-store/leftover", test_leftover, NULL);
  add_test ("/account-store/default-folders", test_default_folders, NULL);
  status = g_test_run ();
  fixture_remove_folder (g_steal_pointer (&config));
  return status;
}
