/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds what the user has to agree to, and puts the question into words.
 */
#include "consent-needed.h"

#include "candidate.h"
#include "discovery-enum-types.h"
#include "explain.h"
#include "target.h"

#include <glib/gi18n-lib.h>

static char *
describe_source (const char *nick, const char *domain)
{
  int source = SIGNET_SOURCE_TYPED;

  if (nick != NULL)
    signet_from_nick (SIGNET_TYPE_SOURCE, nick, &source);
  switch (source)
    {
    case SIGNET_SOURCE_AUTOCONFIG:
      /* Translators: %s is the domain of an e-mail address. */
      return g_strdup_printf (_ ("The settings come from a file of %s that is not made for it."),
                              domain);
    case SIGNET_SOURCE_SRV:
      /* Translators: %s is the domain of an e-mail address. */
      return g_strdup_printf (_ ("The settings come from a DNS record of %s."), domain);
    case SIGNET_SOURCE_MX:
      /* Translators: %s is the domain of an e-mail address. */
      return g_strdup_printf (_ ("The settings come from the company that receives the mail for "
                                 "%s."),
                              domain);
    default:
      /* Translators: %s is the domain of an e-mail address. */
      return g_strdup_printf (_ ("The settings do not come from %s."), domain);
    }
}

static char *
explain_foreign (SignetProtocolResult *result, const char *domain, const char *host)
{
  g_autofree char *from = describe_source (signet_protocol_result_get_source (result), domain);
  /* Translators: %s is the name of a server. */
  g_autofree char *to = g_strdup_printf (_ ("Your password will be sent to %s."), host);

  return signet_explain_join (from, to);
}

static char *
explain_plaintext (const char *host)
{
  if (signet_host_is_loopback (host))
    /* Translators: %s is the name of a server. */
    return g_strdup_printf (_ ("%s offers no encryption. The server runs on this computer, so the "
                               "password stays on it."),
                            host);
  /* Translators: %s is the name of a server. */
  return g_strdup_printf (_ ("%s offers no encryption. Anyone on the network between you and the "
                             "server could read your password and mail."),
                          host);
}

SignetConsentNeeded
signet_consent_needed_find (const SignetPolicy *policy,
                            SignetProtocolResult *result,
                            const SignetProfile **profile)
{
  SignetAttempt *headline;
  const SignetProfile *tried;

  g_return_val_if_fail (policy != NULL && profile != NULL, SIGNET_CONSENT_NEEDED_NONE);
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (result), SIGNET_CONSENT_NEEDED_NONE);

  headline = signet_protocol_result_get_headline (result);
  if (headline == NULL || signet_protocol_result_is_ok (result))
    return SIGNET_CONSENT_NEEDED_NONE;
  tried = signet_attempt_get_profile (headline);
  *profile = tried;
  switch (signet_attempt_get_outcome (headline))
    {
    case SIGNET_OUTCOME_FOREIGN_SERVER:
      return SIGNET_CONSENT_NEEDED_FOREIGN;
    case SIGNET_OUTCOME_UNENCRYPTED_ONLY:
      return signet_policy_may_ask (policy, tried) ? SIGNET_CONSENT_NEEDED_PLAINTEXT
                                                   : SIGNET_CONSENT_NEEDED_NONE;
    default:
      return SIGNET_CONSENT_NEEDED_NONE;
    }
}

gboolean
signet_consent_needed_is_agreed (const SignetPolicy *policy, SignetProtocolResult *result)
{
  const SignetAttemptFacts *facts;

  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (result), FALSE);

  if (signet_protocol_result_get_headline (result) == NULL
      || !signet_protocol_result_is_ok (result))
    return TRUE;
  facts = signet_attempt_get_facts (signet_protocol_result_get_headline (result));
  return !facts->profile->is_foreign || facts->login != SIGNET_LOGIN_NOT_TRIED
         || (policy != NULL && signet_policy_accepts_host (policy, facts->profile->host));
}

char *
signet_consent_needed_explain (SignetConsentNeeded needed,
                               SignetProtocolResult *result,
                               const char *domain)
{
  const char *host;

  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (result) && domain != NULL, NULL);
  g_return_val_if_fail (signet_protocol_result_get_headline (result) != NULL, NULL);

  host = signet_attempt_get_profile (signet_protocol_result_get_headline (result))->host;
  return needed == SIGNET_CONSENT_NEEDED_FOREIGN ? explain_foreign (result, domain, host)
                                                 : explain_plaintext (host);
}
