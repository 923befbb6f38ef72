/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The grammar of local parts.
 */
#include "local-part.h"

#include "target.h"

static void
test_right (void)
{
  static const char *const texts[] = {
    "ada",        "a.b.c",   "ada+tag", "!#$%&'*+-/=?^_`{|}~",
    "użytkownik", "\"a b\"", "\"a@b\"", "\"a\\\"b\"",
    "\"\\\\\"",   "\".\"",   "0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (signet_local_part_check (texts[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_wrong (void)
{
  static const char *const texts[] = {
    "",     ".",  "a.",  ".a",    "a..b",    "a b",    "a@b",    "a:b", "a,b", "<a",
    "\"\"", "\"", "\"a", "\"a\\", "\"a\\\"", "\"a\"b", "a\"b\"", "(a)", "\\",  "\"a\"b\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (signet_local_part_check (texts[i], &error));
      g_assert_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_ADDRESS);
    }
}

static void
test_length (void)
{
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *too_long = g_strnfill (65, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_true (signet_local_part_check (longest, &error));
  g_assert_no_error (error);
  g_assert_false (signet_local_part_check (too_long, &error));
  g_assert_error (error, SIGNET_TARGET_ERROR, SIGNET_TARGET_ERROR_TOO_LONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local-part/right", test_right);
  g_test_add_func ("/local-part/wrong", test_wrong);
  g_test_add_func ("/local-part/length", test_length);
  return g_test_run ();
}
