/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What happens to an account that is edited, and what has to be done about it: the only writer of
 * the state. What follows from it is read in edit-facts.c, edit-account.c, edit-consent.c,
 * edit-plan.c, edit-notice.c and edit-view.c.
 */
#include "edit-state.h"

#include "edit-account.h"
#include "edit-consent.h"
#include "edit-plan.h"
#include "edit-view.h"
#include "explain-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INCOMING       (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3)
#define EVERY_PROTOCOL (INCOMING | SIGNET_EDIT_SMTP)

static void
effect_free (SignetEditEffect *effect)
{
  g_clear_pointer (&effect->probe, signet_edit_probe_input_free);
  g_clear_pointer (&effect->save, signet_edit_save_input_free);
  g_clear_object (&effect->account);
  g_clear_object (&effect->report);
  g_free (effect->id);
  g_free (effect);
}

static SignetEditEffect *
do_it (GPtrArray *effects, SignetEditEffectType type)
{
  SignetEditEffect *effect = g_new0 (SignetEditEffect, 1);

  effect->type = type;
  g_ptr_array_add (effects, effect);
  return effect;
}

SignetEditState *
signet_edit_state_new (void)
{
  SignetEditState *self = g_rc_box_new0 (SignetEditState);

  self->admin_limit = signet_policy_admin_limit (FALSE);
  self->default_require_ssl = TRUE;
  signet_form_values_init (&self->shown);
  signet_form_values_init (&self->typed);
  return self;
}

SignetEditState *
signet_edit_state_ref (SignetEditState *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer state)
{
  SignetEditState *self = state;

  g_clear_object (&self->account);
  g_clear_object (&self->shown_account);
  signet_form_values_clear (&self->shown);
  signet_form_values_clear (&self->typed);
  g_clear_object (&self->draft);
  g_clear_object (&self->wanted);
  g_clear_object (&self->base);
  g_clear_object (&self->to_save);
  g_clear_pointer (&self->policy, signet_policy_unref);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_clear_object (&self->protocols[i].result);
      g_clear_pointer (&self->protocols[i].found, signet_profile_free);
      g_clear_pointer (&self->protocols[i].password, signet_secret_unref);
    }
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    signet_edit_row_clear (&self->rows[i]);
  g_clear_pointer (&self->question, signet_question_free);
  g_clear_error (&self->error);
  g_free (self->unsaved_id);
  g_clear_object (&self->existing);
  g_free (self->added_again);
}

void
signet_edit_state_unref (SignetEditState *self)
{
  g_rc_box_release_full (self, clear);
}

static gboolean
is_about (SignetEdit edit, int protocol)
{
  return (edit & (1u << protocol)) != 0;
}

static gboolean
has_result (const SignetEditState *self, SignetEditSide side)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_edit_side_of ((SignetProtocol)i) == side && self->protocols[i].result != NULL)
      return TRUE;
  return FALSE;
}

/* Only what the edit is about. What was tried with other settings would speak of those: it goes,
 * but for a log-in that has to be repeated on the same connection. */
static void
say_unchecked (SignetEditState *self, SignetEdit edit)
{
  const char *sentence = self->account != NULL ? _ ("Settings changed. Not checked yet.")
                                               : _ ("Not checked yet");
  const SignetEdit sides[] = {
    [SIGNET_EDIT_INCOMING] = INCOMING,
    [SIGNET_EDIT_OUTGOING] = SIGNET_EDIT_SMTP,
  };

  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    {
      if ((edit & sides[i]) != 0)
        signet_edit_row_clear (&self->rows[i]);
      if ((edit & (sides[i] | SIGNET_EDIT_SIGN_IN)) != 0)
        signet_edit_row_set_sentence (&self->rows[i], SIGNET_STATUS_IDLE, sentence);
    }
}

/* The rows speak of the present results, if there are any. */
static void
follow_results (SignetEditState *self)
{
  for (int side = 0; side < SIGNET_EDIT_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

      for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
        if (signet_edit_side_of ((SignetProtocol)i) == (SignetEditSide)side
            && self->protocols[i].result != NULL)
          g_ptr_array_add (results, g_object_ref (self->protocols[i].result));
      if (results->len > 0)
        signet_edit_row_follow (&self->rows[side], g_steal_pointer (&results));
    }
}

static void
drop_results (SignetEditState *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_clear_object (&self->protocols[i].result);
      self->protocols[i].is_current = FALSE;
    }
}

/* With which passwords was tried; what is typed stays. */
static void
forget_passwords (SignetEditState *self)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_pointer (&self->protocols[i].password, signet_secret_unref);
}

