/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A kept account on its page: changed, checked, made stricter, kept unchecked.
 */
#include "check-all.h"
#include "fixture.h"
#include "journey.h"

#define SERVICES "imap=0 imaps=0 pop3s=0 submission=0 submissions=0"

static void
add (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
  journey_serve_again (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
}

static SignetServerForm *
server (Journey *self, SignetProtocol protocol)
{
  return signet_form_get_server (signet_editor_get_form (self->editor), protocol);
}

static const char *
incoming_sentence (Journey *self)
{
  return signet_status_get_sentence (signet_editor_get_incoming (self->editor));
}

static const SignetServerSettings *
imap_of (SignetAccount *account)
{
  return signet_account_get_server (account, SIGNET_PROTOCOL_IMAP);
}

static void
assert_unchanged (Journey *self, SignetAccount *before)
{
  g_autoptr (SignetAccount) now = journey_get_kept (self);

  g_assert_true (signet_account_equal (before, now));
}

static void
assert_port (Journey *self, const char *service, SignetSecurity security)
{
  g_autoptr (SignetAccount) now = journey_get_kept (self);

  g_assert_cmpuint (imap_of (now)->profile->port, ==, provider_get_port (self->provider, service));
  g_assert_cmpint (imap_of (now)->profile->security, ==, security);
}

/* What was found out with other settings says nothing about these. */
static void
assert_facts (Journey *self, gboolean expected)
{
  SignetStatus *incoming = signet_editor_get_incoming (self->editor);
  g_autoptr (GListModel) attempts = NULL;
  g_autoptr (GListModel) details = NULL;

  g_object_get (incoming, "attempts", &attempts, "details", &details, NULL);
  g_assert_cmpint (g_list_model_get_n_items (attempts) > 0, ==, expected);
  g_assert_cmpint (g_list_model_get_n_items (details) > 0, ==, expected);
}

/* The old settings count until the new ones work. */
static void
test_edit (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  const SignetNotice *notice;

  add (self);
  g_assert_cmpint (signet_editor_get_primary (self->editor), ==, SIGNET_PRIMARY_CHECK_AGAIN);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  before = journey_get_kept (self);
  assert_facts (self, TRUE);
  journey_type (self, "incoming-server", "127.0.0.1:1");
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_CHANGED);
  g_assert_cmpstr (incoming_sentence (self), ==, "Settings changed. Not checked yet.");
  assert_facts (self, FALSE);
  assert_unchanged (self, before);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  notice = signet_editor_get_notice (self->editor);
  g_assert_cmpstr (notice->buttons[1].action, ==, "account.keep-old");
  g_assert_cmpstr (notice->buttons[1].label, ==, "Keep Old Settings");
  assert_unchanged (self, before);
  signet_editor_keep_old (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_notice (self, NULL);
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_FREELY);
  g_assert_cmpstr (incoming_sentence (self), ==, "Encrypted · 127.0.0.1");
  journey_type_server (self, "incoming-server", "imap");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  assert_port (self, "imap", SIGNET_SECURITY_STARTTLS);
  g_assert_cmpuint (self->added, ==, 0);
}

static gboolean
forget_check (SignetAccount *account, gpointer data, GError **error)
{
  signet_account_set_last_check (account, 1);
  return TRUE;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  g_assert_true (signet_check_all_finish (result, NULL));
  *(gboolean *)is_done = TRUE;
}

/* Nobody has to open them one by one. */
static void
test_check_all (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  g_autoptr (SignetAccount) forgotten = NULL;
  g_autoptr (SignetAccount) after = NULL;
  gboolean is_done = FALSE;

  add (self);
  before = journey_get_kept (self);
  forgotten = fixture_update (self->store, signet_account_get_id (before), forget_check, NULL,
                              NULL);
  g_assert_cmpint (signet_account_get_last_check (forgotten), ==, 1);
  signet_check_all_async (self->context, NULL, checked_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  after = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_last_check (after), >, 1);
  g_assert_cmpint (signet_account_get_status (after), ==, SIGNET_ACCOUNT_OK);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
}

/* Mode and port that were typed both go back. */
static void
test_keep_old_advanced (Journey *self)
{
  add (self);
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_IMAP), SIGNET_SECURITY_STARTTLS);
  signet_server_form_set_port (server (self, SIGNET_PROTOCOL_IMAP), 1143);
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_CHANGED);
  signet_editor_keep_old (self->editor);
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_FREELY);
  g_assert_cmpuint (signet_server_form_get_typed_port (server (self, SIGNET_PROTOCOL_IMAP)), ==, 0);
  g_assert_cmpint (signet_server_form_get_security (server (self, SIGNET_PROTOCOL_IMAP)), ==,
                   SIGNET_SECURITY_AUTO);
}

