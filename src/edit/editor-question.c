/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks the user's leave, and what the leave does: the settings are tried again with it. The leave
 * is a fact of the draft; what it permits is the policy's.
 */
#include "editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static SignetQuestion *
make_question (SignetWithheld withheld, SignetService *service, const char *domain)
{
  SignetQuestion *question = g_new0 (SignetQuestion, 1);

  question->body = signet_withheld_explain (withheld, service, domain);
  if (withheld == SIGNET_WITHHELD_PLAINTEXT)
    {
      question->kind = SIGNET_QUESTION_PLAINTEXT;
      question->heading = g_strdup (_ ("Send Password Without Encryption?"));
      question->no = _ ("Do Not Send");
      question->yes = _ ("Send Unencrypted");
      return question;
    }
  question->kind = SIGNET_QUESTION_FOREIGN;
  question->heading = g_strdup (_ ("Send Password to Another Company’s Server?"));
  question->no = _ ("Cancel");
  question->yes = _ ("Continue");
  return question;
}

static SignetWithheld
find_withheld (SignetEditor *self, int protocol, const SignetProfile **profile)
{
  SignetService *service = self->services[protocol];

  if (self->policy == NULL || service == NULL || !self->is_fresh[protocol])
    return SIGNET_WITHHELD_NOTHING;
  return signet_withheld_find (self->policy, service, profile);
}

static const char *
domain_of (SignetEditor *self)
{
  return strrchr (signet_account_get_address (self->wished), '@') + 1;
}

/* POP3 stands in for IMAP only where IMAP is not there at all. */
static gboolean
is_wanted (SignetEditor *self, int protocol)
{
  SignetStatus *status = protocol == SIGNET_PROTOCOL_SMTP ? self->outgoing : self->incoming;

  return self->services[protocol] != NULL
         && signet_status_get_service (status) == self->services[protocol];
}

gboolean
signet_editor_ask (SignetEditor *self)
{
  const SignetProfile *profile;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetWithheld withheld = find_withheld (self, i, &profile);

      if (withheld == SIGNET_WITHHELD_NOTHING || !is_wanted (self, i))
        continue;
      signet_editor_set_question (self,
                                  make_question (withheld, self->services[i], domain_of (self)));
      return TRUE;
    }
  return FALSE;
}

static void
agree (SignetEditor *self, SignetWithheld withheld, const SignetProfile *profile)
{
  g_autoptr (SignetAccountService) service = NULL;

  signet_editor_learn (self, profile);
  if (withheld != SIGNET_WITHHELD_PLAINTEXT)
    return;
  service = signet_account_service_copy (
      signet_account_get_service (self->draft, profile->protocol));
  signet_account_service_confirm_plaintext (service, profile->host, profile->port);
  signet_account_set_service (self->draft, profile->protocol, service);
}

/* The question names a server; the answer is for whatever was withheld from it for that reason. */
static void
agree_to_all (SignetEditor *self, SignetWithheld asked)
{
  g_autofree char *host = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetProfile *found = NULL;
      g_autoptr (SignetProfile) profile = NULL;

      if (!is_wanted (self, i) || find_withheld (self, i, &found) != asked)
        continue;
      if (host != NULL && !g_str_equal (host, found->host))
        continue;
      profile = signet_profile_copy (found);
      g_free (host);
      host = g_strdup (profile->host);
      agree (self, asked, profile);
    }
}

void
signet_editor_answer (SignetEditor *self, SignetAnswer answer)
{
  SignetWithheld asked;

  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->question == NULL || self->run != NULL)
    return;
  asked = self->question->kind == SIGNET_QUESTION_PLAINTEXT ? SIGNET_WITHHELD_PLAINTEXT
                                                            : SIGNET_WITHHELD_FOREIGN;
  signet_editor_set_question (self, NULL);
  if (answer == SIGNET_ANSWER_NO)
    {
      signet_editor_focus (self, signet_editor_find_field (self));
      return;
    }
  agree_to_all (self, asked);
  signet_editor_begin (self, signet_editor_find_bad (self));
}

static SignetPin *
make_pin (SignetAttempt *attempt)
{
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);
  const SignetProfile *profile = facts->profile;

  if (facts->outcome != SIGNET_OUTCOME_UNTRUSTED || facts->tls == NULL || facts->tls->pinned)
    return NULL;
  return signet_pin_new (profile->protocol, profile->host, profile->port, facts->tls,
                         g_get_real_time () / G_USEC_PER_SEC);
}

gboolean
signet_editor_can_trust (SignetEditor *self, SignetAttempt *attempt)
{
  g_autoptr (SignetPin) pin = NULL;

  g_return_val_if_fail (SIGNET_IS_EDITOR (self) && SIGNET_IS_ATTEMPT (attempt), FALSE);

  pin = make_pin (attempt);
  return pin != NULL && self->run == NULL
         && self->is_fresh[signet_attempt_get_profile (attempt)->protocol];
}

void
signet_editor_trust (SignetEditor *self, SignetAttempt *attempt)
{
  g_autoptr (SignetPin) pin = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR (self) && SIGNET_IS_ATTEMPT (attempt));

  if (!signet_editor_can_trust (self, attempt))
    return;
  pin = make_pin (attempt);
  /* Who the server is was the question, not whether it is the right one. */
  signet_account_add_pin (signet_editor_ensure_draft (self), pin);
  signet_editor_begin (self, signet_editor_find_bad (self));
}