static void
set_found (SignetEditState *self, SignetProtocol protocol, const SignetProfile *found)
{
  SignetProfile *old = self->protocols[protocol].found;

  self->protocols[protocol].found = found != NULL ? signet_profile_copy (found) : NULL;
  g_clear_pointer (&old, signet_profile_free);
  if (self->typed.incoming == SIGNET_INCOMING_AUTO)
    self->found_incoming = self->protocols[SIGNET_PROTOCOL_IMAP].found != NULL
                               ? SIGNET_INCOMING_IMAP
                           : self->protocols[SIGNET_PROTOCOL_POP3].found != NULL
                               ? SIGNET_INCOMING_POP3
                               : SIGNET_INCOMING_AUTO;
}

/* What ends only now is nobody's business any more. */
static void
stop_run (SignetEditState *self, GPtrArray *effects)
{
  if (self->run == 0)
    return;
  self->run = 0;
  for (int i = 0; i < SIGNET_EDIT_N_SIDES && self->phase == SIGNET_EDITOR_PROBING; i++)
    self->rows[i].is_stopped = self->rows[i].results != NULL;
  do_it (effects, SIGNET_EDIT_DO_CANCEL);
}

/* The state in which nothing is going on and nothing was found out */
static void
rest (SignetEditState *self, GPtrArray *effects)
{
  stop_run (self, effects);
  if (self->account == NULL)
    self->phase = SIGNET_EDITOR_TYPING;
  else if (signet_edit_state_is_changed (self) || self->is_unchecked)
    self->phase = SIGNET_EDITOR_CHANGED;
  else
    self->phase = SIGNET_EDITOR_KEPT;
}

/* The password of a kept account is typed only where it has to be. */
static void
show_field (SignetEditState *self, GPtrArray *effects, SignetField field)
{
  if (field == SIGNET_FIELD_PASSWORD && self->account != NULL)
    self->changes_password = TRUE;
  do_it (effects, SIGNET_EDIT_DO_FOCUS)->field = field;
}

static void
fail (SignetEditState *self,
      SignetEditorState phase,
      SignetField field,
      const GError *error,
      GPtrArray *effects)
{
  GError *own = g_error_copy (error);

  g_clear_error (&self->error);
  self->error = own;
  stop_run (self, effects);
  self->phase = phase;
  show_field (self, effects, field);
}

/* Passwords are kept first. Where the account was not kept in the end, they go. */
static void
clear_unsaved (SignetEditState *self, GPtrArray *effects)
{
  if (self->unsaved_id != NULL)
    do_it (effects, SIGNET_EDIT_DO_CLEAR)->id = g_steal_pointer (&self->unsaved_id);
}

static void
leave_draft (SignetEditState *self, GPtrArray *effects)
{
  clear_unsaved (self, effects);
  g_clear_object (&self->draft);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    self->protocols[i].is_proven = FALSE;
}

/* The draft of a new account is for one address. */
static SignetAccount *
ensure_draft (SignetEditState *self, GPtrArray *effects)
{
  g_autoptr (SignetAccount) fresh = signet_edit_make_draft (self);

  if (self->draft != NULL
      && !g_str_equal (signet_account_get_address (self->draft),
                       signet_account_get_address (fresh)))
    leave_draft (self, effects);
  if (self->draft == NULL)
    self->draft = g_steal_pointer (&fresh);
  return self->draft;
}

/* What another program has changed since the last probe is not undone by what was found in it. */
static void
follow_account (SignetEditState *self, GPtrArray *effects)
{
  if (self->account == NULL || self->draft == NULL)
    return;
  if (self->base == NULL)
    {
      leave_draft (self, effects);
      return;
    }
  signet_account_set_require_ssl (self->draft, signet_account_get_require_ssl (self->account));
  signet_account_set_incoming (self->draft, signet_account_get_incoming (self->account),
                               signet_account_get_found_incoming (self->account));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (!signet_edit_is_same_setting (self->base, self->account, (SignetProtocol)i))
      {
        signet_edit_take_result (self->draft, self->account, (SignetProtocol)i);
        self->protocols[i].is_proven = FALSE;
      }
}

/* The account as it is typed, with what was found and agreed to; and how it is kept, for another
 * program may change that meanwhile. */
