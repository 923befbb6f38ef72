/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Between a form and the account it shows, and the passwords that are typed beside it.
 */
#include "form-private.h"

#define SERVERS (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP)

void
signet_form_forget_passwords (SignetForm *self)
{
  g_clear_pointer (&self->password, signet_secret_unref);
  g_clear_pointer (&self->outgoing_password, signet_secret_unref);
}

/* What the switch says of an account that nobody has touched */
static gboolean
shows_require_ssl (SignetForm *self)
{
  if (signet_policy_is_prescribed (self->limit))
    return TRUE;
  return self->account != NULL ? signet_account_get_require_ssl (self->account)
                               : self->default_require_ssl;
}

/* The switch follows as long as the user has not turned it. */
void
signet_form_set_limit (SignetForm *self, SignetPlaintext limit, gboolean require_ssl)
{
  gboolean was_on, follows;

  g_return_if_fail (SIGNET_IS_FORM (self));

  was_on = self->values.require_ssl;
  follows = was_on == self->shown.require_ssl || signet_policy_is_prescribed (limit);
  self->limit = limit;
  self->default_require_ssl = require_ssl;
  self->shown.require_ssl = shows_require_ssl (self);
  if (follows)
    self->values.require_ssl = self->shown.require_ssl;
  if (was_on == self->values.require_ssl)
    {
      signet_form_refresh (self);
      return;
    }
  g_object_notify (G_OBJECT (self), "require-ssl");
  signet_form_edited (self, SERVERS);
}

static void
read_account (SignetForm *self, SignetFormValues *values)
{
  signet_form_values_read (values, self->account, self->default_require_ssl);
  values->require_ssl = shows_require_ssl (self);
}

static void
show_servers (SignetForm *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetAccountService *service = NULL;

      if (self->account != NULL)
        service = signet_account_get_service (self->account, (SignetProtocol)i);
      signet_server_form_set_security (self->servers[i], self->values.security[i]);
      signet_server_form_set_port (self->servers[i], self->values.port[i]);
      signet_server_form_set_found (self->servers[i], signet_account_service_get_found (service));
    }
}

void
signet_form_show (SignetForm *self, SignetAccount *account)
{
  g_autoptr (SignetAccount) before = NULL;

  g_return_if_fail (SIGNET_IS_FORM (self));
  g_return_if_fail (account == NULL || SIGNET_IS_ACCOUNT (account));

  before = self->account;
  self->is_showing = TRUE;
  self->account = account != NULL ? signet_account_copy (account) : NULL;
  read_account (self, &self->values);
  read_account (self, &self->shown);
  signet_form_forget_passwords (self);
  show_servers (self);
  signet_form_tell_shown (self);
}

gboolean
signet_form_can_add_outgoing (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), FALSE);

  return self->account != NULL
         && !signet_form_values_uses (&self->values, self->account, SIGNET_PROTOCOL_SMTP);
}

void
signet_form_add_outgoing (SignetForm *self)
{
  g_return_if_fail (SIGNET_IS_FORM (self));

  if (!signet_form_can_add_outgoing (self))
    return;
  self->values.adds_outgoing = TRUE;
  signet_form_edited (self, SIGNET_EDIT_SMTP);
}

SignetServerForm *
signet_form_get_server (SignetForm *self, SignetProtocol protocol)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);
  g_return_val_if_fail ((guint)protocol < SIGNET_N_PROTOCOLS, NULL);

  return self->servers[protocol];
}

void
signet_form_set_found (SignetForm *self, SignetProtocol protocol, const SignetProfile *found)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && (guint)protocol < SIGNET_N_PROTOCOLS);

  signet_server_form_set_found (self->servers[protocol], found);
  signet_form_refresh (self);
}

const char *
signet_form_get_address (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return self->values.texts[SIGNET_FORM_ADDRESS];
}

static gboolean
is_same_secret (SignetSecret *a, SignetSecret *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (signet_secret_get_text (a), signet_secret_get_text (b));
}

