/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How a kept account signs in is changed on its page: which password is tried then, where it may
 * go, and what the keyring holds in the end.
 */
#include "fixture.h"
#include "journey.h"

#define SERVICES "imaps=0 submissions=0"

static void
add (Journey *self)
{
  journey_serve (self, "good", SERVICES);
  journey_add_account (self, "imaps", "submissions");
  journey_serve_again (self);
}

static void
choose_outgoing (Journey *self, SignetOutgoing outgoing)
{
  g_object_set (signet_editor_get_form (self->editor), "outgoing-sign-in", outgoing, NULL);
}

static SignetOutgoing
get_outgoing (Journey *self)
{
  SignetOutgoing outgoing;

  g_object_get (signet_editor_get_form (self->editor), "outgoing-sign-in", &outgoing, NULL);
  return outgoing;
}

static gboolean
set_outgoing_user (SignetAccount *account, gpointer user, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_SMTP));

  g_free (server->user);
  server->user = g_strdup (user);
  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, server);
  return TRUE;
}

static void
keep_outgoing_password (Journey *self, const char *password)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);
  SignetKeyringItem item = signet_keyring_item_for (kept, SIGNET_PROTOCOL_SMTP);
  SignetKeyringPlace place;

  g_assert_true (fixture_store_password (signet_context_get_keyring (self->context), &item,
                                         password, &place, NULL));
}

static void
check_outgoing_password (Journey *self, const char *expected)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);

  journey_assert_password (self, kept, SIGNET_PROTOCOL_SMTP, expected);
}

/* "Same as incoming" is the password of incoming mail, not the one that outgoing mail had. */
static void
test_own_to_same (Journey *self)
{
  add (self);
  journey_change_elsewhere (self, set_outgoing_user, (gpointer) "somebody");
  keep_outgoing_password (self, "wrong horse 8");
  journey_open_kept (self);
  g_assert_cmpint (get_outgoing (self), ==, SIGNET_OUTGOING_OWN);
  choose_outgoing (self, SIGNET_OUTGOING_SAME);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "submissions", "AUTH", 1);
  check_outgoing_password (self, PROVIDER_PASSWORD);
}

/* … and what outgoing mail signs in with is not for a new incoming server. */
static void
test_own_is_not_shared (Journey *self)
{
  journey_serve (self, "good", SERVICES " pop3s=0");
  journey_add_account (self, "imaps", "submissions");
  journey_serve_again (self);
  journey_change_elsewhere (self, set_outgoing_user, (gpointer) "somebody");
  keep_outgoing_password (self, "wrong horse 8");
  journey_open_kept (self);
  g_object_set (signet_editor_get_form (self->editor), "incoming-type", SIGNET_INCOMING_POP3, NULL);
  journey_type_server (self, "incoming-server", "pop3s");
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "pop3s", "CAPA", 1);
  journey_assert_said (self, "pop3s", "AUTH", 0);
  journey_assert_said (self, "pop3s", "PASS", 0);
  journey_assert_said (self, "submissions", "AUTH", 1);
}

static void
wait_until_forgotten (Journey *self)
{
  g_autoptr (SignetAccount) kept = journey_get_kept (self);
  SignetKeyringItem item = signet_keyring_item_for (kept, SIGNET_PROTOCOL_SMTP);
  SignetSecret *found = NULL;

  do
    {
      g_clear_pointer (&found, signet_secret_unref);
      found = fixture_lookup_password (signet_context_get_keyring (self->context), &item,
                                       SIGNET_KEYRING_QUIET, NULL);
    }
  while (found != NULL);
}

/* Without a sign-in the keyring keeps no password for it; the test goes on when it is gone. */
static void
test_none_and_back (Journey *self)
{
  add (self);
  choose_outgoing (self, SIGNET_OUTGOING_NONE);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  wait_until_forgotten (self);
  journey_open_kept (self);
  g_assert_cmpint (get_outgoing (self), ==, SIGNET_OUTGOING_NONE);
  choose_outgoing (self, SIGNET_OUTGOING_SAME);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "submissions", "AUTH", 1);
  check_outgoing_password (self, PROVIDER_PASSWORD);
}

static void
type_localhost (Journey *self, const char *service)
{
  g_autofree char *text = g_strdup_printf ("localhost:%u",
                                           provider_get_port (self->provider, service));

  journey_type (self, "incoming-server", text);
}

/* What the keyring holds is not for a server that cannot prove who it is and never got it, by no
 * detour. */
static void
test_unchecked_in_clear (Journey *self)
{
  SignetForm *form;

  journey_serve (self, "good", "imaps=0 clear-imap=0 submissions=0");
  journey_add_account (self, "imaps", "submissions");
  form = signet_editor_get_form (self->editor);
  journey_switch (self, "require-ssl", FALSE);
  type_localhost (self, "clear-imap");
  signet_server_form_set_security (signet_form_get_server (form, SIGNET_PROTOCOL_IMAP),
                                   SIGNET_SECURITY_NONE);
  signet_editor_save_unchecked (self->editor);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_open_kept (self);
  journey_connect (self);
  g_assert_cmpuint (self->asked, ==, 1);
  signet_editor_answer (self->editor, SIGNET_ANSWER_YES);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_FAILED);
  journey_assert_said (self, "clear-imap", "AUTH", 0);
  journey_assert_notice (self, "The settings were found. Enter the password to finish.");
  journey_type_password (self, PROVIDER_PASSWORD);
  journey_connect (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  journey_assert_said (self, "clear-imap", "AUTHENTICATE", 1);
}

/* Whoever saves unchecked does not wait for a check that is going on. */
static void
test_unchecked_while_probing (Journey *self)
{
  g_autoptr (SignetAccount) kept = NULL;

  add (self);
  journey_type (self, "incoming-server", "imaps://mail.example.net:1993");
  signet_editor_probe (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_PROBING);
  signet_editor_save_unchecked (self->editor);
  journey_assert_state (self, SIGNET_EDITOR_SAVING);
  journey_wait (self);
  journey_assert_state (self, SIGNET_EDITOR_KEPT);
  kept = journey_get_kept (self);
  g_assert_cmpstr (signet_account_get_server (kept, SIGNET_PROTOCOL_IMAP)->profile->host, ==,
                   "mail.example.net");
}

static void
add_tests (void)
{
  journey_add ("/sign-in/own-to-same", test_own_to_same);
  journey_add ("/sign-in/own-is-not-shared", test_own_is_not_shared);
  journey_add ("/sign-in/none-and-back", test_none_and_back);
  journey_add ("/sign-in/unchecked/in-clear", test_unchecked_in_clear);
  journey_add ("/sign-in/unchecked/while-probing", test_unchecked_while_probing);
}

int
main (int argc, char *argv[])
{
  return journey_main (argc, argv, add_tests);
}