static void
want (SignetEditState *self, GPtrArray *effects)
{
  SignetProtocol refused;

  follow_account (self, effects);
  g_clear_object (&self->wanted);
  self->wanted = signet_account_copy (ensure_draft (self, effects));
  signet_form_values_apply (&self->typed, &self->shown, self->wanted, self->shown_account == NULL);
  /* An explicit act that lowers the account wipes the memory of encryption; nothing else does. */
  signet_policy_keep (self->account, self->wanted, &refused);
  g_clear_object (&self->base);
  self->base = self->account != NULL ? signet_account_copy (self->account) : NULL;
}

/* Goes straight to @profile from now on, until something about it is edited. */
static void
adopt_profile (SignetEditState *self, const SignetProfile *profile, GPtrArray *effects)
{
  SignetAccount *draft = ensure_draft (self, effects);
  const SignetServerSettings *before = signet_edit_get_server (draft, profile->protocol);
  const SignetServerSettings *wanted = signet_edit_get_server (self->wanted, profile->protocol);
  g_autoptr (SignetServerSettings) server = NULL;

  server = before != NULL ? signet_server_settings_copy (before) : signet_server_settings_new ();
  /* What works as it was set by hand was not found. */
  if (wanted != NULL)
    signet_server_settings_set_by_hand (server, wanted->port, wanted->security);
  signet_server_settings_prove (server, profile);
  signet_account_set_server (draft, profile->protocol, server);
  self->protocols[profile->protocol].is_proven = TRUE;
  set_found (self, profile->protocol, signet_server_settings_get_found (server));
}

static void
begin_probe (SignetEditState *self, SignetEdit protocols, GPtrArray *effects)
{
  SignetEditEffect *effect;
  SignetField field;
  g_autoptr (GError) error = NULL;

  g_clear_error (&self->error);
  g_clear_pointer (&self->question, signet_question_free);
  if (!signet_edit_state_check (self, &field, &error))
    {
      fail (self, SIGNET_EDITOR_FAILED, field, error, effects);
      return;
    }
  want (self, effects);
  self->was_tried = TRUE;
  self->is_added = FALSE;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      self->protocols[i].is_tried = is_about (protocols, i);
      if (self->protocols[i].is_tried)
        g_clear_object (&self->protocols[i].result);
    }
  self->run = ++self->last_run;
  self->phase = SIGNET_EDITOR_PROBING;
  effect = do_it (effects, SIGNET_EDIT_DO_PROBE);
  effect->run = self->run;
  effect->probe = signet_edit_plan_probe (self);
}

static void
begin_saving (SignetEditState *self, SignetAccount *to_save, GPtrArray *effects)
{
  SignetEditEffect *effect;

  g_clear_error (&self->error);
  g_set_object (&self->to_save, to_save);
  self->run = ++self->last_run;
  self->phase = SIGNET_EDITOR_SAVING;
  effect = do_it (effects, SIGNET_EDIT_DO_SAVE);
  effect->run = self->run;
  effect->save = signet_edit_plan_save (self);
  g_clear_pointer (&self->unsaved_id, g_free);
}

/* What the switch says of an account that nobody has touched */
static gboolean
shows_require_ssl (const SignetEditState *self)
{
  if (signet_policy_is_prescribed (self->admin_limit))
    return TRUE;
  return self->shown_account != NULL ? signet_account_get_require_ssl (self->shown_account)
                                     : self->default_require_ssl;
}

static void
read_shown (const SignetEditState *self, SignetFormValues *values)
{
  signet_form_values_read (values, self->shown_account, self->default_require_ssl);
  values->require_ssl = shows_require_ssl (self);
}

static void
set_shown_account (SignetEditState *self, SignetAccount *account)
{
  g_clear_object (&self->shown_account);
  self->shown_account = account != NULL ? signet_account_copy (account) : NULL;
  read_shown (self, &self->shown);
}

static void
forget_draft (SignetEditState *self, GPtrArray *effects)
{
  leave_draft (self, effects);
  g_clear_object (&self->to_save);
  g_clear_error (&self->error);
  forget_passwords (self);
}

static void
tell_added (SignetEditState *self, GPtrArray *effects)
{
  self->is_added = TRUE;
  do_it (effects, SIGNET_EDIT_DO_TELL_ADDED);
}

