/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What needs the user's consent: a password in clear, one to another company, a certificate that
 * proves nothing. Nothing else is consent, and it is good for one place.
 */
#include "fake-results.h"
#include "journey.h"

#include <string.h>

#define CLEAR "clear-imap=0 clear-submission=0"

static void
set_mode (Journey *self, SignetProtocol protocol, SignetSecurity security)
{
  SignetForm *form = signet_editor_get_form (self->editor);

  signet_server_form_set_security (signet_form_get_server (form, protocol), security);
}

static void
type_clear (Journey *self)
{
  journey_serve (self, "good", CLEAR);
  journey_type_all (self, "clear-imap", "clear-submission");
  journey_switch (self, "require-ssl", FALSE);
}

static void
connect_in_clear (Journey *self)
{
  type_clear (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_said (self, "clear-submission", "AUTH", 0);
}

static void
add_in_clear (Journey *self)
{
  connect_in_clear (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_serve_again (self);
  journey_open_kept (self);
}

static void
test_strict (Journey *self)
{
  journey_serve (self, "good", CLEAR);
  journey_type_all (self, "clear-imap", "clear-submission");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpuint (self->asked, ==, 0);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_settle (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_said (self, "clear-submission", "AUTH", 0);
}

static void
test_no (Journey *self)
{
  connect_in_clear (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_NO);
  g_assert_null (signet_editor_get_question (self->editor));
  journey_settle (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_INCOMING);
  journey_assert_notice (self, "The server runs on this computer and offers no encryption. Your "
                               "password was not sent.");
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 2);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_said (self, "clear-submission", "AUTH", 0);
}

static void
test_yes (Journey *self)
{
  const SignetQuestion *question;
  g_autoptr (SignetAccount) kept = NULL;

  connect_in_clear (self);
  question = signet_editor_get_question (self->editor);
  g_assert_cmpint (question->kind, ==, SIGNET_QUESTION_PLAINTEXT);
  g_assert_cmpstr (question->heading, ==, "Send Password Without Encryption?");
  g_assert_cmpstr (question->body, ==,
                   "127.0.0.1 offers no encryption. The server runs on this computer, so the "
                   "password stays on it.");
  g_assert_cmpstr (question->no, ==, "Do Not Send");
  g_assert_cmpstr (question->yes, ==, "Send Unencrypted");
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->asked, ==, 1);
  g_assert_cmpuint (self->added, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTHENTICATE", 1);
  journey_assert_said (self, "clear-submission", "AUTH", 1);
  kept = journey_get_kept (self);
  g_assert_false (signet_account_get_require_ssl (kept));
  g_assert_cmpint (signet_account_get_status (kept), ==, SIGNET_ACCOUNT_OK);
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_incoming (self->editor)), ==,
                   "Not encrypted · 127.0.0.1");
}

/* For the same place nobody is asked twice. */
static void
test_remembered (Journey *self)
{
  add_in_clear (self);
  g_assert_cmpstr (signet_status_get_sentence (signet_editor_get_outgoing (self->editor)), ==,
                   "Not encrypted · 127.0.0.1");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->asked, ==, 0);
  journey_assert_said (self, "clear-imap", "AUTHENTICATE", 1);
}

/* The question is about a host and a port; and what the keyring holds is not for another server
 * that cannot prove who it is, whatever the user agrees to. */
static void
test_other_host (Journey *self)
{
  g_autofree char *other = NULL;
  g_autoptr (SignetAccount) before = NULL;
  g_autoptr (SignetAccount) during = NULL;

  add_in_clear (self);
  before = journey_get_kept (self);
  other = g_strdup_printf ("localhost:%u", provider_get_port (self->provider, "clear-imap"));
  journey_type (self, "incoming-server", other);
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, "The settings were found. Enter the password to finish.");
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_PASSWORD);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  during = journey_get_kept (self);
  g_assert_true (signet_account_equal (before, during));
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTHENTICATE", 1);
}

static void
test_other_port (Journey *self)
{
  add_in_clear (self);
  journey_serve (self, "good", CLEAR);
  journey_type_server (self, "incoming-server", "clear-imap");
  journey_type_server (self, "outgoing-server", "clear-submission");
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_said (self, "clear-submission", "AUTH", 0);
}

