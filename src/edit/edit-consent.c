/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the result that needs consent, and words the question.
 */
#include "edit-consent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* POP3 is the fallback for IMAP only where IMAP is not there at all. */
static gboolean
is_chosen (const SignetEditState *self, SignetProtocol protocol)
{
  SignetProtocolResult *result = self->protocols[protocol].result;
  const SignetEditRow *row = &self->rows[signet_edit_side_of (protocol)];

  return result != NULL && signet_status_find_best (row->results) == result;
}

SignetConsentNeeded
signet_edit_find_consent (const SignetEditState *self,
                          SignetProtocol protocol,
                          const SignetProfile **profile)
{
  if (self->policy == NULL || !self->protocols[protocol].is_current || !is_chosen (self, protocol))
    return SIGNET_CONSENT_NEEDED_NONE;
  return signet_consent_needed_find (self->policy, self->protocols[protocol].result, profile);
}

static SignetQuestion *
question_new (SignetConsentNeeded needed, SignetProtocolResult *result, const char *domain)
{
  SignetQuestion *question = g_new0 (SignetQuestion, 1);

  question->body = signet_consent_needed_explain (needed, result, domain);
  if (needed == SIGNET_CONSENT_NEEDED_PLAINTEXT)
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

SignetQuestion *
signet_edit_make_question (const SignetEditState *self)
{
  const SignetProfile *profile;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetConsentNeeded needed = signet_edit_find_consent (self, (SignetProtocol)i, &profile);

      if (needed != SIGNET_CONSENT_NEEDED_NONE)
        return question_new (needed, self->protocols[i].result,
                             strrchr (signet_account_get_address (self->wanted), '@') + 1);
    }
  return NULL;
}

SignetConsentNeeded
signet_edit_get_asked (const SignetQuestion *question)
{
  return question->kind == SIGNET_QUESTION_PLAINTEXT ? SIGNET_CONSENT_NEEDED_PLAINTEXT
                                                     : SIGNET_CONSENT_NEEDED_FOREIGN;
}