/* Shows @account; what was typed is in there. */
static void
show (SignetEditState *self, SignetAccount *account, GPtrArray *effects)
{
  gboolean is_new = self->account == NULL;
  gboolean has_results = FALSE;

  g_set_object (&self->account, account);
  forget_draft (self, effects);
  self->is_unchecked = FALSE;
  self->changes_password = signet_edit_lacks_kept_password (account);
  set_shown_account (self, account);
  read_shown (self, &self->typed);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      set_found (self, (SignetProtocol)i,
                 signet_server_settings_get_found (signet_edit_get_server (account, i)));
    }
  do_it (effects, SIGNET_EDIT_DO_TELL_SHOWN);
  if (account == NULL)
    {
      self->phase = SIGNET_EDITOR_TYPING;
      self->was_tried = FALSE;
      self->is_added = FALSE;
      return;
    }
  /* What a check has just found out stays on show. */
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    if (has_result (self, (SignetEditSide)i))
      has_results = TRUE;
    else
      signet_edit_row_show_kept (&self->rows[i], (SignetEditSide)i, self->account,
                                 self->admin_limit);
  self->phase = SIGNET_EDITOR_KEPT;
  if (is_new && has_results)
    tell_added (self, effects);
}

static gboolean
is_typed_address (const SignetEditState *self, const char *address)
{
  g_autoptr (SignetTarget)
      target = signet_target_parse (self->typed.texts[SIGNET_FORM_ADDRESS], NULL);

  return target != NULL && g_strcmp0 (target->address, address) == 0;
}

/* @account was kept after all when that was stopped. Edits it from now on; what is typed stays. A
 * user who has gone on to another address adds another account. */
static void
adopt (SignetEditState *self, SignetAccount *account, GPtrArray *effects)
{
  gboolean is_new = self->account == NULL;

  if (is_new && !is_typed_address (self, signet_account_get_address (account)))
    {
      if (self->draft != NULL
          && g_str_equal (signet_account_get_id (self->draft), signet_account_get_id (account)))
        leave_draft (self, effects);
      return;
    }
  g_set_object (&self->account, account);
  set_shown_account (self, account);
  if (self->run != 0)
    return;
  forget_draft (self, effects);
  rest (self, effects);
  if (!is_new)
    return;
  tell_added (self, effects);
  show_field (self, effects, SIGNET_FIELD_DONE);
}

/* What was found about a protocol is about other settings now. */
static void
forget (SignetEditState *self, int protocol)
{
  self->protocols[protocol].is_proven = FALSE;
  self->protocols[protocol].is_current = FALSE;
  g_clear_object (&self->protocols[protocol].result);
  if (self->draft != NULL)
    signet_edit_take_result (self->draft, self->account, (SignetProtocol)protocol);
  set_found (self, (SignetProtocol)protocol,
             signet_server_settings_get_found (signet_edit_get_server (self->account, protocol)));
}

static void
tighten (SignetEditState *self, GPtrArray *effects)
{
  self->is_unchecked = TRUE;
  self->n_tightenings++;
  do_it (effects, SIGNET_EDIT_DO_TIGHTEN);
}

/* Where only the log-in has to be repeated, the connection is still the same. */
static void
edit (SignetEditState *self, SignetEdit what, gboolean was_strict, GPtrArray *effects)
{
  stop_run (self, effects);
  self->is_added = FALSE;
  g_clear_pointer (&self->question, signet_question_free);
  g_clear_error (&self->error);
  g_clear_object (&self->existing);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_about (what, i))
      forget (self, i);
    else if ((what & SIGNET_EDIT_SIGN_IN) != 0)
      self->protocols[i].is_current = FALSE;
  forget_passwords (self);
  /* Written when the switch is turned, not with every edit after it: the disk may have refused. */
  if (self->account != NULL && self->typed.require_ssl && !was_strict && !self->shown.require_ssl)
    tighten (self, effects);
  if (self->account == NULL ? (what & EVERY_PROTOCOL) != 0
                            : signet_edit_state_is_changed (self) || self->is_unchecked)
    say_unchecked (self, what);
  else if (self->account != NULL)
    for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
      signet_edit_row_show_kept (&self->rows[i], (SignetEditSide)i, self->account,
                                 self->admin_limit);
  rest (self, effects);
}

static void
on_typed (SignetEditState *self, const SignetFormValues *values, GPtrArray *effects)
{
  gboolean was_strict = self->typed.require_ssl;
  SignetFormValues typed;
  SignetEdit what;

  signet_form_values_copy (&typed, values);
  if (signet_policy_is_prescribed (self->admin_limit))
    typed.require_ssl = self->typed.require_ssl;
  what = signet_form_values_compare (&self->typed, &typed);
  signet_form_values_clear (&self->typed);
  self->typed = typed;
  if (what != 0)
    edit (self, what, was_strict, effects);
}

