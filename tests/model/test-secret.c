/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A secret is locked, left out of core files, and wiped before its pages are given back (safety
 * rule 7). mlock() and munmap() are wrapped by the linker, so that both can be looked at.
 */
#include "secret.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

int __real_mlock (const void *address, size_t size);
int __wrap_mlock (const void *address, size_t size);
int __real_munmap (void *address, size_t size);
int __wrap_munmap (void *address, size_t size);

static gboolean locking_fails;
static guint n_locked;
static const void *watched;
static gboolean was_wiped;

int
__wrap_mlock (const void *address, size_t size)
{
  n_locked++;
  if (!locking_fails)
    return __real_mlock (address, size);
  errno = ENOMEM;
  return -1;
}

static gboolean
is_zero (const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

int
__wrap_munmap (void *address, size_t size)
{
  if (watched != NULL && (const char *)watched > (const char *)address
      && (const char *)watched < (const char *)address + size)
    was_wiped = is_zero (address, size);
  return __real_munmap (address, size);
}

static void
test_text (void)
{
  g_autofree char *longer = g_strnfill (20000, 'x');
  g_autoptr (SignetSecret) simple = signet_secret_new ("correct horse", -1);
  g_autoptr (SignetSecret) part = signet_secret_new ("correct horse", 7);
  g_autoptr (SignetSecret) empty = signet_secret_new ("", -1);
  g_autoptr (SignetSecret) large = signet_secret_new (longer, -1);

  g_assert_cmpstr (signet_secret_get_text (simple), ==, "correct horse");
  g_assert_cmpstr (signet_secret_get_text (part), ==, "correct");
  g_assert_cmpstr (signet_secret_get_text (empty), ==, "");
  g_assert_cmpstr (signet_secret_get_text (large), ==, longer);
}

static void
test_is_a_copy (void)
{
  char typed[] = "correct horse";
  g_autoptr (SignetSecret) secret = signet_secret_new (typed, -1);

  signet_secret_wipe (typed, sizeof typed);
  g_assert_true (is_zero ((const guint8 *)typed, sizeof typed));
  g_assert_cmpstr (signet_secret_get_text (secret), ==, "correct horse");
  signet_secret_wipe (NULL, 0);
}

static void
test_wiped (void)
{
  SignetSecret *secret = signet_secret_new ("correct horse", -1);
  SignetSecret *again = signet_secret_ref (secret);

  g_assert_true (again == secret);
  watched = signet_secret_get_text (secret);
  was_wiped = FALSE;
  signet_secret_unref (again);
  g_assert_cmpstr (signet_secret_get_text (secret), ==, "correct horse");
  g_assert_false (was_wiped);
  signet_secret_unref (secret);
  g_assert_true (was_wiped);
  watched = NULL;
}

/* Returns the line "VmFlags: …" of the mapping that holds @address */
static char *
flags_of (gconstpointer address)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean found = FALSE;

  if (!g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL))
    return NULL;
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end;
      guint64 first = g_ascii_strtoull (lines[i], &end, 16);

      if (*end == '-')
        found = GPOINTER_TO_SIZE (address) >= first
                && GPOINTER_TO_SIZE (address) < g_ascii_strtoull (end + 1, NULL, 16);
      else if (found && g_str_has_prefix (lines[i], "VmFlags:"))
        return g_strconcat (lines[i], " ", NULL);
    }
  return NULL;
}

static void
test_not_in_core_files (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new ("correct horse", -1);
  g_autofree char *flags = flags_of (signet_secret_get_text (secret));

  if (flags == NULL)
    g_test_skip ("no /proc");
  else
    g_assert_nonnull (strstr (flags, " dd "));
}

static void
test_locked (void)
{
  guint before = n_locked;
  g_autoptr (SignetSecret) secret = signet_secret_new ("correct horse", -1);

  g_assert_nonnull (secret);
  g_assert_cmpuint (n_locked, ==, before + 1);
}

static void
test_locking_may_fail (void)
{
  g_autoptr (SignetSecret) secret = NULL;

  locking_fails = TRUE;
  secret = signet_secret_new ("correct horse", -1);
  locking_fails = FALSE;
  g_assert_cmpstr (signet_secret_get_text (secret), ==, "correct horse");
}

static void
test_boxed (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new ("correct horse", -1);
  SignetSecret *copy = g_boxed_copy (SIGNET_TYPE_SECRET, secret);

  g_assert_true (copy == secret);
  g_boxed_free (SIGNET_TYPE_SECRET, copy);
  g_assert_cmpstr (signet_secret_get_text (secret), ==, "correct horse");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/text", test_text);
  g_test_add_func ("/secret/is-a-copy", test_is_a_copy);
  g_test_add_func ("/secret/rule-7/wiped", test_wiped);
  g_test_add_func ("/secret/rule-7/not-in-core-files", test_not_in_core_files);
  g_test_add_func ("/secret/rule-7/locked", test_locked);
  g_test_add_func ("/secret/locking-may-fail", test_locking_may_fail);
  g_test_add_func ("/secret/boxed", test_boxed);
  return g_test_run ();
}
