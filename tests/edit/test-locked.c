/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real keyring that is locked and that nobody unlocks: the user is told so, and nothing is lost.
 */
#include "fixture.h"
#include "journey.h"
#include "keyring-daemon.h"

#include <libsecret/secret.h>

#define TO_CHECK "Your passwords are locked. Unlock them to check this account."
#define TO_SAVE  "Your passwords are locked. Unlock them to save this account."

static GSubprocess *keyring;

static void
start_keyring (void)
{
  keyring = keyring_daemon_start ();
}

static void
stop_keyring (void)
{
  keyring_daemon_stop (g_steal_pointer (&keyring));
  secret_service_disconnect ();
}

static void
unlock (void)
{
  stop_keyring ();
  start_keyring ();
}

static void
open_locked (Journey *self)
{
  start_keyring ();
  journey_serve (self, "good", "imaps=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  keyring_daemon_lock ();
}

static void
test_check (Journey *self)
{
  open_locked (self);
  for (int i = 0; i < 2; i++)
    {
      journey_connect (self);
      journey_assert_state (self, SIGNET_EDITOR_FAILED);
      journey_assert_notice (self, TO_CHECK);
    }
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  unlock ();
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 2);
  stop_keyring ();
}

/* What is typed is tried, and kept when it can be. */
static void
test_type (Journey *self)
{
  open_locked (self);
  journey_connect (self);
  journey_assert_notice (self, TO_CHECK);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_assert_notice (self, NULL);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  journey_assert_notice (self, TO_SAVE);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 2);
  unlock ();
  signet_editor_save (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 2);
  stop_keyring ();
}

static void
remove_account (Journey *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_object (&self->removal);
  signet_editor_remove (self->editor);
  while (self->removal == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  signet_removal_finish (self->removal);
  signet_removal_wait_async (self->removal, fixture_on_result, &result);
  fixture_wait (&result);
  signet_removal_wait_finish (self->removal, result, error);
}

/* Passwords without an account would be forgotten. */
static void
test_remove (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  g_autoptr (SignetAccount) after = NULL;
  g_autoptr (GError) error = NULL;

  open_locked (self);
  before = g_object_ref (signet_editor_get_account (self->editor));
  remove_account (self, &error);
  g_assert_error (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_DISMISSED);
  g_assert_true (signet_removal_is_back (self->removal));
  after = journey_get_kept (self);
  g_assert_cmpstr (signet_account_get_id (after), ==, signet_account_get_id (before));
  unlock ();
  journey_assert_password (self, before, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  journey_assert_password (self, before, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
  journey_open_kept (self);
  g_clear_error (&error);
  remove_account (self, &error);
  g_assert_no_error (error);
  g_assert_false (signet_removal_is_back (self->removal));
  journey_assert_password (self, before, SIGNET_PROTOCOL_IMAP, NULL);
  journey_assert_password (self, before, SIGNET_PROTOCOL_SMTP, NULL);
  stop_keyring ();
}

static void
add_tests (void)
{
  g_unsetenv ("SECRET_BACKEND");
  journey_add ("/locked/check", test_check);
  journey_add ("/locked/type", test_type);
  journey_add ("/locked/remove", test_remove);
}

int
main (int argc, char *argv[])
{
  if (keyring_daemon_is_installed ())
    return journey_main_with (argc, argv, add_tests, keyring_daemon_run_tests);
  g_print ("1..0 # SKIP gnome-keyring-daemon, secret-tool or dbus-daemon is missing\n");
  return 0;
}