/* The switch follows as long as the user has not turned it. */
static void
on_settings (SignetEditState *self, const SignetEditEvent *event, GPtrArray *effects)
{
  gboolean was_on = self->typed.require_ssl;
  gboolean follows = was_on == self->shown.require_ssl
                     || signet_policy_is_prescribed (event->admin_limit);

  self->admin_limit = event->admin_limit;
  self->default_require_ssl = event->require_ssl;
  self->shown.require_ssl = shows_require_ssl (self);
  if (follows)
    self->typed.require_ssl = self->shown.require_ssl;
  if (was_on != self->typed.require_ssl)
    edit (self, EVERY_PROTOCOL, was_on, effects);
}

static void
on_result (SignetEditState *self, const SignetEditEvent *event)
{
  SignetEditProtocol *own = &self->protocols[signet_protocol_result_get_protocol (event->result)];

  if (event->run != self->run)
    return;
  g_set_object (&own->result, event->result);
  own->is_current = TRUE;
  follow_results (self);
}

/* A profile that got as far as the log-in is the right one. */
static void
parse_all (SignetEditState *self, GPtrArray *effects)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetProtocolResult *result = self->protocols[i].is_tried ? self->protocols[i].result : NULL;
      SignetOutcome outcome = result != NULL ? signet_protocol_result_get_outcome (result)
                                             : SIGNET_OUTCOME_CANCELLED;

      if ((outcome == SIGNET_OUTCOME_OK || outcome == SIGNET_OUTCOME_LOGIN_REJECTED
           || outcome == SIGNET_OUTCOME_LOGIN_UNAVAILABLE)
          && signet_consent_needed_is_agreed (self->policy, result))
        adopt_profile (self,
                       signet_attempt_get_profile (signet_protocol_result_get_headline (result)),
                       effects);
    }
}

/* How the check of a kept account ended, where nothing of it was changed; its settings stay. */
static void
note_failure (SignetEditState *self, GPtrArray *effects)
{
  SignetEditEffect *effect;

  if (self->account == NULL || signet_account_is_site (self->account)
      || signet_edit_state_is_changed (self))
    return;
  effect = do_it (effects, SIGNET_EDIT_DO_NOTE);
  effect->account = signet_account_copy (self->base);
  effect->report = signet_report_new (signet_account_get_address (self->base));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->protocols[i].result != NULL
        && signet_consent_needed_is_agreed (NULL, self->protocols[i].result))
      signet_report_add_result (effect->report, self->protocols[i].result);
}

static void
on_probed (SignetEditState *self, const SignetEditEvent *event, GPtrArray *effects)
{
  g_autoptr (SignetAccount) to_save = NULL;

  if (event->run != self->run)
    return;
  self->run = 0;
  g_clear_pointer (&self->policy, signet_policy_unref);
  self->policy = signet_policy_ref (event->policy);
  forget_passwords (self);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    self->protocols[i].password = event->passwords[i] != NULL
                                      ? signet_secret_ref (event->passwords[i])
                                      : NULL;
  self->is_domain_missing = event->is_domain_missing;
  self->is_offline = event->is_offline;
  self->now = event->now;
  parse_all (self, effects);
  if (signet_edit_state_find_failed (self) == 0)
    {
      to_save = signet_edit_make_proven (self);
      begin_saving (self, to_save, effects);
      return;
    }
  note_failure (self, effects);
  /* The row says the gravest of it, too. */
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    if (signet_edit_state_has_lost_encryption (self, (SignetEditSide)i))
      signet_edit_row_set_sentence (&self->rows[i], SIGNET_STATUS_PROBLEM,
                                    signet_explain_lost_encryption ());
  self->phase = SIGNET_EDITOR_FAILED;
  self->question = signet_edit_make_question (self);
  if (self->question == NULL)
    show_field (self, effects, signet_edit_state_find_field (self));
}

static void
agree (SignetEditState *self,
       SignetConsentNeeded needed,
       const SignetProfile *profile,
       GPtrArray *effects)
{
  g_autoptr (SignetServerSettings) server = NULL;

  adopt_profile (self, profile, effects);
  if (needed != SIGNET_CONSENT_NEEDED_PLAINTEXT)
    return;
  server = signet_server_settings_copy (signet_edit_get_server (self->draft, profile->protocol));
  signet_server_settings_confirm_plaintext (server, profile->host, profile->port);
  signet_account_set_server (self->draft, profile->protocol, server);
}

/* The question names a server; the answer is for every protocol that needs consent for that reason.
 */
static void
agree_to_all (SignetEditState *self, SignetConsentNeeded asked, GPtrArray *effects)
{
  g_autofree char *host = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetProfile *found = NULL;
      g_autoptr (SignetProfile) profile = NULL;

      if (signet_edit_find_consent (self, (SignetProtocol)i, &found) != asked)
        continue;
      if (host != NULL && !g_str_equal (host, found->host))
        continue;
      profile = signet_profile_copy (found);
      g_free (host);
      host = g_strdup (profile->host);
      agree (self, asked, profile, effects);
    }
}

