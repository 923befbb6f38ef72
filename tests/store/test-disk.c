/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A disk that is full and one that is read-only, mounted for this process alone. Needs root.
 */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  SignetAccountStore *store;
  char *before;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_new_folder ();
  g_assert_cmpint (mount ("none", fixture->folder, "tmpfs", 0, "size=64k,mode=0700"), ==, 0);
  fixture->store = signet_account_store_new_for_folders (fixture->folder, NULL);
  kept = fixture_add (fixture->store, account, &error);
  g_assert_no_error (error);
  fixture->before = fixture_read (fixture->folder, FIXTURE_ID ".account");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->store);
  g_free (fixture->before);
  g_assert_cmpint (umount (fixture->folder), ==, 0);
  fixture_remove_folder (fixture->folder);
}

static void
fill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ballast", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  char page[512] = { 0 };

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, page, sizeof page) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
expect_failure (Fixture *fixture, SignetStoreError code)
{
  g_autofree char *hidden = g_build_filename (fixture->folder, "." FIXTURE_ID ".account.new", NULL);
  g_autoptr (SignetAccount) other = fixture_account (NULL, "bob@example.org");
  g_autoptr (SignetAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_null (
      fixture_update (fixture->store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error));
  g_assert_error (error, SIGNET_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_clear_error (&error);
  g_assert_null (fixture_add (fixture->store, other, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, (int)code);
  after = fixture_read (fixture->folder, FIXTURE_ID ".account");
  g_assert_cmpstr (after, ==, fixture->before);
  g_assert_false (g_file_test (hidden, G_FILE_TEST_EXISTS));
  account = signet_account_store_find (fixture->store, FIXTURE_ID, NULL);
  g_assert_null (signet_account_get_name (account));
}

static void
test_full (Fixture *fixture, gconstpointer unused)
{
  fill (fixture->folder);
  expect_failure (fixture, SIGNET_STORE_ERROR_DISK_FULL);
}

static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mount ("none", fixture->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  expect_failure (fixture, SIGNET_STORE_ERROR_READ_ONLY);
  g_assert_false (fixture_remove (fixture->store, FIXTURE_ID, &error));
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_READ_ONLY);
}

static gboolean
enter_namespace (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!enter_namespace ())
    {
      g_print ("1..0 # SKIP no leave to mount\n");
      return 0;
    }
  g_test_add ("/disk/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/disk/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  return g_test_run ();
}
