/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is tried, if that makes sense: how each protocol is tried again, and where its password
 * comes from and goes to.
 */
#include "edit-plan.h"

#include "edit-view.h"

#include <glib/gi18n-lib.h>

/* The one of IMAP and POP3 that is known to be right needs no fallback. */
static gboolean
is_other_proven (const SignetEditState *self, int protocol)
{
  if (self->account != NULL || protocol == SIGNET_PROTOCOL_SMTP)
    return FALSE;
  return self
      ->protocols[protocol == SIGNET_PROTOCOL_IMAP ? SIGNET_PROTOCOL_POP3 : SIGNET_PROTOCOL_IMAP]
      .is_proven;
}

static SignetRecheck
choose_recheck (const SignetEditState *self, int protocol)
{
  const SignetEditProtocol *own = &self->protocols[protocol];

  if (!own->is_tried || is_other_proven (self, protocol)
      || signet_edit_get_server (self->wanted, protocol) == NULL)
    return SIGNET_RECHECK_SKIP;
  if (own->is_proven)
    return SIGNET_RECHECK_STORED_PROFILE;
  return signet_form_values_get_recheck (&self->typed, &self->shown, self->shown_account,
                                         (SignetProtocol)protocol);
}

/* Whether the keyring may hold a password that was kept for @protocol as it signs in now: outgoing
 * mail, which signed in otherwise, may have to sign in like incoming mail */
static gboolean
has_own_password (const SignetEditState *self, int protocol)
{
  gboolean joins = self->typed.outgoing == SIGNET_OUTGOING_SAME
                   && self->shown.outgoing != SIGNET_OUTGOING_SAME;

  return signet_server_settings_needs_password (signet_edit_get_server (self->account, protocol))
         && !(protocol == SIGNET_PROTOCOL_SMTP && joins);
}

/* Whether what the keyring holds must not be tried there */
static gboolean
must_not_reuse (const SignetEditState *self, int protocol, SignetRecheck recheck)
{
  if (self->account == NULL || recheck == SIGNET_RECHECK_SKIP)
    return FALSE;
  if (signet_keep_must_not_reuse_password (self->wanted, (SignetProtocol)protocol, recheck))
    return TRUE;
  return recheck == SIGNET_RECHECK_STORED_PROFILE
         && !signet_keep_password_follows (
             self->account, signet_edit_get_server (self->wanted, protocol)->profile);
}

/* What was typed counts more than what the keyring holds. A protocol that had no password before,
 * or is to have that of incoming mail, signs in like the others. */
static void
plan_password (const SignetEditState *self, int protocol, SignetEditProbeInput *input)
{
  SignetSecret *typed = signet_form_values_get_password (&self->typed, (SignetProtocol)protocol);
  SignetSecret *known = self->protocols[protocol].password;
  gboolean is_barred = must_not_reuse (self, protocol, input->rechecks[protocol]);
  gboolean has_own = has_own_password (self, protocol);
  gboolean needs = signet_edit_state_needs_password (self, (SignetProtocol)protocol);

  if (needs && typed != NULL)
    known = typed;
  else if (needs && is_barred)
    known = NULL;
  else
    input->looks_up[protocol] = needs && known == NULL && has_own
                                && input->rechecks[protocol] != SIGNET_RECHECK_SKIP;
  input->passwords[protocol] = known != NULL ? signet_secret_ref (known) : NULL;
  input->shares[protocol] = needs && self->account != NULL && !has_own && !is_barred;
}

SignetEditProbeInput *
signet_edit_plan_probe (const SignetEditState *self)
{
  SignetEditProbeInput *input = g_new0 (SignetEditProbeInput, 1);

  input->wanted = signet_account_copy (self->wanted);
  input->account = self->account != NULL ? signet_account_copy (self->account) : NULL;
  signet_form_values_copy (&input->values, &self->typed);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      input->rechecks[i] = choose_recheck (self, i);
      plan_password (self, i, input);
    }
  return input;
}

/* A password that was typed, or that is for another server or user than before */
static gboolean
must_store (const SignetEditState *self, const SignetEditSaveInput *input, SignetProtocol protocol)
{
  const SignetServerSettings *after = signet_edit_get_server (input->to_save, protocol);
  SignetKeyringItem item, old;

  if (self->protocols[protocol].password == NULL || after == NULL
      || after->sign_in != SIGNET_SIGN_IN_PASSWORD)
    return FALSE;
  if (signet_edit_get_server (input->base, protocol) == NULL || !has_own_password (self, protocol)
      || signet_form_values_get_password (&self->typed, (SignetProtocol)protocol) != NULL)
    return TRUE;
  item = signet_keyring_item_for (input->to_save, protocol);
  old = signet_keyring_item_for (input->base, protocol);
  return signet_keyring_item_moves (&old, &item);
}

SignetEditSaveInput *
signet_edit_plan_save (const SignetEditState *self)
{
  SignetEditSaveInput *input = g_new0 (SignetEditSaveInput, 1);

  if (self->base != NULL)
    input->base = signet_account_copy (self->base);
  else if (self->account != NULL)
    input->base = signet_account_copy (self->account);
  input->wanted = signet_account_copy (self->wanted);
  input->to_save = signet_account_copy (self->to_save);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (must_store (self, input, (SignetProtocol)i))
      input->passwords[i] = signet_secret_ref (self->protocols[i].password);
  input->is_unsaved_kept = self->unsaved_id != NULL;
  return input;
}

/* No control flips another one silently. */
static gboolean
check_security (const SignetEditState *self, GError **error)
{
  g_autoptr (SignetEditView) view = signet_edit_state_view (self);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (view->servers[i].is_used && view->servers[i].is_forbidden)
      {
        g_set_error_literal (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_CONTRADICTION,
                             _ ("An unencrypted connection is not possible while Require SSL is "
                                "on. Turn Require SSL off, or choose TLS or STARTTLS."));
        return FALSE;
      }
  return TRUE;
}

gboolean
signet_edit_state_check (const SignetEditState *self, SignetField *field, GError **error)
{
  if (!signet_form_values_check (&self->typed, self->shown_account == NULL, field, error))
    return FALSE;
  if (check_security (self, error))
    return TRUE;
  *field = SIGNET_FIELD_ADVANCED;
  return FALSE;
}
