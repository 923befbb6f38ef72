/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is shown of a service. A service that was interrupted has no answer yet, however far one of
 * its attempts got.
 */
#include "view.h"

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
  if (headline == NULL || !signet_service_is_settled (service))
    facts.outcome = SIGNET_OUTCOME_CANCELLED;
  return facts;
}

SignetExplanation *
signet_view_explain (SignetService *service)
{
  SignetAttemptFacts facts = signet_view_get_facts (service);

  if (facts.profile == NULL || signet_service_is_settled (service))
    return signet_explain_service (service);
  return signet_explain (&facts);
}
