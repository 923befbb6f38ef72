/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The settings as an administrator prescribes them through dconf, and what the commands say.
 */
#include "provider.h"
#include "run.h"

#include <string.h>

#define LOCK "/io/github/signet/mail-accounts/require-ssl\n"

/* From now on the programs see @values, and cannot change what is locked. */
static void
prescribe (const char *home, const char *values, const char *locks)
{
  g_autofree char *all = g_strdup_printf ("[io/github/signet/mail-accounts]\n%s", values);
  g_autofree char *keys = home_write (home, "keys/00", all);
  g_autofree char *folder = g_path_get_dirname (keys);
  g_autofree char *database = g_build_filename (home, "site.db", NULL);
  g_autofree char *text = g_strdup_printf ("user-db:user\nfile-db:%s\n", database);
  g_autofree char *profile = home_write (home, "profile", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) dconf = NULL;

  g_free (home_write (home, "keys/locks/00", locks));
  dconf = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "dconf", "compile", database, folder,
                            NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (dconf, NULL, &error));
  g_setenv ("GSETTINGS_BACKEND", "dconf", TRUE);
  g_setenv ("DCONF_PROFILE", profile, TRUE);
}

static void
test_lock (void)
{
  char *home = home_new ();
  g_autoptr (Provider) plain = provider_new_player (home, "imap/good-none-confirmed.dialogue");
  g_autofree char *password = home_write (home, "given/password", PROVIDER_PASSWORD "\n");
  guint port = provider_get_port (plain, "script");
  g_auto (Run) added = { 0 };
  g_auto (Run) unlocked = { 0 };
  g_auto (Run) checked = { 0 };
  g_auto (Run) probed = { 0 };
  g_auto (Run) set = { 0 };

  prescribe (home, "require-ssl=true\n", "");
  added = run_format ("add " PROVIDER_USER " --imap=127.0.0.1:%u --security=none --no-require-ssl "
                      "--password-file '%s'",
                      port, password);
  g_assert_cmpint (added.status, ==, 0);
  unlocked = run_line ("check");
  g_assert_cmpint (unlocked.status, ==, 0);
  prescribe (home, "require-ssl=true\n", LOCK);
  checked = run_line ("check --trace --timeout=4");
  g_assert_cmpint (checked.status, ==, 1);
  g_assert_nonnull (strstr (checked.output, "The administrator of this computer requires SSL"));
  g_assert_null (strstr (checked.errors, "AUTHENTICATE"));
  probed = run_format ("probe --no-require-ssl --imap=127.0.0.1:%u 127.0.0.1", port);
  g_assert_cmpint (probed.status, ==, 2);
  g_assert_nonnull (strstr (probed.errors, "The administrator of this computer requires SSL"));
  set = run_line ("set " PROVIDER_USER " require-ssl=false");
  g_assert_cmpint (set.status, ==, 2);
  g_assert_nonnull (strstr (set.errors, "The administrator of this computer requires SSL"));
  home_free (home);
}

/* A default that is off agrees to nothing yet. */
static void
test_lax_default (void)
{
  char *home = home_new ();
  g_autoptr (Provider) plain = provider_new_player (home, "imap/good-none-confirmed.dialogue");
  g_autofree char *password = home_write (home, "given/password", PROVIDER_PASSWORD "\n");
  g_auto (Run) probed = { 0 };

  prescribe (home, "require-ssl=false\n", "");
  probed = run_format ("probe " PROVIDER_USER " --imap=127.0.0.1:%u --security=none --json --trace "
                       "--password-file '%s'",
                       provider_get_port (plain, "script"), password);
  g_assert_cmpint (probed.status, ==, 1);
  g_assert_nonnull (strstr (probed.output, "\"outcome\":\"unencrypted-only\""));
  g_assert_null (strstr (probed.errors, "AUTHENTICATE"));
  home_free (home);
}

int
main (int argc, char *argv[])
{
  g_autofree char *dconf = g_find_program_in_path ("dconf");

  g_test_init (&argc, &argv, NULL);
  if (dconf == NULL)
    {
      g_print ("1..0 # SKIP dconf is missing\n");
      return 0;
    }
  g_test_add_func ("/locks/lock", test_lock);
  g_test_add_func ("/locks/lax-default", test_lax_default);
  return g_test_run ();
}
