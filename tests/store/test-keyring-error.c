/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the errors of libsecret and of the bus mean.
 */
#include "keyring-error.h"

#include <libsecret/secret.h>
#include <string.h>

static void
test_translate (void)
{
  const struct
  {
    GQuark domain;
    int code;
    SignetKeyringPrompt prompt;
    SignetKeyringError expected;
  } cases[] = {
    { SECRET_ERROR, SECRET_ERROR_IS_LOCKED, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_LOCKED },
    { SECRET_ERROR, SECRET_ERROR_IS_LOCKED, SIGNET_KEYRING_MAY_ASK,
      SIGNET_KEYRING_ERROR_DISMISSED },
    { SECRET_ERROR, SECRET_ERROR_PROTOCOL, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_FAILED },
    { G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, SIGNET_KEYRING_QUIET,
      SIGNET_KEYRING_ERROR_UNAVAILABLE },
    { G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED, SIGNET_KEYRING_QUIET,
      SIGNET_KEYRING_ERROR_UNAVAILABLE },
    { G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_SILENT },
    { G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_FAILED },
    { G_IO_ERROR, G_IO_ERROR_FAILED, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_UNAVAILABLE },
    { G_IO_ERROR, G_IO_ERROR_NOT_FOUND, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_UNAVAILABLE },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_SILENT },
    { G_IO_ERROR, G_IO_ERROR_DBUS_ERROR, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_FAILED },
    { G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT, SIGNET_KEYRING_QUIET, SIGNET_KEYRING_ERROR_UNAVAILABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = g_error_new_literal (cases[i].domain, cases[i].code, "words");

      error = signet_keyring_error_translate (error, cases[i].prompt);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_error (error, SIGNET_KEYRING_ERROR, (int)cases[i].expected);
      g_assert_cmpuint (strlen (error->message), >, 0);
      g_error_free (error);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "words");
  GError *same = signet_keyring_error_translate (error, SIGNET_KEYRING_QUIET);

  g_assert_true (same == error);
}

/* What the keyring says cannot command a terminal */
static void
test_escaped (void)
{
  GError *error = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_PROTOCOL, "a\033[2Jb");

  error = signet_keyring_error_translate (error, SIGNET_KEYRING_QUIET);
  g_assert_null (strchr (error->message, '\033'));
  g_error_free (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring-error/translate", test_translate);
  g_test_add_func ("/keyring-error/cancelled", test_cancelled);
  g_test_add_func ("/keyring-error/escaped", test_escaped);
  return g_test_run ();
}