/* The mode "none" is no consent, neither for a new account nor for another host of a kept one. */
static void
test_none_asks (Journey *self)
{
  type_clear (self);
  set_mode (self, SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE);
  set_mode (self, SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_NONE);
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_said (self, "clear-submission", "AUTH", 0);
}

static void
test_none_elsewhere_asks (Journey *self)
{
  g_autofree char *other = NULL;

  type_clear (self);
  set_mode (self, SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE);
  journey_connect (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_serve_again (self);
  journey_open_kept (self);
  other = g_strdup_printf ("localhost:%u", provider_get_port (self->provider, "clear-imap"));
  journey_type (self, "incoming-server", other);
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
}

static void
test_none_refused (Journey *self)
{
  type_clear (self);
  journey_switch (self, "require-ssl", TRUE);
  set_mode (self, SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpint (self->focus, ==, SIGNET_FIELD_ADVANCED);
  journey_assert_notice (self, "An unencrypted connection is not possible while Require SSL is "
                               "on. Turn Require SSL off, or choose TLS or STARTTLS.");
  journey_assert_said (self, "clear-imap", "CAPABILITY", 0);
}

/* Wherever it stops, an edit takes the question back. */
static void
test_edit_takes_back (Journey *self)
{
  connect_in_clear (self);
  journey_type (self, "user", "somebody");
  g_assert_null (signet_editor_get_question (self->editor));
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_settle (self);
  journey_assert_state (self, SIGNET_EDITOR_TYPING);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
}

static SignetProtocolResult *
foreign_result (Journey *self, SignetProtocol protocol, const char *service)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, "localhost", (guint16)provider_get_port (self->provider, service),
      SIGNET_SECURITY_TLS);
  SignetAttemptFacts facts = { .profile = profile, .outcome = SIGNET_OUTCOME_FOREIGN_SERVER };
  SignetProtocolResult *found = fake_result (&facts);

  signet_protocol_result_set_source (found, "mx");
  return found;
}

static void
find_foreign (Journey *self)
{
  g_autofree char *ca_file = g_build_filename (self->folder, "ca.pem", NULL);

  journey_serve (self, "good", "imaps=0 submissions=0");
  journey_type (self, "address", PROVIDER_USER);
  journey_type (self, "ca-file", ca_file);
  journey_type_password (self, PROVIDER_PASSWORD);
  fake_probe (self->editor, foreign_result (self, SIGNET_PROTOCOL_IMAP, "imaps"),
              foreign_result (self, SIGNET_PROTOCOL_SMTP, "submissions"),
              SIGNET_PLAINTEXT_FORBIDDEN);
  g_assert_nonnull (signet_editor_get_question (self->editor));
}

static void
test_foreign (Journey *self)
{
  const SignetQuestion *question;

  find_foreign (self);
  question = signet_editor_get_question (self->editor);
  g_assert_cmpint (question->kind, ==, SIGNET_QUESTION_FOREIGN);
  g_assert_cmpstr (question->body, ==,
                   "The settings come from the company that receives the mail for example.org. "
                   "Your password will be sent to localhost.");
  g_assert_cmpstr (question->no, ==, "Cancel");
  g_assert_cmpstr (question->yes, ==, "Continue");
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  journey_assert_said (self, "submissions", "AUTH", 1);
}

static void
test_foreign_no (Journey *self)
{
  find_foreign (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_NO);
  journey_settle (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
  journey_assert_said (self, "imaps", "CAPABILITY", 0);
}

static SignetAttempt *
incoming_attempt (Journey *self)
{
  return signet_status_get_headline (signet_editor_get_incoming (self->editor));
}

static void
trust (Journey *self, SignetAttempt *attempt)
{
  g_assert_true (signet_editor_can_trust (self->editor, attempt));
  signet_editor_trust (self->editor, attempt);
  journey_wait (self);
}

static void
add_untrusted (Journey *self)
{
  journey_serve (self, "self-signed", "imaps=0 submissions=0");
  journey_type_all (self, "imaps", "submissions");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
}

static void
test_trust (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  add_untrusted (self);
  journey_assert_notice (self, "The identity of 127.0.0.1 is not confirmed. Your password was not "
                               "sent.");
  g_assert_cmpuint (self->asked, ==, 0);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 0);
  /* The same key on both ports of one host is one question. */
  trust (self, incoming_attempt (self));
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  journey_assert_said (self, "submissions", "AUTH", 1);
  kept = journey_get_kept (self);
  g_assert_cmpuint (signet_account_get_pins (kept)->len, ==, 2);
}

