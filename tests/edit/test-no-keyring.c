/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Where there is no keyring: the account is kept, the password only as long as the program runs,
 * and the user is told.
 */
#include "journey.h"

static void
test_add (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "imaps=0 submissions=0");
  journey_type_all (self, "imaps", "submissions");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_notice (self, "Passwords cannot be stored on this system. The account is saved; "
                               "you will be asked for the password each time.");
  g_assert_cmpuint (self->added, ==, 1);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_OK);
  journey_serve_again (self);
  journey_open_kept (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
}

static void
add_tests (void)
{
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  journey_add ("/no-keyring/add", test_add);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
