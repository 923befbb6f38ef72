/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A kept account is removed: that can be undone, until it is done.
 */
#include "fixture.h"
#include "journey.h"

static void
remove_account (Journey *self)
{
  journey_serve (self, "good", "imap=0 imaps=0 pop3s=0 submission=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  journey_serve_again (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_true (signet_editor_get_account (self->editor) != NULL);
  signet_editor_remove (self->editor);
  while (self->removal == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
}

static void
wait_for_removal (Journey *self)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  signet_removal_wait_async (self->removal, fixture_on_result, &result);
  fixture_wait (&result);
  g_assert_true (signet_removal_wait_finish (self->removal, result, &error));
  g_assert_no_error (error);
  g_object_unref (result);
}

static void
test_undo (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  g_autoptr (SignetAccount) after = NULL;

  remove_account (self);
  before = g_object_ref (signet_editor_get_account (self->editor));
  journey_assert_password (self, before, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  signet_removal_undo (self->removal);
  wait_for_removal (self);
  signet_removal_finish (self->removal);
  journey_settle (self);
  after = journey_get_kept (self);
  g_assert_cmpstr (signet_account_get_id (after), ==, signet_account_get_id (before));
  journey_assert_password (self, after, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  journey_assert_password (self, after, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
  journey_open_kept (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
}

static void
test_finish (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;

  remove_account (self);
  before = g_object_ref (signet_editor_get_account (self->editor));
  signet_removal_finish (self->removal);
  wait_for_removal (self);
  signet_removal_undo (self->removal);
  journey_settle (self);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  journey_assert_password (self, before, SIGNET_PROTOCOL_IMAP, NULL);
  journey_assert_password (self, before, SIGNET_PROTOCOL_SMTP, NULL);
}

/* Nobody holds the removal any more; the test ends when the passwords are gone. */
static void
test_drop (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;

  remove_account (self);
  before = g_object_ref (signet_editor_get_account (self->editor));
  g_clear_object (&self->removal);
  while (journey_has_password (self, before, SIGNET_PROTOCOL_IMAP)
         || journey_has_password (self, before, SIGNET_PROTOCOL_SMTP))
    g_main_context_iteration (NULL, FALSE);
}

/* Who presses twice removes once. */
static void
test_twice (Journey *self)
{
  journey_serve (self, "good", "imap=0 imaps=0 pop3s=0 submission=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  journey_serve_again (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_true (signet_editor_get_account (self->editor) != NULL);
  signet_editor_remove (self->editor);
  signet_editor_remove (self->editor);
  while (self->removal == NULL)
    g_main_context_iteration (NULL, TRUE);
  journey_settle (self);
  journey_assert_notice (self, NULL);
}

static void
add_tests (void)
{
  journey_add ("/removal/undo", test_undo);
  journey_add ("/removal/finish", test_finish);
  journey_add ("/removal/drop", test_drop);
  journey_add ("/removal/twice", test_twice);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
