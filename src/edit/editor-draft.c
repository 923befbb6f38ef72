/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The account as it is going to be: what was learnt and agreed to, and what is typed.
 */
#include "editor-private.h"

static SignetAccount *
make_base (SignetEditor *self)
{
  g_autoptr (SignetTarget) target = NULL;

  if (self->account != NULL)
    return signet_account_copy (self->account);
  target = signet_target_parse (signet_form_get_address (self->form), NULL);
  return signet_account_new (NULL, target->address);
}

/* Passwords are kept first. Where the account was not kept in the end, they go. */
void
signet_editor_clear_orphans (SignetEditor *self)
{
  if (self->orphans != NULL)
    signet_context_clear_passwords (self->context, self->orphans);
  g_clear_pointer (&self->orphans, g_free);
}

void
signet_editor_leave_draft (SignetEditor *self)
{
  signet_editor_clear_orphans (self);
  g_clear_object (&self->draft);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    self->is_proven[i] = FALSE;
}

/* The draft of a new account is for one address. */
SignetAccount *
signet_editor_ensure_draft (SignetEditor *self)
{
  g_autoptr (SignetAccount) base = make_base (self);

  if (self->draft != NULL
      && !g_str_equal (signet_account_get_address (self->draft), signet_account_get_address (base)))
    signet_editor_leave_draft (self);
  if (self->draft == NULL)
    self->draft = g_steal_pointer (&base);
  return self->draft;
}

/* What the user sets, not how the last check of it ended */
static gboolean
is_same_setting (SignetAccount *a, SignetAccount *b, SignetProtocol protocol)
{
  const SignetAccountService *one = signet_account_get_service (a, protocol);
  const SignetAccountService *other = signet_account_get_service (b, protocol);
  g_autoptr (SignetAccountService) same = NULL;

  if (one == NULL || other == NULL)
    return one == other;
  same = signet_account_service_copy (one);
  same->checked = other->checked;
  same->outcome = other->outcome;
  same->login = other->login;
  return signet_account_service_equal (same, other);
}

/* What another program has changed since the last probe is not undone by what was learnt in it. */
static void
follow_account (SignetEditor *self)
{
  if (self->account == NULL || self->draft == NULL)
    return;
  if (self->before == NULL)
    {
      signet_editor_leave_draft (self);
      return;
    }
  signet_account_set_require_ssl (self->draft, signet_account_get_require_ssl (self->account));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (!is_same_setting (self->before, self->account, (SignetProtocol)i))
      {
        signet_editor_take_service (self->draft, self->account, (SignetProtocol)i);
        self->is_proven[i] = FALSE;
      }
}

static SignetAccount *
make_wished (SignetEditor *self)
{
  SignetAccount *wished = signet_account_copy (signet_editor_ensure_draft (self));
  SignetProtocol refused;

  signet_form_apply (self->form, wished);
  /* An explicit act that lowers the account wipes the memory of encryption; nothing else does. */
  signet_policy_keep (self->account, wished, &refused);
  return wished;
}

void
signet_editor_wish (SignetEditor *self)
{
  follow_account (self);
  g_clear_object (&self->wished);
  self->wished = make_wished (self);
  g_clear_object (&self->before);
  self->before = self->account != NULL ? signet_account_copy (self->account) : NULL;
}

void
signet_editor_learn (SignetEditor *self, const SignetProfile *profile)
{
  SignetAccount *draft = signet_editor_ensure_draft (self);
  const SignetAccountService *before = signet_account_get_service (draft, profile->protocol);
  const SignetAccountService *wished = signet_account_get_service (self->wished, profile->protocol);
  g_autoptr (SignetAccountService) service = NULL;

  service = before != NULL ? signet_account_service_copy (before) : signet_account_service_new ();
  /* What works as it was set by hand was not found. */
  if (wished != NULL)
    signet_account_service_set_by_hand (service, wished->port, wished->security);
  signet_account_service_prove (service, profile);
  signet_account_set_service (draft, profile->protocol, service);
  self->is_proven[profile->protocol] = TRUE;
  signet_form_set_found (self->form, profile->protocol, signet_account_service_get_found (service));
}
