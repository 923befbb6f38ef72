/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What follows from the state of an edit: how each protocol fares, and what is possible.
 */
#include "edit-state.h"

static gboolean
has_typed_password (const SignetEditState *self)
{
  return signet_form_values_get_password (&self->typed, SIGNET_PROTOCOL_IMAP) != NULL
         || signet_form_values_get_password (&self->typed, SIGNET_PROTOCOL_SMTP) != NULL;
}

gboolean
signet_edit_state_is_changed (const SignetEditState *self)
{
  return has_typed_password (self) || !signet_form_values_equal (&self->typed, &self->shown);
}

/* Whether Require SSL is turned on and nothing else is changed */
static gboolean
is_only_strict (const SignetEditState *self)
{
  SignetFormValues strict = self->shown;

  if (has_typed_password (self) || self->shown.require_ssl || !self->typed.require_ssl)
    return FALSE;
  strict.require_ssl = TRUE;
  return signet_form_values_equal (&self->typed, &strict);
}

/* What is being kept is not lost by leaving. */
SignetLeave
signet_edit_state_find_leave (const SignetEditState *self)
{
  if (self->account == NULL)
    return has_typed_password (self) && self->phase != SIGNET_EDITOR_SAVING ? SIGNET_LEAVE_NEW
                                                                            : SIGNET_LEAVE_FREELY;
  if (!signet_edit_state_is_changed (self) || (self->n_tightenings > 0 && is_only_strict (self)))
    return SIGNET_LEAVE_FREELY;
  return signet_form_values_equal (&self->typed, &self->shown) ? SIGNET_LEAVE_PASSWORD
                                                               : SIGNET_LEAVE_CHANGED;
}

gboolean
signet_edit_state_is_draft (const SignetEditState *self)
{
  return self->account == NULL && self->phase != SIGNET_EDITOR_SAVING
         && signet_edit_state_is_changed (self);
}

SignetIncoming
signet_edit_state_get_found_incoming (const SignetEditState *self)
{
  return self->shown_account != NULL ? signet_account_get_found_incoming (self->shown_account)
                                     : self->found_incoming;
}

/* Where IMAP and POP3 are both possible, the one that was found is in use. */
gboolean
signet_edit_state_is_in_use (const SignetEditState *self, SignetProtocol protocol)
{
  gboolean only_pop3;

  if (protocol == SIGNET_PROTOCOL_SMTP || self->typed.incoming != SIGNET_INCOMING_AUTO
      || (self->shown_account != NULL
          && !signet_form_values_frees_incoming (&self->typed, self->shown_account)))
    return signet_form_values_uses (&self->typed, self->shown_account, protocol);
  only_pop3 = signet_form_values_names_pop3 (&self->typed)
              || signet_edit_state_get_found_incoming (self) == SIGNET_INCOMING_POP3;
  return only_pop3 == (protocol == SIGNET_PROTOCOL_POP3);
}

gboolean
signet_edit_state_needs_password (const SignetEditState *self, SignetProtocol protocol)
{
  return signet_server_settings_needs_password (signet_edit_get_server (self->wanted, protocol));
}

gboolean
signet_edit_state_lacks_password (const SignetEditState *self, SignetProtocol protocol)
{
  return signet_edit_state_needs_password (self, protocol)
         && self->protocols[protocol].password == NULL;
}

gboolean
signet_edit_state_is_good (const SignetEditState *self, SignetProtocol protocol)
{
  const SignetEditProtocol *own = &self->protocols[protocol];

  return own->is_current && own->result != NULL && signet_protocol_result_is_ok (own->result)
         && !signet_edit_state_lacks_password (self, protocol);
}

gboolean
signet_edit_state_has_incoming (const SignetEditState *self)
{
  return signet_edit_state_is_good (self, SIGNET_PROTOCOL_IMAP)
         || signet_edit_state_is_good (self, SIGNET_PROTOCOL_POP3);
}

