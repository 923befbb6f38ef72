/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What must never be lost: the changes of programs that write side by side, and whole files when a
 * writer is killed or the disk is full. This program is its own other program.
 */
#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum
{
  N_CHANGES = 1000,
  N_SAVES = 200,
  N_ACCOUNTS = 1000,
  LOAD_LIMIT_MS = 100
};

static const char *program;

/* Each writer counts its changes in a value of its own, and all count together in the name */
static gboolean
count_change (SignetAccount *account, gpointer writer, GError **error)
{
  const char *name = signet_account_get_name (account);
  g_autofree char *next = g_strdup_printf ("%d", name != NULL ? atoi (name) + 1 : 1);
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));
  guint16 *own = writer;

  ++*own;
  signet_account_set_name (account, next);
  if (g_str_equal (g_getenv ("TEST_WRITER"), "0"))
    server->port = *own;
  else
    server->profile->port = *own;
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

/* The other program: changes an account so many times */
static int
run_writer (const char *folder, int n)
{
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, NULL);
  guint16 own = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetAccount)
          account = fixture_update (store, FIXTURE_ID, count_change, &own, &error);

      g_assert_no_error (error);
      g_assert_nonnull (account);
    }
  return 0;
}

static GSubprocess *
start_writer (const char *folder, int n, const char *which)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *count = g_strdup_printf ("%d", n);
  g_autoptr (GError) error = NULL;
  GSubprocess *writer;

  g_subprocess_launcher_setenv (launcher, "TEST_WRITER", which, TRUE);
  writer = g_subprocess_launcher_spawn (launcher, &error, program, "--writer", folder, count, NULL);
  g_assert_no_error (error);
  return writer;
}

static void
add_account (const char *folder)
{
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, NULL);
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = fixture_add (store, account, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

static SignetAccount *
load_account (const char *folder)
{
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, NULL);
  g_autoptr (GError) error = NULL;
  SignetAccount *account = signet_account_store_find (store, FIXTURE_ID, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signet_account_store_get_problems (store)->len, ==, 0);
  return account;
}

