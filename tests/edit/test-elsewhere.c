/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Another program changes or removes the account while its page holds something that was typed or
 * asked.
 */
#include "fake-results.h"
#include "fixture.h"
#include "journey.h"

#define SERVICES "imap=0 imaps=0 submission=0 submissions=0"
#define NOWHERE  "127.0.0.1:1"

static void
add (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
  journey_serve_again (self);
}

/* A check that fails leaves something behind for the next one. */
static void
fail_outgoing (Journey *self)
{
  journey_type (self, "outgoing-server", NOWHERE);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
}

static gboolean
move_imap (SignetAccount *account, gpointer port, GError **error)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "127.0.0.1",
                                    (guint16)GPOINTER_TO_UINT (port), SIGNET_SECURITY_STARTTLS);
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  signet_server_settings_set_profile (server, profile);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

/* What the other program found is tried, and stays. */
static void
test_settings (Journey *self)
{
  guint port;
  g_autoptr (SignetAccount) kept = NULL;

  add (self);
  port = provider_get_port (self->provider, "imap");
  fail_outgoing (self);
  journey_change_elsewhere (self, move_imap, GUINT_TO_POINTER (port));
  journey_type_server (self, "outgoing-server", "submission");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_cmpuint (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->profile->port, ==,
                    port);
  g_assert_cmpuint (signet_account_get_server (kept, SIGNET_PROTOCOL_SMTP)->profile->port, ==,
                    provider_get_port (self->provider, "submission"));
  journey_assert_said (self, "imap", "STARTTLS", 1);
}

static gboolean
choose_imap (SignetAccount *account, gpointer unused, GError **error)
{
  signet_account_set_incoming (account, SIGNET_INCOMING_IMAP, SIGNET_INCOMING_IMAP);
  return TRUE;
}

static void
test_incoming (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  add (self);
  fail_outgoing (self);
  journey_change_elsewhere (self, choose_imap, NULL);
  journey_type_server (self, "outgoing-server", "submission");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_cmpint (signet_account_get_incoming (kept), ==, SIGNET_INCOMING_IMAP);
}

/* What the user has trusted here is not lost by the note of how the check ended. */
static void
test_own_note (Journey *self)
{
  g_autofree char *services = NULL;

  add (self);
  services = g_strdup_printf ("imaps=%u submissions=%u",
                              provider_get_port (self->provider, "imaps"),
                              provider_get_port (self->provider, "submissions"));
  journey_serve (self, "self-signed", services);
  journey_connect (self);
  journey_settle (self);
  signet_editor_trust (self->editor,
                       signet_status_get_headline (signet_editor_get_incoming (self->editor)));
  journey_wait (self);
  journey_settle (self);
  signet_editor_trust (self->editor,
                       signet_status_get_headline (signet_editor_get_outgoing (self->editor)));
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
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
  journey_open_kept (self);
}

static gboolean
require_ssl (SignetAccount *account, gpointer unused, GError **error)
{
  signet_account_set_require_ssl (account, TRUE);
  return TRUE;
}

static void
assert_strict (Journey *self)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);
  gboolean is_on = FALSE;

  g_assert_true (signet_account_get_require_ssl (kept));
  g_object_get (signet_editor_get_form (self->editor), "require-ssl", &is_on, NULL);
  g_assert_true (is_on);
}

/* Require SSL that was turned on elsewhere counts here, whatever else was typed. */
static void
test_require_ssl (Journey *self)
{
  add_in_clear (self);
  fail_outgoing (self);
  journey_serve_again (self);
  journey_change_elsewhere (self, require_ssl, NULL);
  assert_strict (self);
  journey_type_server (self, "outgoing-server", "clear-submission");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_said (self, "clear-submission", "AUTH", 0);
  assert_strict (self);
}

static SignetProtocolResult *
foreign (SignetProtocol protocol)
{
  return fake_plain (protocol, "mail.example.net", SIGNET_SECURITY_TLS,
                     SIGNET_OUTCOME_FOREIGN_SERVER);
}

/* A question about results that are gone is none. */
static void
test_question (Journey *self)
{
  add (self);
  fake_probe (self->editor, foreign (SIGNET_PROTOCOL_IMAP), foreign (SIGNET_PROTOCOL_SMTP),
              SIGNET_PLAINTEXT_FORBIDDEN);
  g_assert_nonnull (signet_editor_get_question (self->editor));
  journey_change_elsewhere (self, fixture_set_name, (gpointer) "Ada");
  g_assert_nonnull (signet_editor_get_question (self->editor));
  journey_change_elsewhere (self, journey_set_user, (gpointer) "somebody");
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  g_assert_null (signet_editor_get_question (self->editor));
}

static void
remove_elsewhere (Journey *self)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);
  g_autoptr (SignetAccountStore)
      elsewhere = signet_account_store_new_for_folders (self->accounts, NULL);

  g_assert_true (fixture_remove (elsewhere, signet_account_get_id (kept), NULL));
  g_assert_true (fixture_clear_passwords (signet_context_get_keyring (self->context),
                                          signet_account_get_id (kept), NULL));
  while (g_list_model_get_n_items (G_LIST_MODEL (self->store)) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* A password for an account that is no more does not stay behind; the test ends when it is gone. */
static void
test_removed (Journey *self)
{
  guint before = journey_count_passwords ();

  add (self);
  journey_type_password (self, PROVIDER_PASSWORD);
  remove_elsewhere (self);
  g_assert_cmpuint (journey_count_passwords (), ==, before);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_UNSAVED);
  while (journey_count_passwords () > before)
    g_main_context_iteration (NULL, FALSE);
}

static void
add_tests (void)
{
  journey_add ("/elsewhere/settings", test_settings);
  journey_add ("/elsewhere/incoming", test_incoming);
  journey_add ("/elsewhere/own-note", test_own_note);
  journey_add ("/elsewhere/require-ssl", test_require_ssl);
  journey_add ("/elsewhere/question", test_question);
  journey_add ("/elsewhere/removed", test_removed);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
