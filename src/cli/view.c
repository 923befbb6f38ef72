/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is shown of a result. A protocol that was interrupted has no answer yet, however far one of
 * its attempts got.
 */
#include "view.h"

static gboolean
has_cancelled_attempt (SignetProtocolResult *result)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (result)); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (result), i);

      if (signet_attempt_get_outcome (attempt) == SIGNET_OUTCOME_CANCELLED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
was_interrupted (SignetProtocolResult *result)
{
  if (!signet_protocol_result_is_settled (result))
    return TRUE;
  return !signet_protocol_result_is_ok (result) && has_cancelled_attempt (result);
}

SignetAttemptFacts
signet_view_get_facts (SignetProtocolResult *result)
{
  SignetAttemptFacts facts = { 0 };
  SignetAttempt *headline;

  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (result), facts);

  headline = signet_protocol_result_get_headline (result);
  if (headline != NULL)
    facts = *signet_attempt_get_facts (headline);
  else
    facts.profile = signet_protocol_result_get_trying (result);
  if (headline == NULL || was_interrupted (result))
    facts.outcome = SIGNET_OUTCOME_CANCELLED;
  return facts;
}

SignetExplanation *
signet_view_explain (SignetProtocolResult *result)
{
  SignetAttemptFacts facts = signet_view_get_facts (result);

  if (facts.profile == NULL || !was_interrupted (result))
    return signet_explain_result (result);
  return signet_explain (&facts);
}
