/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The settings with their schema, and without it.
 */
#include "settings.h"

static void
expect_defaults (SignetSettings *settings)
{
  g_assert_true (signet_settings_get_require_ssl (settings));
  g_assert_cmpint (signet_settings_get_minimum_tls (settings), ==, SIGNET_TLS_1_2);
  g_assert_true (signet_settings_get_use_central_database (settings));
  g_assert_cmpuint (signet_settings_get_probe_timeout (settings), ==, 15);
  g_assert_cmpint (signet_settings_get_admin_limit (settings), ==, SIGNET_PLAINTEXT_CONFIRMED);
  for (int i = SIGNET_SETTING_REQUIRE_SSL; i <= SIGNET_SETTING_PROBE_TIMEOUT; i++)
    g_assert_false (signet_settings_is_locked (settings, (SignetSetting)i));
}

static void
test_defaults (void)
{
  g_autoptr (SignetSettings) settings = signet_settings_new ();

  expect_defaults (settings);
}

static void
count (SignetSettings *settings, guint *n)
{
  ++*n;
}

static void
test_set (void)
{
  g_autoptr (SignetSettings) settings = signet_settings_new ();
  guint n = 0;

  g_signal_connect (settings, "changed", G_CALLBACK (count), &n);
  g_assert_true (signet_settings_set_require_ssl (settings, FALSE));
  g_assert_false (signet_settings_get_require_ssl (settings));
  g_assert_true (signet_settings_set_use_central_database (settings, FALSE));
  g_assert_false (signet_settings_get_use_central_database (settings));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (signet_settings_get_admin_limit (settings), ==, SIGNET_PLAINTEXT_CONFIRMED);
}

static void
test_other_values (void)
{
  g_autoptr (GSettings) raw = g_settings_new ("io.github.signet.mail-accounts");
  g_autoptr (SignetSettings) settings = signet_settings_new ();

  g_settings_set_string (raw, "minimum-tls", "1.3");
  g_settings_set_uint (raw, "probe-timeout", 40);
  g_assert_cmpint (signet_settings_get_minimum_tls (settings), ==, SIGNET_TLS_1_3);
  g_assert_cmpuint (signet_settings_get_probe_timeout (settings), ==, 40);
}

static void
show_no_schema (void)
{
  g_autoptr (SignetSettings) settings = signet_settings_new ();

  expect_defaults (settings);
  g_assert_false (signet_settings_set_require_ssl (settings, FALSE));
  g_assert_false (signet_settings_set_use_central_database (settings, FALSE));
  expect_defaults (settings);
}

/* Where nothing is installed the defaults hold, and nothing ends the program */
static void
test_no_schema (void)
{
  g_autofree char *dir = g_strdup (g_getenv ("GSETTINGS_SCHEMA_DIR"));

  if (g_test_subprocess ())
    {
      show_no_schema ();
      return;
    }
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_setenv ("GSETTINGS_SCHEMA_DIR", dir, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/set", test_set);
  g_test_add_func ("/settings/other-values", test_other_values);
  g_test_add_func ("/settings/no-schema", test_no_schema);
  return g_test_run ();
}
