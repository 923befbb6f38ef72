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

/* The draft of a new account is for one address. */
SignetAccount *
signet_editor_ensure_draft (SignetEditor *self)
{
  g_autoptr (SignetAccount) base = make_base (self);

  if (self->draft != NULL
      && !g_str_equal (signet_account_get_address (self->draft), signet_account_get_address (base)))
    g_clear_object (&self->draft);
  if (self->draft == NULL)
    self->draft = g_steal_pointer (&base);
  return self->draft;
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
  g_autoptr (SignetAccountService) service = NULL;

  service = before != NULL ? signet_account_service_copy (before) : signet_account_service_new ();
  signet_account_service_set_profile (service, profile);
  signet_account_set_service (draft, profile->protocol, service);
  self->is_proven[profile->protocol] = TRUE;
  signet_form_set_found (self->form, profile->protocol, profile);
}
