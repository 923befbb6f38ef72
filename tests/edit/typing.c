/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A form that is typed into.
 */
#include "typing.h"

static void
on_shown (SignetForm *form, Typing *self)
{
  self->shown++;
}

void
typing_set_up (Typing *self, gconstpointer unused)
{
  self->form = signet_form_new ();
  g_signal_connect (self->form, "shown", G_CALLBACK (on_shown), self);
}

void
typing_tear_down (Typing *self, gconstpointer unused)
{
  g_assert_finalize_object (self->form);
}

SignetServerForm *
typing_server (Typing *self, SignetProtocol protocol)
{
  return signet_form_get_server (self->form, protocol);
}

const SignetEditState *
typing_get_state (Typing *self)
{
  return signet_form_get_state (self->form);
}

void
typing_apply (Typing *self, SignetAccount *account)
{
  const SignetEditState *state = typing_get_state (self);

  signet_form_values_apply (&state->typed, &state->shown, account, state->shown_account == NULL);
}

SignetRecheck
typing_get_recheck (Typing *self, SignetProtocol protocol)
{
  const SignetEditState *state = typing_get_state (self);

  return signet_form_values_get_recheck (&state->typed, &state->shown, state->shown_account,
                                         protocol);
}

void
typing_assert_text (gpointer object, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (object, property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

void
typing_assert_flag (gpointer object, const char *property, gboolean expected)
{
  gboolean value;

  g_object_get (object, property, &value, NULL);
  g_assert_cmpint (value, ==, expected);
}

static SignetServerSettings *
service_with (SignetProtocol protocol, const char *host, const char *user)
{
  SignetServerSettings *server = signet_server_settings_new ();
  g_autoptr (SignetProfile) profile = signet_profile_new (
      protocol, host, signet_standard_port (protocol, SIGNET_SECURITY_TLS), SIGNET_SECURITY_TLS);

  signet_server_settings_set_profile (server, profile);
  server->user = g_strdup (user);
  return server;
}

SignetAccount *
typing_account (const char *imap_user, const char *smtp_user)
{
  SignetAccount *account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetServerSettings)
      imap = service_with (SIGNET_PROTOCOL_IMAP, TYPING_HOST, imap_user);
  g_autoptr (SignetServerSettings)
      smtp = service_with (SIGNET_PROTOCOL_SMTP, "smtp.example.org", smtp_user);

  smtp->ca_file = g_strdup ("/etc/smtp.pem");
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, imap);
  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, smtp);
  return account;
}

SignetAccount *
typing_show (Typing *self)
{
  SignetAccount *account = typing_account ("ada", "ada@example.org");

  signet_form_show (self->form, account);
  return account;
}
