/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is shown of a service. A service that was interrupted has no answer yet, however far one of
 * its attempts got.
 */
#include "view.h"

static gboolean
has_cancelled_attempt (SignetService *service)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (service)); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (service), i);

      if (signet_attempt_get_outcome (attempt) == SIGNET_OUTCOME_CANCELLED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
was_interrupted (SignetService *service)
{
  if (!signet_service_is_settled (service))
    return TRUE;
  return !signet_service_is_ok (service) && has_cancelled_attempt (service);
}

SignetAttemptFacts
signet_view_get_facts (SignetService *service)
{
  SignetAttemptFacts facts = { 0 };
  SignetAttempt *headline;

  g_return_val_if_fail (SIGNET_IS_SERVICE (service), facts);

  headline = signet_service_get_headline (service);
  if (headline != NULL)
    facts = *signet_attempt_get_facts (headline);
  else
    facts.profile = signet_service_get_trying (service);
  if (headline == NULL || was_interrupted (service))
    facts.outcome = SIGNET_OUTCOME_CANCELLED;
  return facts;
}

SignetExplanation *
signet_view_explain (SignetService *service)
{
  SignetAttemptFacts facts = signet_view_get_facts (service);

  if (facts.profile == NULL || !was_interrupted (service))
    return signet_explain_service (service);
  return signet_explain (&facts);
}