static void
assert_note (Journey *self, const char *property, const char *expected)
{
  g_autofree char *note = NULL;

  g_object_get (server (self, SIGNET_PROTOCOL_IMAP), property, &note, NULL);
  g_assert_cmpstr (note, ==, expected);
}

static void
set_by_hand (Journey *self, SignetSecurity security, guint16 port)
{
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_IMAP), security);
  signet_server_form_set_port (server (self, SIGNET_PROTOCOL_IMAP), port);
}

/* "Found" is what was found without the user's help: nothing that was set by hand becomes that. */
static void
test_found (Journey *self)
{
  g_autofree char *found = NULL;
  g_autofree char *set = NULL;
  guint16 tls;

  add (self);
  tls = provider_get_port (self->provider, "imaps");
  found = g_strdup_printf ("Found: %u", tls);
  set = g_strdup_printf ("Set by you (found: %u)", tls);
  assert_note (self, "security-note", "Found: TLS");
  assert_note (self, "port-note", found);
  set_by_hand (self, SIGNET_SECURITY_STARTTLS, provider_get_port (self->provider, "imap"));
  assert_note (self, "security-note", "Set by you (found: TLS)");
  for (guint i = 0; i < 2; i++)
    {
      journey_connect (self);
      journey_assert_state (self, SIGNET_EDITOR_KEPT);
      assert_port (self, "imap", SIGNET_SECURITY_STARTTLS);
      assert_note (self, "security-note", "Set by you (found: TLS)");
      assert_note (self, "port-note", set);
      journey_open_kept (self);
    }
  set_by_hand (self, SIGNET_SECURITY_AUTO, 0);
  assert_note (self, "security-note", "Found: TLS");
  assert_note (self, "port-note", found);
  g_assert_cmpuint (signet_server_form_get_port (server (self, SIGNET_PROTOCOL_IMAP)), ==, tls);
}

/* Also where the log-in has to be repeated */
static void
test_nothing_found (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_type_all (self, "imap", "submissions");
  set_by_hand (self, SIGNET_SECURITY_STARTTLS, 0);
  journey_type_password (self, "wrong horse 8");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  assert_note (self, "security-note", "Set by you");
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  assert_note (self, "security-note", "Set by you");
  journey_open_kept (self);
  assert_note (self, "security-note", "Set by you");
  set_by_hand (self, SIGNET_SECURITY_AUTO, 0);
  assert_note (self, "security-note", "Not checked yet");
}

static void
assert_incoming (Journey *self, SignetIncoming expected, const char *expected_note)
{
  SignetForm *form = signet_editor_get_form (self->editor);
  g_autofree char *note = NULL;
  SignetIncoming incoming;

  g_object_get (form, "incoming-type", &incoming, "incoming-note", &note, NULL);
  g_assert_cmpint (incoming, ==, expected);
  g_assert_cmpstr (note, ==, expected_note);
}

static void
set_incoming (Journey *self, SignetIncoming incoming, const char *service)
{
  g_object_set (signet_editor_get_form (self->editor), "incoming-type", incoming, NULL);
  journey_type_server (self, "incoming-server", service);
}

