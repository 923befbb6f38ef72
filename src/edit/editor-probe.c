/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Proves what is typed: one set-up, and what is learnt from it.
 */
#include "editor-private.h"

#include "explain-account.h"

/* One probe. It outlives being stopped, and its editor, until its callbacks have run. */
typedef struct
{
  SignetEditor *editor;      /* weak */
  GCancellable *cancellable; /* owned: the editor's run */
  SignetKeepQuestion question;
  SignetSetupRequest *request; /* (nullable): owned */
  SignetReport *report;        /* (nullable): owned */
} Probe;

static void
probe_free (Probe *self)
{
  g_clear_pointer (&self->request, signet_setup_request_free);
  g_clear_object (&self->report);
  g_object_unref (self->cancellable);
  g_clear_weak_pointer (&self->editor);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Probe, probe_free)

/* Whether it was stopped, or another one has begun */
static gboolean
is_over (const Probe *self)
{
  return self->editor == NULL || self->editor->run != self->cancellable;
}

static gboolean
is_about (SignetEdit edit, int protocol)
{
  return (edit & (1u << protocol)) != 0;
}

static const SignetAccountService *
wished_service (SignetEditor *self, int protocol)
{
  return self->wished != NULL ? signet_account_get_service (self->wished, (SignetProtocol)protocol)
                              : NULL;
}

gboolean
signet_editor_is_good (SignetEditor *self, SignetProtocol protocol)
{
  return self->is_fresh[protocol] && self->services[protocol] != NULL
         && signet_service_is_ok (self->services[protocol])
         && !signet_editor_lacks_password (self, protocol);
}

gboolean
signet_editor_has_incoming (SignetEditor *self)
{
  return signet_editor_is_good (self, SIGNET_PROTOCOL_IMAP)
         || signet_editor_is_good (self, SIGNET_PROTOCOL_POP3);
}

static gboolean
wants (SignetEditor *self, int protocol)
{
  return wished_service (self, protocol) != NULL;
}

/* POP3 may stand in for IMAP. */
SignetEdit
signet_editor_find_bad (SignetEditor *self)
{
  gboolean wants_incoming = wants (self, SIGNET_PROTOCOL_IMAP)
                            || wants (self, SIGNET_PROTOCOL_POP3);
  SignetEdit bad = 0;

  if (wants_incoming && !signet_editor_has_incoming (self))
    bad |= SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3;
  if (wants (self, SIGNET_PROTOCOL_SMTP) && !signet_editor_is_good (self, SIGNET_PROTOCOL_SMTP))
    bad |= SIGNET_EDIT_SMTP;
  return bad;
}

/* The one of IMAP and POP3 that is known to be right needs no stand-in. */
static gboolean
is_other_proven (SignetEditor *self, int protocol)
{
  if (self->account != NULL || protocol == SIGNET_PROTOCOL_SMTP)
    return FALSE;
  return self
      ->is_proven[protocol == SIGNET_PROTOCOL_IMAP ? SIGNET_PROTOCOL_POP3 : SIGNET_PROTOCOL_IMAP];
}

static SignetKeepManner
choose_manner (SignetEditor *self, int protocol)
{
  if (!is_about (self->tried, protocol) || is_other_proven (self, protocol)
      || wished_service (self, protocol) == NULL)
    return SIGNET_KEEP_OUT;
  if (self->is_proven[protocol])
    return SIGNET_KEEP_STRAIGHT;
  return signet_form_get_manner (self->form, (SignetProtocol)protocol);
}

static void
fill_question (Probe *self)
{
  SignetSettings *settings = signet_context_get_settings (self->editor->context);

  self->question.rules = signet_settings_get_rules (settings, 0);
  self->question.leave = SIGNET_KEEP_LEAVE_ASKED;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    self->question.manners[i] = choose_manner (self->editor, i);
}

static void
on_services (GListModel *report, guint position, guint removed, guint added, SignetEditor *self)
{
  for (guint i = position; i < position + added; i++)
    {
      SignetService *service = g_list_model_get_item (report, i);
      SignetProtocol protocol = signet_service_get_protocol (service);

      g_clear_object (&self->services[protocol]);
      self->services[protocol] = service;
      self->is_fresh[protocol] = TRUE;
    }
  signet_editor_follow (self);
}

/* A profile that got as far as the log-in is the right one. */
static void
learn_all (SignetEditor *self, SignetReport *report)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetService) service = g_list_model_get_item (G_LIST_MODEL (report), i);
      SignetOutcome outcome = signet_service_get_outcome (service);

      if ((outcome == SIGNET_OUTCOME_OK || outcome == SIGNET_OUTCOME_LOGIN_REJECTED
           || outcome == SIGNET_OUTCOME_LOGIN_UNAVAILABLE)
          && signet_withheld_is_agreed (self->policy, service))
        signet_editor_learn (self,
                             signet_attempt_get_profile (signet_service_get_headline (service)));
    }
}

/* The row says the gravest of it, too. */
static void
tell_lost_encryption (SignetEditor *self, SignetStatus *status)
{
  if (signet_editor_has_lost_encryption (self, status))
    signet_status_say (status, SIGNET_STATUS_PROBLEM, signet_explain_lost_encryption ());
}