/* Without that decision there is no pin, whatever else happens. */
static void
test_no_trust (Journey *self)
{
  add_untrusted (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  signet_editor_save (self->editor);
  signet_editor_save_incoming (self->editor);
  signet_editor_retry_outgoing (self->editor);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "imaps", "AUTH", 0);
  journey_assert_said (self, "submissions", "AUTH", 0);
  g_assert_cmpuint (journey_count_kept (self), ==, 0);
}

/* A key that was trusted for one server is not kept for another. */
static void
test_trust_elsewhere (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  add_untrusted (self);
  journey_type_password (self, "wrong horse 8");
  journey_connect (self);
  trust (self, incoming_attempt (self));
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_serve (self, "good", "imaps=0 submissions=0");
  journey_type_all (self, "imaps", "submissions");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_cmpuint (signet_account_get_pins (kept)->len, ==, 0);
}

static void
assert_trust (Journey *self, SignetFlaws flaws, SignetOutcome outcome, gboolean can_trust)
{
  fake_probe (self->editor,
              fake_encrypted (SIGNET_PROTOCOL_IMAP, "imap.example.org", outcome, flaws, 30),
              fake_encrypted (SIGNET_PROTOCOL_SMTP, "smtp.example.org", SIGNET_OUTCOME_OK, 0, 30),
              SIGNET_PLAINTEXT_FORBIDDEN);
  g_assert_cmpint (signet_editor_can_trust (self->editor, incoming_attempt (self)), ==, can_trust);
}

static void
test_can_trust (Journey *self)
{
  g_autoptr (SignetAttempt) before = NULL;

  journey_type (self, "address", PROVIDER_USER);
  assert_trust (self, SIGNET_FLAW_EXPIRED, SIGNET_OUTCOME_UNTRUSTED, TRUE);
  assert_trust (self, SIGNET_FLAW_REVOKED, SIGNET_OUTCOME_UNTRUSTED, FALSE);
  assert_trust (self, SIGNET_FLAW_REVOKED | SIGNET_FLAW_EXPIRED, SIGNET_OUTCOME_UNTRUSTED, FALSE);
  assert_trust (self, 0, SIGNET_OUTCOME_LOGIN_REJECTED, FALSE);
  assert_trust (self, SIGNET_FLAW_EXPIRED, SIGNET_OUTCOME_UNTRUSTED, TRUE);
  before = g_object_ref (incoming_attempt (self));
  journey_type (self, "incoming-server", "other.example.org");
  g_assert_null (incoming_attempt (self));
  g_assert_false (signet_editor_can_trust (self->editor, before));
}

static void
add_tests (void)
{
  journey_add ("/edit-consent/plaintext/strict", test_strict);
  journey_add ("/edit-consent/plaintext/no", test_no);
  journey_add ("/edit-consent/plaintext/yes", test_yes);
  journey_add ("/edit-consent/plaintext/remembered", test_remembered);
  journey_add ("/edit-consent/plaintext/other-host", test_other_host);
  journey_add ("/edit-consent/plaintext/other-port", test_other_port);
  journey_add ("/edit-consent/plaintext/none-asks", test_none_asks);
  journey_add ("/edit-consent/plaintext/none-elsewhere-asks", test_none_elsewhere_asks);
  journey_add ("/edit-consent/plaintext/none-refused", test_none_refused);
  journey_add ("/edit-consent/plaintext/edit-takes-back", test_edit_takes_back);
  journey_add ("/edit-consent/foreign/yes", test_foreign);
  journey_add ("/edit-consent/foreign/no", test_foreign_no);
  journey_add ("/edit-consent/trust/yes", test_trust);
  journey_add ("/edit-consent/trust/not-asked", test_no_trust);
  journey_add ("/edit-consent/trust/elsewhere", test_trust_elsewhere);
  journey_add ("/edit-consent/trust/can", test_can_trust);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