void
signet_form_set_password (SignetForm *self, SignetProtocol protocol, SignetSecret *password)
{
  SignetSecret **place;
  SignetSecret *held = password != NULL ? signet_secret_ref (password) : NULL;

  g_return_if_fail (SIGNET_IS_FORM (self));

  place = protocol == SIGNET_PROTOCOL_SMTP ? &self->outgoing_password : &self->password;
  if (is_same_secret (*place, password))
    {
      g_clear_pointer (&held, signet_secret_unref);
      return;
    }
  g_clear_pointer (place, signet_secret_unref);
  *place = held;
  signet_form_edited (self, SIGNET_EDIT_SIGN_IN);
}

SignetSecret *
signet_form_get_password (SignetForm *self, SignetProtocol protocol)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  if (protocol == SIGNET_PROTOCOL_SMTP && self->values.outgoing == SIGNET_OUTGOING_OWN)
    return self->outgoing_password;
  return self->password;
}

gboolean
signet_form_is_changed (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), FALSE);

  return signet_form_get_password (self, SIGNET_PROTOCOL_IMAP) != NULL
         || signet_form_get_password (self, SIGNET_PROTOCOL_SMTP) != NULL
         || !signet_form_values_equal (&self->values, &self->shown);
}

void
signet_form_reset (SignetForm *self)
{
  g_return_if_fail (SIGNET_IS_FORM (self));

  g_object_set (self, "user", "", "outgoing-user", "", "ca-file", "", "client-certificate", "",
                "incoming-type", SIGNET_INCOMING_AUTO, "outgoing-sign-in", SIGNET_OUTGOING_SAME,
                NULL);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    signet_server_form_reset (self->servers[i]);
  signet_form_set_password (self, SIGNET_PROTOCOL_SMTP, NULL);
}

gboolean
signet_form_shows (SignetForm *self, SignetAccount *account)
{
  SignetFormValues values = { 0 };
  gboolean is_same;

  g_return_val_if_fail (SIGNET_IS_FORM (self) && SIGNET_IS_ACCOUNT (account), FALSE);

  signet_form_values_read (&values, account, FALSE);
  if (signet_policy_is_prescribed (self->limit))
    values.require_ssl = TRUE;
  is_same = signet_form_values_equal (&values, &self->shown);
  signet_form_values_clear (&values);
  return is_same;
}

void
signet_form_rebase (SignetForm *self, SignetAccount *account)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && SIGNET_IS_ACCOUNT (account));

  g_clear_object (&self->account);
  self->account = signet_account_copy (account);
  read_account (self, &self->shown);
  signet_form_refresh (self);
}

void
signet_form_settle_require_ssl (SignetForm *self)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && self->account != NULL);

  signet_account_set_require_ssl (self->account, TRUE);
  self->shown.require_ssl = TRUE;
  signet_form_refresh (self);
}

void
signet_form_turn_strict (SignetForm *self)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && self->account != NULL);

  signet_account_set_require_ssl (self->account, TRUE);
  self->shown.require_ssl = TRUE;
  self->values.require_ssl = TRUE;
  g_object_notify (G_OBJECT (self), "require-ssl");
  signet_form_edited (self, SERVERS);
}

gboolean
signet_form_is_only_strict (SignetForm *self)
{
  SignetFormValues before = self->shown;

  if (self->password != NULL || signet_form_get_password (self, SIGNET_PROTOCOL_SMTP) != NULL
      || self->shown.require_ssl || !self->values.require_ssl)
    return FALSE;
  before.require_ssl = TRUE;
  return signet_form_values_equal (&self->values, &before);
}

gboolean
signet_form_joins_sign_in (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), FALSE);

  return self->values.outgoing == SIGNET_OUTGOING_SAME
         && self->shown.outgoing != SIGNET_OUTGOING_SAME;
}

gboolean
signet_form_forbids (SignetForm *self, SignetProtocol protocol)
{
  gboolean used;
  gboolean forbidden;

  g_return_val_if_fail (SIGNET_IS_FORM (self) && (guint)protocol < SIGNET_N_PROTOCOLS, FALSE);

  g_object_get (self->servers[protocol], "used", &used, "forbidden", &forbidden, NULL);
  return used && forbidden;
}
