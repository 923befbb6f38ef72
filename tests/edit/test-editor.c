/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whole lives of an account in an editor: added, kept, changed.
 */
#include "journey.h"

#define SERVICES "imap=0 imaps=0 submission=0 submissions=0"

static void
test_add (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", SERVICES);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  g_assert_false (signet_editor_is_ready (self->editor));
  journey_type_all (self, "imaps", "submissions");
  g_assert_true (signet_editor_is_ready (self->editor));
  g_assert_null (signet_editor_get_account (self->editor));
  signet_editor_probe (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_PROBING);
  g_assert_cmpint (signet_editor_get_primary (self->editor), ==, SIGNET_PRIMARY_STOP);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->added, ==, 1);
  g_assert_cmpuint (self->asked, ==, 0);
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_INCOMING);
  kept = journey_get_kept (self);
  g_assert_true (signet_account_equal (kept, signet_editor_get_account (self->editor)));
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_OK);
  g_assert_null (signet_account_get_service (kept, SIGNET_PROTOCOL_POP3));
  journey_assert_password (self, kept, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  journey_assert_password (self, kept, SIGNET_PROTOCOL_SMTP, PROVIDER_PASSWORD);
  g_assert_false (signet_editor_must_ask (self->editor));
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_incoming (self->editor)), ==,
                   "Encrypted, TLS 1.3, verified for 127.0.0.1");
}

/* Only the log-in is repeated: one more connection each, straight to what was found. */
static void
test_wrong_password (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imap", "submission");
  journey_type_password (self, "wrong horse 8");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, "The server did not accept the password.");
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_PASSWORD);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  journey_assert_said (self, "imap", "AUTHENTICATE", 2);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_incoming (self->editor)), ==,
                   "Password not accepted");
  journey_serve_again (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imap", "STARTTLS", 1);
  journey_assert_said (self, "imap", "AUTHENTICATE", 1);
  journey_assert_said (self, "submission", "STARTTLS", 1);
  journey_assert_said (self, "submission", "AUTH", 1);
}

static void
test_partly (Journey *self)
{
  const SignetNotice *notice;
  g_autofree char *services = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  journey_serve (self, "good", "imaps=0");
  journey_type_all (self, "imaps", "imaps");
  journey_type (self, "outgoing-server", "127.0.0.1:1");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, "Incoming mail works. Outgoing mail does not yet.");
  notice = signet_editor_get_notice (self->editor);
  g_assert_cmpstr (notice->buttons[0].action, ==, "account.retry-outgoing");
  g_assert_cmpstr (notice->buttons[1].action, ==, "account.save-incoming");
  signet_editor_retry_outgoing (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  signet_editor_save_incoming (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->added, ==, 1);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_service (kept, SIGNET_PROTOCOL_IMAP)->outcome, ==,
                   SIGNET_OUTCOME_OK);
  g_assert_null (signet_account_get_service (kept, SIGNET_PROTOCOL_SMTP)->profile);
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_FAILED);
}

static void
add_tests (void)
{
  journey_add ("/editor/add", test_add);
  journey_add ("/editor/wrong-password", test_wrong_password);
  journey_add ("/editor/partly", test_partly);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
