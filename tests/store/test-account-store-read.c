/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the store makes of the files that it finds, and of what others do to them.
 */
#include "scratch.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whatever is asked, the file stays as it is */
static void
expect_untouched (Scratch *scratch, const char *text, int code)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  scratch_expect_find (scratch, FIXTURE_ID, NULL, code);
  g_assert_null (
      fixture_update (scratch->store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error));
  g_assert_error (error, SIGNET_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_false (fixture_remove (scratch->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_null (fixture_add (scratch->store, account, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS);
  after = fixture_read (scratch->folder, SCRATCH_FILE);
  g_assert_cmpstr (after, ==, text);
}

static void
test_damaged (Scratch *scratch, gconstpointer unused)
{
  static const char text[] = "[Account]\nVersion=1\nAddress=";

  fixture_write (scratch->folder, SCRATCH_FILE, text);
  scratch_add (scratch, NULL, "bob@example.org");
  scratch_reopen (scratch);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 1);
  scratch_expect_problem (scratch, SCRATCH_FILE, SIGNET_STORE_ERROR_DAMAGED);
  expect_untouched (scratch, text, SIGNET_STORE_ERROR_DAMAGED);
}

static void
test_unknown_version (Scratch *scratch, gconstpointer unused)
{
  static const char text[] = "[Account]\nVersion=9\nAddress=ada@example.org\n";

  fixture_write (scratch->folder, SCRATCH_FILE, text);
  scratch_reopen (scratch);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 0);
  scratch_expect_problem (scratch, SCRATCH_FILE, SIGNET_STORE_ERROR_VERSION);
  expect_untouched (scratch, text, SIGNET_STORE_ERROR_VERSION);
}

static void
test_odd_files (Scratch *scratch, gconstpointer unused)
{
  fixture_write (scratch->folder, ".hidden.account", "x");
  fixture_write (scratch->folder, "notes.txt", "x");
  scratch_reopen (scratch);
  g_assert_cmpuint (signet_account_store_get_problems (scratch->store)->len, ==, 0);
  fixture_write (scratch->folder, "ada.account", "x");
  scratch_reopen (scratch);
  scratch_expect_problem (scratch, "ada.account", SIGNET_STORE_ERROR_DAMAGED);
}

/* Neither a named pipe nor a folder nor a mountain of bytes makes anybody wait */
static void
test_not_files (Scratch *scratch, gconstpointer kind)
{
  g_autofree char *path = g_build_filename (scratch->folder, SCRATCH_FILE, NULL);
  g_autofree char *large = g_strnfill (300 * 1024, '#');

  g_assert_cmpint (g_mkdir_with_parents (scratch->folder, 0700), ==, 0);
  if (g_str_equal (kind, "pipe"))
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  else if (g_str_equal (kind, "folder"))
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else
    fixture_write (scratch->folder, SCRATCH_FILE, large);
  scratch_reopen (scratch);
  scratch_expect_problem (scratch, SCRATCH_FILE, SIGNET_STORE_ERROR_DAMAGED);
}

static const char site_text[] = "[Account]\nVersion=1\nAddress=ada@example.org\nName=Work\n"
                                "[imap]\nSetHost=imap.example.org\n";

static void
test_site (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  fixture_write (scratch->site, SCRATCH_FILE, site_text);
  scratch_reopen (scratch);
  account = signet_account_store_find (scratch->store, "ada@example.org", &error);
  g_assert_no_error (error);
  g_assert_true (signet_account_is_site (account));
  g_assert_false (fixture_remove (scratch->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_SITE);
  after = fixture_read (scratch->site, SCRATCH_FILE);
  g_assert_cmpstr (after, ==, site_text);
}

/* Changing it makes the user's own copy; removing that brings the other one back */
static void
test_site_copy (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  fixture_write (scratch->site, SCRATCH_FILE, site_text);
  scratch_reopen (scratch);
  account = fixture_update (scratch->store, FIXTURE_ID, fixture_set_name, (gpointer) "Mine",
                            &error);
  g_assert_no_error (error);
  g_assert_false (signet_account_is_site (account));
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 1);
  after = fixture_read (scratch->site, SCRATCH_FILE);
  g_assert_cmpstr (after, ==, site_text);
  scratch_reopen (scratch);
  g_assert_true (fixture_remove (scratch->store, FIXTURE_ID, &error));
  g_assert_no_error (error);
  g_clear_object (&account);
  account = signet_account_store_find (scratch->store, FIXTURE_ID, &error);
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
on_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  *n = g_list_model_get_n_items (model);
}

/* What another program does appears by itself */
static void
test_watch (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetAccountStore) other = NULL;
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (SignetAccount) changed = NULL;
  g_autoptr (SignetAccount) listed = NULL;
  guint n_items = 0;
  guint n_notified = 0;

  scratch_watch (scratch);
  g_signal_connect (scratch->store, "items-changed", G_CALLBACK (on_items_changed), &n_items);
  other = scratch_open (scratch);
  kept = fixture_add (other, account, NULL);
  wait_for (&n_items, 1);
  listed = g_list_model_get_item (G_LIST_MODEL (scratch->store), 0);
  g_signal_connect (listed, "notify::title", G_CALLBACK (on_notify), &n_notified);
  changed = fixture_update (other, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", NULL);
  wait_for (&n_notified, 1);
  g_assert_cmpstr (signet_account_get_name (listed), ==, "Ada");
  g_assert_true (fixture_remove (other, FIXTURE_ID, NULL));
  wait_for (&n_items, 0);
}

/* A file in the place of the folder is named, whatever the system's last words were */
static void
test_not_a_folder (Scratch *scratch, gconstpointer unused)
{
  g_autofree char *above = g_path_get_dirname (scratch->folder);
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (GError) error = NULL;
  const SignetStoreProblem *problem;

  fixture_write (above, "accounts", "a file\n");
  scratch_reopen (scratch);
  g_assert_cmpuint (signet_account_store_get_problems (scratch->store)->len, ==, 1);
  problem = signet_account_store_get_problems (scratch->store)->pdata[0];
  g_assert_nonnull (strstr (problem->error->message, "cannot be used as a folder"));
  g_assert_null (fixture_add (scratch->store, account, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "cannot be used as a folder"));
}

/* Whoever reads an account while the store is made is counted: the kernel tells who opens files. */
static void
test_read_once (Scratch *scratch, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (scratch->folder, SCRATCH_FILE, NULL);
  char events[4096] __attribute__ ((aligned (__alignof__(struct inotify_event))));
  int fd = inotify_init1 (IN_CLOEXEC | IN_NONBLOCK);
  gssize got;
  guint n_opened = 0;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  g_assert_cmpint (inotify_add_watch (fd, path, IN_OPEN), >=, 0);
  scratch_watch (scratch);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 1);
  got = read (fd, events, sizeof events);
  for (gssize at = 0; at < got; n_opened++)
    at += (gssize)(sizeof (struct inotify_event)
                   + ((const struct inotify_event *)(const void *)(events + at))->len);
  close (fd);
  g_assert_cmpuint (n_opened, ==, 1);
}