SignetProtocolResult *
signet_edit_state_get_result (const SignetEditState *self, SignetEditSide side)
{
  SignetProtocolResult *best = signet_status_find_best (self->rows[side].results);

  return best != NULL && self->protocols[signet_protocol_result_get_protocol (best)].is_current
             ? best
             : NULL;
}

static gboolean
is_bad (const SignetEditState *self, SignetProtocolResult *result)
{
  return result != NULL
         && !signet_edit_state_is_good (self, signet_protocol_result_get_protocol (result));
}

SignetProtocolResult *
signet_edit_state_find_bad (const SignetEditState *self)
{
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    {
      SignetProtocolResult *result = signet_edit_state_get_result (self, (SignetEditSide)i);

      if (is_bad (self, result))
        return result;
    }
  return NULL;
}

gboolean
signet_edit_state_has_lost_encryption (const SignetEditState *self, SignetEditSide side)
{
  SignetProtocolResult *result = signet_edit_state_get_result (self, side);

  return self->account != NULL && is_bad (self, result)
         && signet_policy_has_lost_encryption (
             signet_edit_get_server (self->account, signet_protocol_result_get_protocol (result)),
             signet_protocol_result_get_outcome (result));
}

gboolean
signet_edit_lacks_kept_password (SignetAccount *account)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *kept = signet_edit_get_server (account, (SignetProtocol)i);

      if (signet_server_settings_needs_password (kept) && kept->checked
          && kept->outcome == SIGNET_OUTCOME_OK && kept->login == SIGNET_LOGIN_NOT_TRIED)
        return TRUE;
    }
  return FALSE;
}

SignetEdit
signet_edit_state_find_failed (const SignetEditState *self)
{
  gboolean wants_incoming = signet_edit_get_server (self->wanted, SIGNET_PROTOCOL_IMAP) != NULL
                            || signet_edit_get_server (self->wanted, SIGNET_PROTOCOL_POP3) != NULL;
  SignetEdit failed = 0;

  if (wants_incoming && !signet_edit_state_has_incoming (self))
    failed |= SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3;
  if (signet_edit_get_server (self->wanted, SIGNET_PROTOCOL_SMTP) != NULL
      && !signet_edit_state_is_good (self, SIGNET_PROTOCOL_SMTP))
    failed |= SIGNET_EDIT_SMTP;
  return failed;
}

SignetPin *
signet_edit_make_pin (SignetAttempt *attempt, gint64 now)
{
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);
  const SignetProfile *profile = facts->profile;

  if (facts->outcome != SIGNET_OUTCOME_UNTRUSTED || facts->tls == NULL || facts->tls->pinned)
    return NULL;
  return signet_pin_new (profile->protocol, profile->host, profile->port, facts->tls, now);
}

gboolean
signet_edit_state_can_trust (const SignetEditState *self, SignetAttempt *attempt)
{
  g_autoptr (SignetPin) pin = signet_edit_make_pin (attempt, 0);

  return pin != NULL && self->run == 0
         && self->protocols[signet_attempt_get_profile (attempt)->protocol].is_current;
}

static gboolean
is_same_key (SignetAttempt *a, SignetAttempt *b)
{
  const SignetAttemptFacts *one = signet_attempt_get_facts (a);
  const SignetAttemptFacts *other = signet_attempt_get_facts (b);

  return g_str_equal (one->profile->host, other->profile->host) && one->tls->spki_sha256 != NULL
         && g_strcmp0 (one->tls->spki_sha256, other->tls->spki_sha256) == 0;
}

GPtrArray *
signet_edit_state_list_same_key (const SignetEditState *self, SignetAttempt *attempt)
{
  GPtrArray *attempts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (attempts, g_object_ref (attempt));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetProtocolResult *result = self->protocols[i].result;
      SignetAttempt *other = result != NULL ? signet_protocol_result_get_headline (result) : NULL;

      if (other != NULL && other != attempt && signet_edit_state_can_trust (self, other)
          && is_same_key (attempt, other))
        g_ptr_array_add (attempts, g_object_ref (other));
    }
  return attempts;
}