static void
on_answer (SignetEditState *self, SignetAnswer answer, GPtrArray *effects)
{
  SignetConsentNeeded asked;

  if (self->question == NULL || self->run != 0)
    return;
  asked = signet_edit_get_asked (self->question);
  g_clear_pointer (&self->question, signet_question_free);
  if (answer == SIGNET_ANSWER_NO)
    {
      show_field (self, effects, signet_edit_state_find_field (self));
      return;
    }
  agree_to_all (self, asked, effects);
  begin_probe (self, signet_edit_state_find_failed (self), effects);
}

/* Who the server is was the question, not whether it is the right one. The same key elsewhere on
 * the same host is the same answer. */
static void
on_trust (SignetEditState *self, const SignetEditEvent *event, GPtrArray *effects)
{
  g_autoptr (GPtrArray) attempts = NULL;

  if (!signet_edit_state_can_trust (self, event->attempt))
    return;
  attempts = signet_edit_state_list_same_key (self, event->attempt);
  for (guint i = 0; i < attempts->len; i++)
    {
      g_autoptr (SignetPin)
          pin = signet_edit_make_pin (g_ptr_array_index (attempts, i), event->now);

      signet_account_add_pin (ensure_draft (self, effects), pin);
    }
  begin_probe (self, signet_edit_state_find_failed (self), effects);
}

/* The passwords of an account that was not kept stay only as long as its draft does. */
static void
take_unsaved (SignetEditState *self, const char *id, GPtrArray *effects)
{
  if (id == NULL)
    return;
  clear_unsaved (self, effects);
  self->unsaved_id = g_strdup (id);
  if (self->draft == NULL || !g_str_equal (signet_account_get_id (self->draft), id))
    clear_unsaved (self, effects);
}

/* When it was stopped too late, it is kept nevertheless. After a failure the result stays on show;
 * saving is tried again when the user says so. */
static void
on_saved (SignetEditState *self, const SignetEditEvent *event, GPtrArray *effects)
{
  SignetAccount *account = event->saved->account;
  gboolean is_over = event->run != self->run;

  if (account != NULL || !is_over)
    self->place = event->saved->place;
  if (!is_over)
    self->run = 0;
  if (account == NULL)
    {
      if (!is_over)
        fail (self, SIGNET_EDITOR_UNSAVED, SIGNET_FIELD_NONE, event->error, effects);
      take_unsaved (self, event->saved->unsaved_id, effects);
      return;
    }
  if (g_strcmp0 (self->unsaved_id, signet_account_get_id (account)) == 0)
    g_clear_pointer (&self->unsaved_id, g_free);
  if (is_over)
    {
      adopt (self, account, effects);
      return;
    }
  show (self, account, effects);
  show_field (self, effects, self->is_added ? SIGNET_FIELD_DONE : SIGNET_FIELD_INCOMING);
}

/* Those that are kept stay as they are. */
static void
set_typed_passwords (SignetEditState *self)
{
  forget_passwords (self);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetSecret *typed = signet_form_values_get_password (&self->typed, (SignetProtocol)i);

      self->protocols[i].password = typed != NULL ? signet_secret_ref (typed) : NULL;
    }
}

static void
on_save_unchecked (SignetEditState *self, GPtrArray *effects)
{
  SignetField field;
  g_autoptr (SignetAccount) to_save = NULL;
  g_autoptr (GError) error = NULL;

  if (self->phase == SIGNET_EDITOR_SAVING || self->account == NULL)
    return;
  stop_run (self, effects);
  g_clear_pointer (&self->question, signet_question_free);
  if (signet_edit_state_check (self, &field, &error))
    {
      want (self, effects);
      set_typed_passwords (self);
      to_save = signet_edit_make_unchecked (self);
      drop_results (self);
      begin_saving (self, to_save, effects);
    }
  else
    fail (self, SIGNET_EDITOR_FAILED, field, error, effects);
}

/* Nothing of it is lost any more when the page is left, but nothing was checked either. */
static void
on_tightened (SignetEditState *self, const GError *error, GPtrArray *effects)
{
  self->n_tightenings--;
  if (error != NULL)
    {
      self->is_unchecked = FALSE;
      fail (self, SIGNET_EDITOR_CHANGED, SIGNET_FIELD_NONE, error, effects);
      return;
    }
  signet_account_set_require_ssl (self->shown_account, TRUE);
  self->shown.require_ssl = TRUE;
  if (self->draft != NULL)
    signet_account_set_require_ssl (self->draft, TRUE);
  if (self->run == 0)
    rest (self, effects);
}

