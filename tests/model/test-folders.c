/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Folders that are not absolute are ignored (XDG Base Directory Specification).
 */
#include "folders.h"

static void
assert_list (GStrv owned, const char *expected)
{
  g_auto (GStrv) list = owned;
  g_autofree char *joined = g_strjoinv (":", list);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_folder (char *owned, const char *expected)
{
  g_autofree char *folder = owned;

  g_assert_cmpstr (folder, ==, expected);
}

/* GLib reads the environment once, so each case is a process of its own. */
static void
test_relative (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("HOME", "/home/ada", TRUE);
  g_setenv ("XDG_CONFIG_HOME", "config", TRUE);
  g_setenv ("XDG_DATA_HOME", "./data", TRUE);
  g_setenv ("XDG_CONFIG_DIRS", "site:/etc/one:../up:/etc/two", TRUE);
  g_setenv ("XDG_DATA_DIRS", "share", TRUE);
  assert_folder (signet_folders_get_user_config (), "/home/ada/.config");
  assert_folder (signet_folders_get_user_data (), "/home/ada/.local/share");
  assert_list (signet_folders_get_system_config (), "/etc/one:/etc/two");
  assert_list (signet_folders_get_system_data (), "/usr/local/share:/usr/share");
}

static void
test_absolute (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("XDG_CONFIG_HOME", "/srv/config", TRUE);
  g_setenv ("XDG_DATA_HOME", "/srv/data", TRUE);
  g_setenv ("XDG_CONFIG_DIRS", "/srv/one:/srv/two", TRUE);
  g_setenv ("XDG_DATA_DIRS", "relative:/srv/three", TRUE);
  assert_folder (signet_folders_get_user_config (), "/srv/config");
  assert_folder (signet_folders_get_user_data (), "/srv/data");
  assert_list (signet_folders_get_system_config (), "/srv/one:/srv/two");
  assert_list (signet_folders_get_system_data (), "/srv/three");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folders/relative", test_relative);
  g_test_add_func ("/folders/absolute", test_absolute);
  return g_test_run ();
}
