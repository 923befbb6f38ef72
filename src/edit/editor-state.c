/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What an edit, a stop and another program do to the state of an editor.
 */
#include "editor-private.h"

#include "form-private.h"

#include <glib/gi18n-lib.h>

#define EVERY_PROTOCOL (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP)

void
signet_editor_forget_passwords (SignetEditor *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_pointer (&self->passwords[i], signet_secret_unref);
}

void
signet_editor_drop_results (SignetEditor *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_clear_object (&self->services[i]);
      self->is_fresh[i] = FALSE;
    }
}

/* What ends only now is nobody's business any more. */
void
signet_editor_stop_run (SignetEditor *self)
{
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  g_clear_object (&self->report);
  if (self->run == NULL)
    return;
  signet_status_stop (self->incoming);
  signet_status_stop (self->outgoing);
  g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
}

static gboolean
is_about (SignetEdit edit, SignetProtocol protocol)
{
  return (edit & (1u << protocol)) != 0;
}

static gboolean
has_result (SignetEditor *self, SignetProtocol protocol)
{
  return self->services[protocol] != NULL;
}

static gboolean
has_incoming_result (SignetEditor *self)
{
  return has_result (self, SIGNET_PROTOCOL_IMAP) || has_result (self, SIGNET_PROTOCOL_POP3);
}

static void
show_kept_incoming (SignetEditor *self)
{
  SignetSettings *settings = signet_context_get_settings (self->context);
  SignetPlaintext limit = signet_settings_get_plaintext_limit (settings);
  SignetProtocol incoming = SIGNET_PROTOCOL_IMAP;

  if (signet_account_get_service (self->account, SIGNET_PROTOCOL_IMAP) == NULL)
    incoming = SIGNET_PROTOCOL_POP3;
  signet_status_show_kept (self->incoming, signet_account_get_service (self->account, incoming),
                           signet_policy_may_use (self->account, incoming, limit));
}

static void
show_kept_outgoing (SignetEditor *self)
{
  SignetSettings *settings = signet_context_get_settings (self->context);

  signet_status_show_kept (self->outgoing,
                           signet_account_get_service (self->account, SIGNET_PROTOCOL_SMTP),
                           signet_policy_may_use (self->account, SIGNET_PROTOCOL_SMTP,
                                                  signet_settings_get_plaintext_limit (settings)));
}

void
signet_editor_follow (SignetEditor *self)
{
  g_autoptr (GPtrArray) incoming = g_ptr_array_new ();
  g_autoptr (GPtrArray) outgoing = g_ptr_array_new ();

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->services[i] != NULL)
      g_ptr_array_add (i == SIGNET_PROTOCOL_SMTP ? outgoing : incoming, self->services[i]);
  if (incoming->len > 0)
    signet_status_follow (self->incoming, incoming);
  if (outgoing->len > 0)
    signet_status_follow (self->outgoing, outgoing);
}

/* Only what the edit is about. What was tried with other settings would speak of those: it goes,
 * but for a log-in that has to be repeated on the same connection. */
static void
say_unchecked (SignetEditor *self, SignetEdit edit)
{
  const char *sentence = self->account != NULL ? _ ("Settings changed. Not checked yet.")
                                               : _ ("Not checked yet");

  if ((edit & (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3)) != 0)
    signet_status_clear (self->incoming);
  if ((edit & SIGNET_EDIT_SMTP) != 0)
    signet_status_clear (self->outgoing);
  if ((edit & ~SIGNET_EDIT_SMTP) != 0)
    signet_status_say (self->incoming, SIGNET_STATUS_IDLE, sentence);
  if ((edit & ~(SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3)) != 0)
    signet_status_say (self->outgoing, SIGNET_STATUS_IDLE, sentence);
}

void
signet_editor_rest (SignetEditor *self)
{
  signet_editor_stop_run (self);
  if (self->account == NULL)
    signet_editor_set_state (self, SIGNET_EDITOR_TYPING);
  else if (signet_form_is_changed (self->form) || self->is_stale)
    signet_editor_set_state (self, SIGNET_EDITOR_CHANGED);
  else
    signet_editor_set_state (self, SIGNET_EDITOR_KEPT);
}

void
signet_editor_fail (SignetEditor *self, SignetEditorState state, SignetField field, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  signet_editor_stop_run (self);
  signet_editor_set_state (self, state);
  signet_editor_focus (self, field);
}

void
signet_editor_take_service (SignetAccount *account, SignetAccount *from, SignetProtocol protocol)
{
  GPtrArray *pins = from != NULL ? signet_account_get_pins (from) : NULL;

  signet_account_set_service (account, protocol,
                              from != NULL ? signet_account_get_service (from, protocol) : NULL);
  signet_account_remove_pins (account, protocol);
  for (guint i = 0; pins != NULL && i < pins->len; i++)
    {
      const SignetPin *pin = g_ptr_array_index (pins, i);

      if (pin->protocol == protocol)
        signet_account_add_pin (account, pin);
    }
}

/* What was learnt about a protocol is about other settings now. */
static void
forget (SignetEditor *self, SignetProtocol protocol)
{
  const SignetAccountService *kept = NULL;

  self->is_proven[protocol] = FALSE;
  self->is_fresh[protocol] = FALSE;
  g_clear_object (&self->services[protocol]);
  if (self->account != NULL)
    kept = signet_account_get_service (self->account, protocol);
  if (self->draft != NULL)
    signet_editor_take_service (self->draft, self->account, protocol);
  signet_form_set_found (self->form, protocol, signet_account_service_get_found (kept));
}