static void
on_removed (SignetEditState *self, const SignetEditEvent *event, GPtrArray *effects)
{
  if (event->error == NULL)
    {
      do_it (effects, SIGNET_EDIT_DO_TELL_REMOVED)->account = g_object_ref (event->account);
      return;
    }
  self->is_removed = FALSE;
  fail (self, SIGNET_EDITOR_KEPT, SIGNET_FIELD_NONE, event->error, effects);
}

static gboolean
shows (const SignetEditState *self, SignetAccount *account)
{
  SignetFormValues values = { 0 };
  gboolean is_same;

  signet_form_values_read (&values, account, FALSE);
  if (signet_policy_is_prescribed (self->admin_limit))
    values.require_ssl = TRUE;
  is_same = signet_form_values_equal (&values, &self->shown);
  signet_form_values_clear (&values);
  return is_same;
}

/* Require SSL was turned on elsewhere: it is on here as well, and that is an edit. */
static void
turn_strict (SignetEditState *self, GPtrArray *effects)
{
  signet_account_set_require_ssl (self->shown_account, TRUE);
  self->shown.require_ssl = TRUE;
  self->typed.require_ssl = TRUE;
  edit (self, EVERY_PROTOCOL, TRUE, effects);
}

/* What the user has typed is not lost, and what a check has just found out about the same settings
 * stays on show. */
static void
on_changed_elsewhere (SignetEditState *self, SignetAccount *account, GPtrArray *effects)
{
  if (self->account != account)
    return;
  if (self->run != 0 || self->is_unchecked || signet_edit_state_is_changed (self))
    {
      if (self->n_tightenings == 0 && signet_account_get_require_ssl (account)
          && !self->shown.require_ssl && self->phase != SIGNET_EDITOR_SAVING)
        turn_strict (self, effects);
      return;
    }
  if (self->phase == SIGNET_EDITOR_FAILED && shows (self, account))
    return;
  g_clear_pointer (&self->question, signet_question_free);
  drop_results (self);
  show (self, account, effects);
}

/* What is being kept just now, and may be there before it is told here */
static gboolean
is_own (const SignetEditState *self, SignetAccount *account)
{
  return self->draft != NULL
         && g_str_equal (signet_account_get_id (account), signet_account_get_id (self->draft));
}

/* Before anything is sent: two accounts with one address are seldom meant. */
static void
on_probe (SignetEditState *self, SignetAccount *existing, GPtrArray *effects)
{
  if (self->run != 0 || self->is_removed || !signet_form_values_are_plausible (&self->typed))
    return;
  g_clear_object (&self->existing);
  if (existing != NULL && self->account == NULL && !is_own (self, existing)
      && g_strcmp0 (self->added_again, self->typed.texts[SIGNET_FORM_ADDRESS]) != 0)
    {
      self->existing = g_object_ref (existing);
      g_clear_error (&self->error);
      rest (self, effects);
      show_field (self, effects, SIGNET_FIELD_ADDRESS);
      return;
    }
  /* The keyring may hold another one by now. */
  forget_passwords (self);
  begin_probe (self, EVERY_PROTOCOL, effects);
}

static void
on_add_again (SignetEditState *self, SignetAccount *existing, GPtrArray *effects)
{
  if (self->existing == NULL)
    return;
  g_free (self->added_again);
  self->added_again = g_strdup (self->typed.texts[SIGNET_FORM_ADDRESS]);
  on_probe (self, existing, effects);
}

static void
on_stop (SignetEditState *self, GPtrArray *effects)
{
  g_clear_pointer (&self->question, signet_question_free);
  rest (self, effects);
}

static void
on_save (SignetEditState *self, GPtrArray *effects)
{
  g_autoptr (SignetAccount) to_save = NULL;

  if (self->run != 0 || self->phase != SIGNET_EDITOR_UNSAVED)
    return;
  to_save = g_object_ref (self->to_save);
  begin_saving (self, to_save, effects);
}

static gboolean
works_partly (const SignetEditState *self)
{
  return self->run == 0 && self->phase == SIGNET_EDITOR_FAILED
         && signet_edit_state_has_incoming (self);
}

static void
on_save_incoming (SignetEditState *self, GPtrArray *effects)
{
  g_autoptr (SignetAccount) to_save = NULL;

  if (!works_partly (self) || self->account != NULL)
    return;
  to_save = signet_edit_make_incoming_only (self);
  g_clear_object (&self->protocols[SIGNET_PROTOCOL_SMTP].result);
  begin_saving (self, to_save, effects);
}

