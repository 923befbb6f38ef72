/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What an administrator prescribes through dconf. Each case runs this program anew, because a
 * process reads its dconf profile only once.
 */
#include "fixture.h"
#include "settings.h"

#include <string.h>

#define PATH "io/github/signet/mail-accounts"

static const char *program;

static int
show (void)
{
  g_autoptr (SignetSettings) settings = signet_settings_new ();

  g_print ("require-ssl=%d locked=%d forbidden=%d minimum=%d minimum-locked=%d timeout-locked=%d\n",
           signet_settings_get_require_ssl (settings),
           signet_settings_is_locked (settings, SIGNET_SETTING_REQUIRE_SSL),
           signet_settings_get_admin_limit (settings) == SIGNET_PLAINTEXT_FORBIDDEN,
           signet_settings_get_minimum_tls (settings),
           signet_settings_is_locked (settings, SIGNET_SETTING_MINIMUM_TLS),
           signet_settings_is_locked (settings, SIGNET_SETTING_PROBE_TIMEOUT));
  return 0;
}

static void
compile_database (const char *folder, const char *values, const char *locks)
{
  g_autofree char *keys = g_build_filename (folder, "keys", NULL);
  g_autofree char *locks_folder = g_build_filename (keys, "locks", NULL);
  g_autofree char *database = g_build_filename (folder, "site.db", NULL);
  g_autofree char *profile = g_strdup_printf ("user-db:user\nfile-db:%s\n", database);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) dconf = NULL;

  fixture_write (keys, "00", values);
  fixture_write (locks_folder, "00", locks);
  fixture_write (folder, "profile", profile);
  dconf = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "dconf", "compile", database, keys,
                            NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (dconf, NULL, &error));
  g_assert_no_error (error);
}

static char *
run_show (const char *folder)
{
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "dconf", TRUE);
  g_subprocess_launcher_setenv (launcher, "DCONF_PROFILE", profile, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--show", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));
  return output;
}

static void
test_locks (void)
{
  static const struct
  {
    const char *values;
    const char *locks;
    const char *expected;
  } cases[] = {
    { "[" PATH "]\nrequire-ssl=true\n", "/" PATH "/require-ssl\n",
      "require-ssl=1 locked=1 forbidden=1 minimum=0 minimum-locked=0 timeout-locked=0\n" },
    { "[" PATH "]\nrequire-ssl=false\n", "/" PATH "/require-ssl\n",
      "require-ssl=0 locked=1 forbidden=0 minimum=0 minimum-locked=0 timeout-locked=0\n" },
    { "[" PATH "]\nrequire-ssl=true\n", "",
      "require-ssl=1 locked=0 forbidden=0 minimum=0 minimum-locked=0 timeout-locked=0\n" },
    { "[" PATH "]\nrequire-ssl=false\nminimum-tls='1.3'\n", "/" PATH "/minimum-tls\n",
      "require-ssl=0 locked=0 forbidden=0 minimum=1 minimum-locked=1 timeout-locked=0\n" },
    /* A lock without a value prescribes the default */
    { "", "/" PATH "/require-ssl\n",
      "require-ssl=1 locked=1 forbidden=1 minimum=0 minimum-locked=0 timeout-locked=0\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = fixture_new_folder ();
      g_autofree char *output = NULL;

      compile_database (folder, cases[i].values, cases[i].locks);
      output = run_show (folder);
      g_assert_cmpstr (output, ==, cases[i].expected);
      fixture_remove_folder (folder);
    }
}

static gboolean
has_dconf (void)
{
  g_autofree char *path = g_find_program_in_path ("dconf");

  return path != NULL;
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 2 && g_str_equal (argv[1], "--show"))
    return show ();
  g_test_init (&argc, &argv, NULL);
  if (!has_dconf ())
    {
      g_print ("1..0 # SKIP dconf is missing\n");
      return 0;
    }
  g_test_add_func ("/dconf/locks", test_locks);
  return g_test_run ();
}
