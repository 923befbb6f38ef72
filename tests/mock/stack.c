/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds and loads the scripts that lie beside the tests.
 */

#include "stack.h"

static int
by_name (gconstpointer a, gconstpointer b)
{
  const MockScript *const *left = a, *const *right = b;

  return strcmp (mock_script_get_name (*left), mock_script_get_name (*right));
}

static void
load_folder (GPtrArray *scripts, const char *protocol)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "scripts", protocol, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      MockScript *script = mock_script_load (path, &error);

      g_assert_no_error (error);
      g_ptr_array_add (scripts, script);
    }
}

GPtrArray *
mock_stack_load (const char *protocol)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func ((GDestroyNotify)mock_script_free);
  g_autofree char *top = g_test_build_filename (G_TEST_DIST, "scripts", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (top, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (protocol == NULL || g_str_equal (protocol, name))
      load_folder (scripts, name);
  g_assert_cmpuint (scripts->len, >, 0);
  g_ptr_array_sort (scripts, by_name);
  return scripts;
}