static void
conclude (SignetEditor *self, SignetReport *report)
{
  g_clear_object (&self->run);
  learn_all (self, report);
  if (signet_editor_find_bad (self) == 0)
    signet_editor_keep (self);
  else
    {
      signet_editor_note_failure (self);
      tell_lost_encryption (self, self->incoming);
      tell_lost_encryption (self, self->outgoing);
      signet_editor_set_state (self, SIGNET_EDITOR_FAILED);
      if (!signet_editor_ask (self))
        signet_editor_focus (self, signet_editor_find_field (self));
    }
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Probe) self = data;

  if (is_over (self) || !signet_setup_finish (self->report, result, NULL))
    return;
  conclude (self->editor, self->report);
}

static void
start_setup (Probe *self)
{
  SignetEditor *editor = self->editor;

  self->report = signet_report_new (signet_account_get_address (editor->wished));
  g_set_object (&editor->report, self->report);
  g_signal_connect_object (self->report, "items-changed", G_CALLBACK (on_services), editor, 0);
  signet_setup_async (self->request, self->report, self->cancellable, on_done, self);
}

static void
fill_request (Probe *self)
{
  const SignetKeepManner *manners = self->question.manners;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (manners[i] != SIGNET_KEEP_OUT && self->editor->passwords[i] != NULL)
      self->request->servers[i].password = signet_secret_ref (self->editor->passwords[i]);
  signet_form_fill_request (self->editor->form, self->request);
}

static void
run (Probe *owned)
{
  g_autoptr (Probe) self = owned;
  SignetEditor *editor = self->editor;
  GError *error = NULL;

  self->request = signet_keep_request_new (editor->wished, &self->question, &error);
  if (self->request != NULL)
    fill_request (self);
  if (self->request == NULL || !signet_setup_check (self->request, &error))
    {
      signet_editor_fail (editor, SIGNET_EDITOR_FAILED, SIGNET_FIELD_ADVANCED, error);
      return;
    }
  g_clear_pointer (&editor->policy, signet_policy_unref);
  editor->policy = signet_policy_ref (self->request->policy);
  start_setup (g_steal_pointer (&self));
}

static void
on_passwords (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Probe) self = data;
  g_autoptr (GError) error = NULL;
  gboolean found = signet_editor_find_passwords_finish (result, &error);

  if (is_over (self))
    return;
  if (found)
    run (g_steal_pointer (&self));
  else
    signet_editor_fail (self->editor, SIGNET_EDITOR_FAILED, SIGNET_FIELD_NONE,
                        g_steal_pointer (&error));
}

static void
forget_results (SignetEditor *self, SignetEdit protocols)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_about (protocols, i))
      g_clear_object (&self->services[i]);
}

static Probe *
probe_new (SignetEditor *editor)
{
  Probe *self = g_new0 (Probe, 1);

  g_set_weak_pointer (&self->editor, editor);
  self->cancellable = g_object_ref (editor->run);
  fill_question (self);
  return self;
}

void
signet_editor_begin (SignetEditor *self, SignetEdit protocols)
{
  Probe *probe;
  SignetField field;
  GError *error = NULL;

  g_clear_error (&self->error);
  signet_editor_set_question (self, NULL);
  if (!signet_form_check (self->form, &field, &error))
    {
      signet_editor_fail (self, SIGNET_EDITOR_FAILED, field, error);
      return;
    }
  self->tried = protocols;
  signet_editor_wish (self);
  forget_results (self, protocols);
  self->run = g_cancellable_new ();
  probe = probe_new (self);
  signet_editor_find_passwords_async (self, probe->question.manners, probe->cancellable,
                                      on_passwords, probe);
  signet_editor_set_state (self, SIGNET_EDITOR_PROBING);
}

/* What is being kept just now, and may be there before it is told here */
static gboolean
is_own (SignetEditor *self, SignetAccount *account)
{
  return self->draft != NULL
         && g_str_equal (signet_account_get_id (account), signet_account_get_id (self->draft));
}

/* Before anything is sent: two accounts with one address are seldom meant. */
static gboolean
has_existing (SignetEditor *self)
{
  const char *address = signet_form_get_address (self->form);

  g_clear_object (&self->existing);
  if (self->account == NULL && g_strcmp0 (self->again, address) != 0)
    self->existing = signet_account_store_find_address (signet_context_get_store (self->context),
                                                        address);
  if (self->existing != NULL && is_own (self, self->existing))
    g_clear_object (&self->existing);
  return self->existing != NULL;
}

void
signet_editor_add_again (SignetEditor *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->existing == NULL)
    return;
  g_free (self->again);
  self->again = g_strdup (signet_form_get_address (self->form));
  signet_editor_probe (self);
}

void
signet_editor_probe (SignetEditor *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->run != NULL || !signet_editor_is_ready (self))
    return;
  if (has_existing (self))
    {
      g_clear_error (&self->error);
      signet_editor_rest (self);
      signet_editor_focus (self, SIGNET_FIELD_ADDRESS);
      return;
    }
  /* The keyring may hold another one by now. */
  signet_editor_forget_passwords (self);
  signet_editor_begin (self, SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3 | SIGNET_EDIT_SMTP);
}

void
signet_editor_retry_outgoing (SignetEditor *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->run == NULL && self->state == SIGNET_EDITOR_FAILED && signet_editor_has_incoming (self))
    signet_editor_begin (self, SIGNET_EDIT_SMTP);
}