/* What was there before anybody watched is not missed */
static void
test_watch_late (Scratch *scratch, gconstpointer unused)
{
  g_autoptr (SignetAccountStore) other = scratch_open (scratch);
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = fixture_add (other, account, NULL);

  g_assert_nonnull (kept);
  fixture_write (scratch->folder, "odd.account", "x");
  scratch_watch (scratch);
  g_assert_cmpuint (scratch_n_accounts (scratch), ==, 1);
  scratch_expect_problem (scratch, "odd.account", SIGNET_STORE_ERROR_DAMAGED);
}

static void
test_watch_damage (Scratch *scratch, gconstpointer unused)
{
  g_autofree char *good = NULL;
  guint n_notified = 0;
  guint n_items = 1;

  scratch_add (scratch, FIXTURE_ID, "ada@example.org");
  good = fixture_read (scratch->folder, SCRATCH_FILE);
  scratch_watch (scratch);
  g_signal_connect (scratch->store, "notify::problems", G_CALLBACK (on_notify), &n_notified);
  g_signal_connect (scratch->store, "items-changed", G_CALLBACK (on_items_changed), &n_items);
  fixture_write (scratch->folder, SCRATCH_FILE, "nonsense");
  wait_for (&n_items, 0);
  scratch_expect_problem (scratch, SCRATCH_FILE, SIGNET_STORE_ERROR_DAMAGED);
  fixture_write (scratch->folder, SCRATCH_FILE, good);
  wait_for (&n_items, 1);
  g_assert_cmpuint (signet_account_store_get_problems (scratch->store)->len, ==, 0);
  g_assert_cmpuint (n_notified, >=, 2);
}

/* The folders of the user and of the administrator come from the XDG variables */
static void
test_default_folders (Scratch *scratch, gconstpointer unused)
{
  g_autofree char *config = g_build_filename (g_get_user_config_dir (), "signet", "accounts", NULL);
  g_autoptr (SignetAccountStore) store = NULL;

  fixture_write (config, SCRATCH_FILE, site_text);
  store = signet_account_store_new ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *config = fixture_new_folder ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  SCRATCH_TEST ("/account-store-read/damaged", test_damaged, NULL);
  SCRATCH_TEST ("/account-store-read/unknown-version", test_unknown_version, NULL);
  SCRATCH_TEST ("/account-store-read/odd-files", test_odd_files, NULL);
  SCRATCH_TEST ("/account-store-read/not-files/pipe", test_not_files, "pipe");
  SCRATCH_TEST ("/account-store-read/not-files/folder", test_not_files, "folder");
  SCRATCH_TEST ("/account-store-read/not-files/large", test_not_files, "large");
  SCRATCH_TEST ("/account-store-read/site", test_site, NULL);
  SCRATCH_TEST ("/account-store-read/site-copy", test_site_copy, NULL);
  SCRATCH_TEST ("/account-store-read/watch", test_watch, NULL);
  SCRATCH_TEST ("/account-store-read/read-once", test_read_once, NULL);
  SCRATCH_TEST ("/account-store-read/not-a-folder", test_not_a_folder, NULL);
  SCRATCH_TEST ("/account-store-read/watch-late", test_watch_late, NULL);
  SCRATCH_TEST ("/account-store-read/watch-damage", test_watch_damage, NULL);
  SCRATCH_TEST ("/account-store-read/default-folders", test_default_folders, NULL);
  status = g_test_run ();
  fixture_remove_folder (g_steal_pointer (&config));
  return status;
}
