/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Every row of the table of commands: it is listed, has a help of its own, and the options that all
 * commands have.
 */
#include "command.h"
#include "run.h"

#include <string.h>

#define NAME(name) #name,

static const char *const names[] = { SIGNET_COMMANDS (NAME) };

static void
test_command (gconstpointer name)
{
  g_autofree char *usage = g_strdup_printf ("Usage:\n  signet %s [OPTION…]", (const char *)name);
  g_autofree char *listed = g_strdup_printf ("\n  %s [OPTION…]", (const char *)name);
  g_auto (Run) all = run_line ("--help");
  g_auto (Run) version = run_line ("--version");
  g_auto (Run) own = run_format ("%s --help", (const char *)name);
  g_auto (Run) own_version = run_format ("%s --version", (const char *)name);
  g_auto (Run) unknown = run_format ("%s --no-such-option", (const char *)name);

  g_assert_nonnull (strstr (all.output, listed));
  g_assert_cmpint (own.status, ==, 0);
  g_assert_cmpstr (own.errors, ==, "");
  g_assert_true (g_str_has_prefix (own.output, usage));
  g_assert_nonnull (strstr (own.output, "\n  --json "));
  g_assert_nonnull (strstr (own.output, "\n  --version "));
  g_assert_nonnull (strstr (own.output, "\n  -h, --help "));
  g_assert_cmpint (own_version.status, ==, 0);
  g_assert_cmpstr (own_version.output, ==, version.output);
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_nonnull (strstr (unknown.errors, "--no-such-option"));
}

/* An answer that nobody got is no success. */
static void
test_full_disk (gconstpointer name)
{
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *line = g_strdup_printf ("%s --help", (const char *)name);
  g_auto (Run) run = { 0 };

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  run = run_finish (run_start (launcher, line), NULL);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.errors, "cannot be written"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *command = g_strconcat ("/cli/command/", names[i], NULL);
      g_autofree char *full = g_strconcat ("/cli/command/", names[i], "/full-disk", NULL);

      g_test_add_data_func (command, names[i], test_command);
      g_test_add_data_func (full, names[i], test_full_disk);
    }
  return g_test_run ();
}