/* Where only the log-in has to be repeated, the connection is still the same. */
static void
forget_results (SignetEditor *self, SignetEdit edit)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_about (edit, (SignetProtocol)i))
      forget (self, (SignetProtocol)i);
    else if ((edit & SIGNET_EDIT_SIGN_IN) != 0)
      self->is_fresh[i] = FALSE;
  signet_editor_forget_passwords (self);
}

/* Written when the switch is turned, not with every edit after it: the disk may have refused. */
static void
follow_strictness (SignetEditor *self)
{
  gboolean was_turned = self->is_turned_strict;

  self->is_turned_strict = self->account != NULL && signet_form_get_values (self->form)->require_ssl
                           && !signet_form_get_shown (self->form)->require_ssl;
  if (self->is_turned_strict && !was_turned)
    signet_editor_keep_strictness (self);
}

static void
say_edited (SignetEditor *self, SignetEdit edit)
{
  if (self->account == NULL && (edit & EVERY_PROTOCOL) == 0)
    return;
  if (self->account == NULL || signet_form_is_changed (self->form) || self->is_stale)
    say_unchecked (self, edit);
  else
    {
      show_kept_incoming (self);
      show_kept_outgoing (self);
    }
}

void
signet_editor_on_edited (SignetForm *form, SignetEdit edit, SignetEditor *self)
{
  signet_editor_stop_run (self);
  signet_editor_set_question (self, NULL);
  g_clear_error (&self->error);
  g_clear_object (&self->existing);
  forget_results (self, edit);
  follow_strictness (self);
  say_edited (self, edit);
  signet_editor_rest (self);
}

static gboolean
is_strict_elsewhere (SignetEditor *self)
{
  return self->strictness == 0 && signet_account_get_require_ssl (self->account)
         && !signet_form_get_shown (self->form)->require_ssl;
}

static gboolean
is_in_use (SignetEditor *self)
{
  return self->run != NULL || self->is_stale || signet_form_is_changed (self->form);
}

/* Another program changed the account. What the user has typed is not lost, and what a check has
 * just found out about the same settings stays on show. */
static void
on_account_changed (SignetAccount *account, GParamSpec *pspec, SignetEditor *self)
{
  if (self->account != account)
    return;
  if (is_in_use (self))
    {
      if (is_strict_elsewhere (self) && self->state != SIGNET_EDITOR_SAVING)
        signet_form_turn_strict (self->form);
      return;
    }
  if (self->state == SIGNET_EDITOR_FAILED && signet_form_shows (self->form, account))
    return;
  signet_editor_set_question (self, NULL);
  signet_editor_drop_results (self);
  signet_editor_show_account (self, account);
}

static void
set_account (SignetEditor *self, SignetAccount *account)
{
  if (self->account == account)
    return;
  if (self->account != NULL)
    g_signal_handlers_disconnect_by_data (self->account, self);
  g_set_object (&self->account, account);
  g_signal_connect_object (account, "notify", G_CALLBACK (on_account_changed), self, 0);
}

static void
forget_draft (SignetEditor *self)
{
  signet_editor_leave_draft (self);
  g_clear_object (&self->pending);
  g_clear_error (&self->error);
  signet_editor_forget_passwords (self);
}

void
signet_editor_show_account (SignetEditor *self, SignetAccount *account)
{
  gboolean is_new = self->account == NULL;

  set_account (self, account);
  forget_draft (self);
  self->is_stale = FALSE;
  self->is_turned_strict = FALSE;
  signet_form_show (self->form, account);
  /* What a check has just found out stays on show. */
  if (!has_incoming_result (self))
    show_kept_incoming (self);
  if (!has_result (self, SIGNET_PROTOCOL_SMTP))
    show_kept_outgoing (self);
  signet_editor_set_state (self, SIGNET_EDITOR_KEPT);
  if (is_new && (has_incoming_result (self) || has_result (self, SIGNET_PROTOCOL_SMTP)))
    signet_editor_set_added (self);
}

static gboolean
is_for (SignetEditor *self, const char *address)
{
  g_autoptr (SignetTarget)
      target = signet_target_parse (signet_form_get_address (self->form), NULL);

  return target != NULL && g_strcmp0 (target->address, address) == 0;
}

/* Whoever has gone on to another address adds another account. */
void
signet_editor_adopt (SignetEditor *self, SignetAccount *account)
{
  gboolean is_new = self->account == NULL;

  if (is_new && !is_for (self, signet_account_get_address (account)))
    {
      if (self->draft != NULL
          && g_str_equal (signet_account_get_id (self->draft), signet_account_get_id (account)))
        signet_editor_leave_draft (self);
      return;
    }
  set_account (self, account);
  signet_form_rebase (self->form, account);
  if (self->run != NULL)
    return;
  forget_draft (self);
  signet_editor_rest (self);
  if (is_new)
    signet_editor_set_added (self);
}

void
signet_editor_stop (SignetEditor *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR (self));

  signet_editor_set_question (self, NULL);
  signet_editor_rest (self);
}

void
signet_editor_keep_old (SignetEditor *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->account == NULL)
    return;
  signet_editor_stop_run (self);
  signet_editor_set_question (self, NULL);
  signet_editor_drop_results (self);
  signet_editor_show_account (self, self->account);
}
