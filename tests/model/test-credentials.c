/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Two user names at most, and never the same one twice.
 */
#include "credentials.h"

static void
test_both (void)
{
  g_autoptr (SignetSecret) password = signet_secret_new ("correct horse", -1);
  g_autoptr (SignetCredentials)
      credentials = signet_credentials_new ("ada@example.org", "ada", password);

  g_assert_cmpstr (signet_credentials_get_user (credentials, 0), ==, "ada@example.org");
  g_assert_cmpstr (signet_credentials_get_user (credentials, 1), ==, "ada");
  g_assert_null (signet_credentials_get_user (credentials, SIGNET_MAX_USERS));
  g_assert_true (signet_credentials_get_password (credentials) == password);
}

static void
test_no_second_name (void)
{
  g_autoptr (SignetCredentials) credentials = signet_credentials_new ("ada", NULL, NULL);

  g_assert_cmpstr (signet_credentials_get_user (credentials, 0), ==, "ada");
  g_assert_null (signet_credentials_get_user (credentials, 1));
  g_assert_null (signet_credentials_get_password (credentials));
}

static void
test_same_name_once (void)
{
  g_autoptr (SignetCredentials) credentials = signet_credentials_new ("ada", "ada", NULL);

  g_assert_null (signet_credentials_get_user (credentials, 1));
}

/* The password outlives its first owner */
static void
test_keeps_password (void)
{
  SignetSecret *password = signet_secret_new ("correct horse", -1);
  SignetCredentials *credentials = signet_credentials_new ("ada", NULL, password);
  SignetCredentials *copy = g_boxed_copy (SIGNET_TYPE_CREDENTIALS, credentials);

  signet_secret_unref (password);
  signet_credentials_unref (credentials);
  g_assert_cmpstr (signet_secret_get_text (signet_credentials_get_password (copy)), ==,
                   "correct horse");
  g_boxed_free (SIGNET_TYPE_CREDENTIALS, copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credentials/both", test_both);
  g_test_add_func ("/credentials/no-second-name", test_no_second_name);
  g_test_add_func ("/credentials/same-name-once", test_same_name_once);
  g_test_add_func ("/credentials/keeps-password", test_keeps_password);
  return g_test_run ();
}
