/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Keeps changed settings that nobody has tried, because the user wants that. It is no leave for
 * anything.
 */
#include "editor-private.h"

#include "form-private.h"

static gboolean
is_touched (SignetEditor *self, int protocol)
{
  return signet_form_get_password (self->form, (SignetProtocol)protocol) != NULL
         || !signet_account_service_equal (
             signet_account_get_service (self->wished, (SignetProtocol)protocol),
             signet_account_get_service (self->account, (SignetProtocol)protocol));
}

/* What nobody touched is as good as it was. */
static SignetAccount *
make_unproven (SignetEditor *self)
{
  SignetSettings *settings = signet_context_get_settings (self->context);
  SignetAccount *after = signet_account_copy (self->wished);
  SignetKeepQuestion question = {
    .rules = signet_settings_get_rules (settings, 0),
    .leave = SIGNET_KEEP_LEAVE_ASKED,
  };

  signet_form_apply_names (self->form, after);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    question.manners[i] = is_touched (self, i)
                              ? signet_form_get_manner (self->form, (SignetProtocol)i)
                              : SIGNET_KEEP_OUT;
  signet_keep_unproven (after, &question);
  /* Which type of incoming mail is found nobody knows yet; the one that worked stays. */
  if (signet_form_values_frees_incoming (signet_form_get_values (self->form), self->account))
    for (int i = SIGNET_PROTOCOL_IMAP; i <= SIGNET_PROTOCOL_POP3; i++)
      if (signet_account_get_service (self->account, (SignetProtocol)i) == NULL)
        signet_account_set_service (after, (SignetProtocol)i, NULL);
  return after;
}

static void
take_typed_passwords (SignetEditor *self)
{
  signet_editor_forget_passwords (self);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetSecret *typed = signet_form_get_password (self->form, (SignetProtocol)i);

      self->passwords[i] = typed != NULL ? signet_secret_ref (typed) : NULL;
    }
}

static void
keep_unchecked (SignetEditor *self)
{
  g_autoptr (SignetAccount) after = NULL;

  signet_editor_wish (self);
  after = make_unproven (self);
  take_typed_passwords (self);
  signet_editor_drop_results (self);
  signet_editor_begin_saving (self, after);
}

void
signet_editor_save_unchecked (SignetEditor *self)
{
  SignetField field;
  GError *error = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->state == SIGNET_EDITOR_SAVING || self->account == NULL)
    return;
  signet_editor_stop_run (self);
  signet_editor_set_question (self, NULL);
  if (signet_form_check (self->form, &field, &error))
    keep_unchecked (self);
  else
    signet_editor_fail (self, SIGNET_EDITOR_FAILED, field, error);
}