static void
test_writers (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autoptr (GSubprocess) one = NULL;
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (SignetAccount) account = NULL;
  const SignetServerSettings *server;

  add_account (folder);
  one = start_writer (folder, N_CHANGES, "0");
  other = start_writer (folder, N_CHANGES, "1");
  g_assert_true (g_subprocess_wait_check (one, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (other, NULL, NULL));
  account = load_account (folder);
  server = signet_account_get_server (account, SIGNET_PROTOCOL_IMAP);
  g_assert_cmpint (atoi (signet_account_get_name (account)), ==, 2 * N_CHANGES);
  g_assert_cmpuint (signet_account_get_generation (account), ==, 1 + 2 * N_CHANGES);
  g_assert_cmpuint (server->port, ==, N_CHANGES);
  g_assert_cmpuint (server->profile->port, ==, N_CHANGES);
  fixture_remove_folder (g_steal_pointer (&folder));
}

/* Two tasks of one program wait for each other, too */
static void
test_tasks (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, NULL);
  g_autoptr (SignetAccount) account = NULL;
  GAsyncResult *results[50] = { NULL };
  guint16 own = 0;

  add_account (folder);
  g_setenv ("TEST_WRITER", "0", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    signet_account_store_update_async (store, FIXTURE_ID, count_change, &own, NULL,
                                       fixture_on_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = fixture_wait (&results[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetAccount)
          changed = signet_account_store_change_finish (store, result, &error);

      g_assert_no_error (error);
      g_assert_nonnull (changed);
    }
  account = load_account (folder);
  g_assert_cmpint (atoi (signet_account_get_name (account)), ==, G_N_ELEMENTS (results));
  fixture_remove_folder (g_steal_pointer (&folder));
}

static void
kill_at_random (GSubprocess *writer)
{
  g_usleep ((gulong)g_test_rand_int_range (0, 30000));
  g_subprocess_force_exit (writer);
  g_assert_true (g_subprocess_wait (writer, NULL, NULL));
}

/* A killed writer leaves the old file or the new one, and no lock */
static void
test_killed (void)
{
  g_autofree char *folder = fixture_new_folder ();
  guint64 generation = 1;
  int n_killed = 0;

  add_account (folder);
  for (; generation < N_SAVES; n_killed++)
    {
      g_autoptr (GSubprocess) writer = start_writer (folder, N_SAVES, "0");
      g_autoptr (SignetAccount) account = NULL;

      kill_at_random (writer);
      account = load_account (folder);
      g_assert_cmpuint (signet_account_get_generation (account), >=, generation);
      generation = signet_account_get_generation (account);
    }
  g_test_message ("%d writers killed, %" G_GUINT64_FORMAT " saves survived", n_killed, generation);
  fixture_remove_folder (g_steal_pointer (&folder));
}

static void
write_accounts (const char *folder)
{
  g_autofree char *text = NULL;

  add_account (folder);
  text = fixture_read (folder, FIXTURE_ID ".account");
  for (int i = 1; i < N_ACCOUNTS; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *name = g_strconcat (id, ".account", NULL);

      fixture_write (folder, name, text);
    }
}

static void
test_load (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autoptr (SignetAccountStore) store = NULL;
  gint64 start;
  gint64 elapsed;

  write_accounts (folder);
  start = g_get_monotonic_time ();
  store = signet_account_store_new_for_folders (folder, NULL);
  elapsed = (g_get_monotonic_time () - start) / 1000;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, N_ACCOUNTS);
  g_test_message ("%d accounts loaded in %" G_GINT64_FORMAT " ms (to reach: %d)", N_ACCOUNTS,
                  elapsed, LOAD_LIMIT_MS);
  fixture_remove_folder (g_steal_pointer (&folder));
}

/* A limit on the size of files stands for a full disk where nobody may mount one */
static void
test_full (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autoptr (SignetAccountStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct rlimit old;
  struct rlimit small;

  add_account (folder);
  before = fixture_read (folder, FIXTURE_ID ".account");
  store = signet_account_store_new_for_folders (folder, NULL);
  getrlimit (RLIMIT_FSIZE, &old);
  small = (struct rlimit){ 100, old.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (fixture_update (store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_DISK_FULL);
  after = fixture_read (folder, FIXTURE_ID ".account");
  g_assert_cmpstr (before, ==, after);
  fixture_remove_folder (g_steal_pointer (&folder));
}

static gboolean is_disk_failing;

int __real_fsync (int fd);
int __wrap_fsync (int fd);

/* A disk that does not put folders down for good; files it does. */
int
__wrap_fsync (int fd)
{
  struct stat status;

  if (!is_disk_failing || fstat (fd, &status) != 0 || !S_ISDIR (status.st_mode))
    return __real_fsync (fd);
  errno = EIO;
  return -1;
}

static void
assert_unsafe (SignetAccountStore *store, guint n)
{
  GPtrArray *problems = signet_account_store_get_problems (store);

  g_assert_cmpuint (problems->len, ==, n);
  if (n == 0)
    return;
  g_assert_error (((SignetStoreProblem *)problems->pdata[0])->error, SIGNET_STORE_ERROR,
                  SIGNET_STORE_ERROR_UNSAFE);
  g_assert_null (strstr (((SignetStoreProblem *)problems->pdata[0])->error->message, "othing was"));
}

/* What is done is said to be done, and that it may not last; the next good change settles it. */
static void
test_unsafe (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, NULL);
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccount) added = NULL;
  g_autoptr (SignetAccount) changed = NULL;
  g_autoptr (SignetAccount) loaded = NULL;
  g_autoptr (SignetAccount) again = NULL;
  g_autoptr (GError) error = NULL;

  is_disk_failing = TRUE;
  added = fixture_add (store, account, &error);
  g_assert_no_error (error);
  assert_unsafe (store, 1);
  changed = fixture_update (store, FIXTURE_ID, fixture_set_name, (gpointer) "Ada", &error);
  g_assert_no_error (error);
  assert_unsafe (store, 1);
  loaded = load_account (folder);
  g_assert_cmpstr (signet_account_get_name (loaded), ==, "Ada");
  g_assert_true (fixture_remove (store, FIXTURE_ID, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  assert_unsafe (store, 1);
  is_disk_failing = FALSE;
  again = fixture_add (store, account, &error);
  g_assert_no_error (error);
  assert_unsafe (store, 0);
  fixture_remove_folder (g_steal_pointer (&folder));
}

static void
test_unwritable (void)
{
  g_autoptr (SignetAccount) account = fixture_account (FIXTURE_ID, "ada@example.org");
  g_autoptr (SignetAccountStore)
      store = signet_account_store_new_for_folders ("/proc/self/signet/accounts", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (signet_account_store_get_problems (store)->len, ==, 0);
  g_assert_null (fixture_add (store, account, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == SIGNET_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, "/proc/self/signet/accounts"));
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--writer"))
    return run_writer (argv[2], atoi (argv[3]));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/durability/writers", test_writers);
  g_test_add_func ("/durability/tasks", test_tasks);
  g_test_add_func ("/durability/killed", test_killed);
  g_test_add_func ("/durability/load", test_load);
  g_test_add_func ("/durability/full", test_full);
  g_test_add_func ("/durability/unsafe", test_unsafe);
  g_test_add_func ("/durability/unwritable", test_unwritable);
  return g_test_run ();
}
