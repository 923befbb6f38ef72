/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Makes accounts from a state, and asks setup/keep how what came of a check is kept.
 */
#include "edit-account.h"

#include "account-part.h"

SignetAccount *
signet_edit_make_draft (const SignetEditState *self)
{
  g_autoptr (SignetTarget) target = NULL;

  if (self->account != NULL)
    return signet_account_copy (self->account);
  target = signet_target_parse (self->typed.texts[SIGNET_FORM_ADDRESS], NULL);
  return signet_account_new (NULL, target->address);
}

static SignetAccount *
make_reported (const SignetEditState *self)
{
  SignetAccount *account = signet_account_copy (self->wanted);
  g_autoptr (SignetReport) report = signet_report_new (signet_account_get_address (self->wanted));

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->protocols[i].result != NULL)
      signet_report_add_result (report, self->protocols[i].result);
  signet_keep_report (account, report, self->now);
  return account;
}

/* POP3 may be the fallback for IMAP, which is then not used. */
static void
drop_failed (SignetAccount *account)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_edit_get_server (account, i);

      if (server != NULL && server->profile == NULL && i != SIGNET_PROTOCOL_SMTP)
        signet_account_set_server (account, (SignetProtocol)i, NULL);
    }
}

/* An automatic type of incoming mail is the one that works; there is only one. */
static void
choose_incoming (const SignetEditState *self, SignetAccount *account)
{
  if (signet_account_get_incoming (account) == signet_account_get_incoming (self->base)
      || signet_account_get_incoming (account) != SIGNET_INCOMING_AUTO)
    return;
  signet_edit_take_result (account, NULL,
                           signet_edit_state_is_good (self, SIGNET_PROTOCOL_IMAP)
                               ? SIGNET_PROTOCOL_POP3
                               : SIGNET_PROTOCOL_IMAP);
}

SignetAccount *
signet_edit_make_proven (const SignetEditState *self)
{
  SignetAccount *account = make_reported (self);

  /* It was new when this began, whatever an earlier save has made of it since. */
  if (self->base == NULL)
    {
      drop_failed (account);
      return account;
    }
  if (!signet_edit_state_is_good (self, SIGNET_PROTOCOL_SMTP))
    signet_edit_take_result (account, self->base, SIGNET_PROTOCOL_SMTP);
  choose_incoming (self, account);
  return account;
}

SignetAccount *
signet_edit_make_incoming_only (const SignetEditState *self)
{
  SignetAccount *account = make_reported (self);

  drop_failed (account);
  signet_edit_take_result (account, NULL, SIGNET_PROTOCOL_SMTP);
  return account;
}

/* What nobody touched is as good as it was. */
static gboolean
is_touched (const SignetEditState *self, int protocol)
{
  return signet_form_values_get_password (&self->typed, (SignetProtocol)protocol) != NULL
         || !signet_server_settings_equal (signet_edit_get_server (self->wanted, protocol),
                                           signet_edit_get_server (self->account, protocol));
}

SignetAccount *
signet_edit_make_unchecked (const SignetEditState *self)
{
  SignetAccount *account = signet_account_copy (self->wanted);
  SignetKeepOptions options = {
    .rules.admin_limit = self->admin_limit,
    .consent = SIGNET_KEEP_CONSENT_ASKED,
  };

  signet_form_values_apply_names (&self->typed, account);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      options.rechecks[i] = SIGNET_RECHECK_SKIP;
      if (is_touched (self, i))
        options.rechecks[i] = signet_form_values_get_recheck (
            &self->typed, &self->shown, self->shown_account, (SignetProtocol)i);
    }
  signet_keep_unproven (account, &options);
  /* Which type of incoming mail is found nobody knows yet; the one that worked stays. */
  if (signet_form_values_frees_incoming (&self->typed, self->account))
    for (int i = SIGNET_PROTOCOL_IMAP; i <= SIGNET_PROTOCOL_POP3; i++)
      if (signet_edit_get_server (self->account, i) == NULL)
        signet_account_set_server (account, (SignetProtocol)i, NULL);
  return account;
}