/* The type of incoming mail is set by hand like everything else, and automatic again. */
static void
test_incoming_type (Journey *self)
{
  g_autoptr (SignetAccount) now = NULL;
  gboolean uses_imap = FALSE;

  add (self);
  assert_incoming (self, SIGNET_INCOMING_AUTO, "Found: IMAP");
  set_incoming (self, SIGNET_INCOMING_POP3, "pop3s");
  for (guint i = 0; i < 2; i++)
    {
      journey_connect (self);
      journey_assert_state (self, SIGNET_EDITOR_KEPT);
      assert_incoming (self, SIGNET_INCOMING_POP3, "Set by you (found: IMAP)");
      journey_open_kept (self);
    }
  set_incoming (self, SIGNET_INCOMING_AUTO, "imaps");
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
  assert_incoming (self, SIGNET_INCOMING_AUTO, "Found: IMAP");
  g_object_get (server (self, SIGNET_PROTOCOL_IMAP), "used", &uses_imap, NULL);
  g_assert_true (uses_imap);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  assert_incoming (self, SIGNET_INCOMING_AUTO, "Found: IMAP");
  now = journey_get_kept (self);
  g_assert_nonnull (imap_of (now)->profile);
  g_assert_null (signet_account_get_server (now, SIGNET_PROTOCOL_POP3));
  journey_assert_password (self, now, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
}

/* A kept account is checked with what the keyring holds, straight at its profile. */
static void
test_check (Journey *self)
{
  g_autoptr (SignetAccount) now = NULL;

  add (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "imaps", "AUTHENTICATE", 1);
  journey_assert_said (self, "imaps", "CAPABILITY", 1);
  journey_serve (self, "good", SERVICES);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_settle (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  now = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_status (now), ==, SIGNET_ACCOUNT_FAILED);
  g_assert_nonnull (imap_of (now)->profile);
}

static void
test_new_password (Journey *self)
{
  g_autoptr (SignetAccount) account = NULL;

  add (self);
  account = journey_get_kept (self);
  journey_type_password (self, "wrong horse 8");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_password (self, account, SIGNET_PROTOCOL_IMAP, PROVIDER_PASSWORD);
  signet_editor_keep_old (self->editor);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
}

/* The password of a protocol that is no longer used does not stay in the keyring. */
static void
test_other_protocol (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  g_autoptr (SignetAccount) now = NULL;

  add (self);
  before = journey_get_kept (self);
  g_assert_true (journey_has_password (self, before, SIGNET_PROTOCOL_IMAP));
  g_object_set (signet_editor_get_form (self->editor), "incoming-type", SIGNET_INCOMING_POP3, NULL);
  journey_type_server (self, "incoming-server", "pop3s");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  now = journey_get_kept (self);
  g_assert_null (signet_account_get_server (now, SIGNET_PROTOCOL_IMAP));
  while (journey_has_password (self, before, SIGNET_PROTOCOL_IMAP))
    journey_settle (self);
  g_assert_true (journey_has_password (self, now, SIGNET_PROTOCOL_POP3));
  g_assert_true (journey_has_password (self, now, SIGNET_PROTOCOL_SMTP));
}

static void
test_save_unchecked (Journey *self)
{
  g_autoptr (SignetAccount) now = NULL;

  add (self);
  journey_type (self, "incoming-server", "imaps://mail.example.net:1993");
  signet_editor_save_unchecked (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_cmpstr (incoming_sentence (self), ==, "Not checked yet");
  now = journey_get_kept (self);
  g_assert_cmpstr (imap_of (now)->profile->host, ==, "mail.example.net");
  g_assert_cmpuint (imap_of (now)->profile->port, ==, 1993);
  g_assert_cmpint (imap_of (now)->profile->security, ==, SIGNET_SECURITY_TLS);
  g_assert_false (imap_of (now)->checked);
  g_assert_true (signet_account_get_server (now, SIGNET_PROTOCOL_SMTP)->checked);
  journey_assert_said (self, "imaps", "CAPABILITY", 0);
}

/* Not even the user's own "none" becomes consent by being kept. */
static void
test_unchecked_is_no_consent (Journey *self)
{
  g_autoptr (SignetAccount) now = NULL;

  journey_serve (self, "good", "imaps=0 clear-imap=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  journey_switch (self, "require-ssl", FALSE);
  journey_type_server (self, "incoming-server", "clear-imap");
  signet_server_form_set_security (server (self, SIGNET_PROTOCOL_IMAP), SIGNET_SECURITY_NONE);
  signet_editor_save_unchecked (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  now = journey_get_kept (self);
  g_assert_null (imap_of (now)->confirmed_host);
  g_assert_cmpint (imap_of (now)->profile->security, ==, SIGNET_SECURITY_NONE);
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 1);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
}

static void
add_in_clear (Journey *self)
{
  journey_serve (self, "good", "clear-imap=0 clear-submission=0");
  journey_type_all (self, "clear-imap", "clear-submission");
  journey_switch (self, "require-ssl", FALSE);
  journey_connect (self);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_serve_again (self);
  journey_open_kept (self);
}

static gboolean
is_strict_on_disk (Journey *self)
{
  g_autoptr (SignetAccount) now = journey_get_kept (self);

  return signet_account_get_require_ssl (now);
}

/* On at once; off only when something that was checked needs it. */
static void
test_stricter (Journey *self)
{
  add_in_clear (self);
  journey_switch (self, "require-ssl", TRUE);
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
  journey_settle (self);
  g_assert_true (is_strict_on_disk (self));
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
  g_assert_cmpstr (incoming_sentence (self), ==, "Settings changed. Not checked yet.");
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_FREELY);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_switch (self, "require-ssl", FALSE);
  journey_assert_state (self, SIGNET_EDITOR_CHANGED);
  g_assert_cmpint (signet_editor_get_leave (self->editor), ==, SIGNET_LEAVE_CHANGED);
  journey_settle (self);
  g_assert_true (is_strict_on_disk (self));
  journey_connect (self);
  if (signet_editor_get_question (self->editor) != NULL)
    signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_false (is_strict_on_disk (self));
}

static void
test_stricter_page (Journey *self)
{
  add_in_clear (self);
  journey_switch (self, "require-ssl", TRUE);
  journey_settle (self);
  journey_open_kept (self);
  g_assert_cmpstr (incoming_sentence (self), ==,
                   "Turned off: Require SSL is on and this server offers no encryption");
  g_assert_cmpint (signet_status_get_kind (signet_editor_get_incoming (self->editor)), ==,
                   SIGNET_STATUS_UNENCRYPTED);
}

static void
test_toggled (Journey *self)
{
  add_in_clear (self);
  journey_switch (self, "require-ssl", TRUE);
  journey_switch (self, "require-ssl", FALSE);
  journey_settle (self);
  g_assert_cmpint (signet_editor_get_leave (self->editor) != SIGNET_LEAVE_FREELY, ==,
                   is_strict_on_disk (self));
}

static void
test_looser (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;

  add (self);
  before = journey_get_kept (self);
  journey_switch (self, "require-ssl", FALSE);
  journey_settle (self);
  assert_unchanged (self, before);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_false (is_strict_on_disk (self));
  assert_port (self, "imaps", SIGNET_SECURITY_TLS);
}

/* What was encrypted and no longer is: not by itself, and not by a "yes" either. */
static void
test_lost_encryption (Journey *self)
{
  g_autoptr (SignetAccount) before = NULL;
  g_autofree char *services = NULL;

  journey_serve (self, "good", "imap=0 submissions=0");
  journey_add_account (self, "imap", "submissions");
  before = journey_get_kept (self);
  services = g_strdup_printf ("clear-imap=%u submissions=%u",
                              provider_get_port (self->provider, "imap"),
                              provider_get_port (self->provider, "submissions"));
  journey_serve (self, "good", services);
  journey_switch (self, "require-ssl", FALSE);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, "127.0.0.1 used to be encrypted and no longer is. This can be an "
                               "attack. Your password was not sent.");
  g_assert_cmpstr (incoming_sentence (self), ==, "Not connected: encryption has disappeared");
  g_assert_cmpuint (self->asked, ==, 0);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_settle (self);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  assert_unchanged (self, before);
}

/* A provider that has closed its ports of TLS is found at once, and nobody has to press again. */
static void
test_moved (Journey *self)
{
  g_autofree char *services = NULL;

  add (self);
  services = g_strdup_printf ("imap=%u submission=%u", provider_get_port (self->provider, "imaps"),
                              provider_get_port (self->provider, "submissions"));
  journey_serve (self, "good", services);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  assert_port (self, "imap", SIGNET_SECURITY_STARTTLS);
  journey_assert_said (self, "imap", "AUTHENTICATE", 1);
  journey_assert_said (self, "submission", "AUTH PLAIN", 1);
}

static void
test_pin_changed (Journey *self)
{
  g_autofree char *services = NULL;

  journey_serve (self, "self-signed", "imaps=0 submissions=0");
  journey_type_all (self, "imaps", "submissions");
  journey_connect (self);
  signet_editor_trust (self->editor,
                       signet_status_get_headline (signet_editor_get_incoming (self->editor)));
  journey_wait (self);
  signet_editor_trust (self->editor,
                       signet_status_get_headline (signet_editor_get_outgoing (self->editor)));
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_open_kept (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  services = g_strdup_printf ("imaps=%u submissions=%u",
                              provider_get_port (self->provider, "imaps"),
                              provider_get_port (self->provider, "submissions"));
  journey_serve (self, "self-signed", services);
  journey_serve_again (self);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_notice (self, "The identity of 127.0.0.1 is not confirmed. Your password was not "
                               "sent.");
  journey_assert_said (self, "imaps", "AUTH", 0);
}

static void
add_tests (void)
{
  journey_add ("/kept/edit", test_edit);
  journey_add ("/kept/check-all", test_check_all);
  journey_add ("/kept/keep-old-advanced", test_keep_old_advanced);
  journey_add ("/kept/found", test_found);
  journey_add ("/kept/nothing-found", test_nothing_found);
  journey_add ("/kept/incoming-type", test_incoming_type);
  journey_add ("/kept/check", test_check);
  journey_add ("/kept/new-password", test_new_password);
  journey_add ("/kept/other-protocol", test_other_protocol);
  journey_add ("/kept/unchecked/save", test_save_unchecked);
  journey_add ("/kept/unchecked/is-no-consent", test_unchecked_is_no_consent);
  journey_add ("/kept/require-ssl/on", test_stricter);
  journey_add ("/kept/require-ssl/on-page", test_stricter_page);
  journey_add ("/kept/require-ssl/toggled", test_toggled);
  journey_add ("/kept/require-ssl/off", test_looser);
  journey_add ("/kept/lost-encryption", test_lost_encryption);
  journey_add ("/kept/moved", test_moved);
  journey_add ("/kept/pin-changed", test_pin_changed);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