static void
on_keep_old (SignetEditState *self, GPtrArray *effects)
{
  if (self->account == NULL)
    return;
  stop_run (self, effects);
  g_clear_pointer (&self->question, signet_question_free);
  drop_results (self);
  show (self, self->account, effects);
}

static void
on_change_password (SignetEditState *self, GPtrArray *effects)
{
  if (self->account != NULL && !self->is_removed)
    show_field (self, effects, SIGNET_FIELD_PASSWORD);
}

/* What was typed of it is forgotten. */
static void
on_keep_password (SignetEditState *self, GPtrArray *effects)
{
  SignetFormValues values;

  if (self->account == NULL)
    return;
  self->changes_password = FALSE;
  signet_form_values_copy (&values, &self->typed);
  g_clear_pointer (&values.password, signet_secret_unref);
  on_typed (self, &values, effects);
  signet_form_values_clear (&values);
}

static void
on_remove (SignetEditState *self, GPtrArray *effects)
{
  if (self->account == NULL || signet_account_is_site (self->account) || self->is_removed)
    return;
  self->is_removed = TRUE;
  on_stop (self, effects);
  do_it (effects, SIGNET_EDIT_DO_REMOVE);
}

static void
on_probe_failed (SignetEditState *self, const SignetEditEvent *event, GPtrArray *effects)
{
  if (event->run != self->run)
    return;
  self->run = 0;
  fail (self, SIGNET_EDITOR_FAILED, event->field, event->error, effects);
}

GPtrArray *
signet_edit_state_handle (SignetEditState *self, const SignetEditEvent *event)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func ((GDestroyNotify)effect_free);

  switch (event->type)
    {
    case SIGNET_EDIT_SETTINGS:
      on_settings (self, event, effects);
      break;
    case SIGNET_EDIT_SHOW:
      self->now = event->now;
      show (self, event->account, effects);
      break;
    case SIGNET_EDIT_FOUND:
      set_found (self, event->protocol, event->profile);
      break;
    case SIGNET_EDIT_TYPED:
      on_typed (self, event->values, effects);
      break;
    case SIGNET_EDIT_PROBE:
      on_probe (self, event->account, effects);
      break;
    case SIGNET_EDIT_ADD_AGAIN:
      on_add_again (self, event->account, effects);
      break;
    case SIGNET_EDIT_STOP:
      on_stop (self, effects);
      break;
    case SIGNET_EDIT_SAVE:
      on_save (self, effects);
      break;
    case SIGNET_EDIT_SAVE_UNCHECKED:
      on_save_unchecked (self, effects);
      break;
    case SIGNET_EDIT_SAVE_INCOMING:
      on_save_incoming (self, effects);
      break;
    case SIGNET_EDIT_RETRY_OUTGOING:
      if (works_partly (self))
        begin_probe (self, SIGNET_EDIT_SMTP, effects);
      break;
    case SIGNET_EDIT_KEEP_OLD:
      on_keep_old (self, effects);
      break;
    case SIGNET_EDIT_CHANGE_PASSWORD:
      on_change_password (self, effects);
      break;
    case SIGNET_EDIT_KEEP_PASSWORD:
      on_keep_password (self, effects);
      break;
    case SIGNET_EDIT_ANSWER:
      on_answer (self, event->answer, effects);
      break;
    case SIGNET_EDIT_TRUST:
      on_trust (self, event, effects);
      break;
    case SIGNET_EDIT_REMOVE:
      on_remove (self, effects);
      break;
    case SIGNET_EDIT_RESULT:
      on_result (self, event);
      break;
    case SIGNET_EDIT_PROBED:
      on_probed (self, event, effects);
      break;
    case SIGNET_EDIT_PROBE_FAILED:
      on_probe_failed (self, event, effects);
      break;
    case SIGNET_EDIT_SAVED:
      on_saved (self, event, effects);
      break;
    case SIGNET_EDIT_TIGHTENED:
      on_tightened (self, event->error, effects);
      break;
    case SIGNET_EDIT_REMOVED:
      on_removed (self, event, effects);
      break;
    case SIGNET_EDIT_CHANGED_ELSEWHERE:
      self->now = event->now;
      on_changed_elsewhere (self, event->account, effects);
      break;
    case SIGNET_EDIT_CLOSE:
      stop_run (self, effects);
      clear_unsaved (self, effects);
      break;
    }
  return effects;
}
