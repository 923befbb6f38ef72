/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the user may be asked about after a set-up, and the words that ask.
 */
#include "consent-needed.h"

#define HOST "mail.example.net"

static SignetProtocolResult *
service_at (const char *host, SignetOutcome outcome, const char *source)
{
  SignetProtocolResult *result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, host, 143, SIGNET_SECURITY_NONE);
  SignetAttemptFacts facts = { .profile = profile, .outcome = outcome };
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (&facts);

  signet_protocol_result_set_source (result, source);
  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, attempt);
  return result;
}

static void
test_find (void)
{
  static const struct
  {
    SignetOutcome outcome;
    SignetPlaintext plaintext;
    SignetConsentNeeded expected;
  } cases[] = {
    { SIGNET_OUTCOME_UNENCRYPTED_ONLY, SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_CONSENT_NEEDED_NONE },
    { SIGNET_OUTCOME_UNENCRYPTED_ONLY, SIGNET_PLAINTEXT_UNCONFIRMED,
      SIGNET_CONSENT_NEEDED_PLAINTEXT },
    { SIGNET_OUTCOME_FOREIGN_SERVER, SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_CONSENT_NEEDED_FOREIGN },
    { SIGNET_OUTCOME_OK, SIGNET_PLAINTEXT_UNCONFIRMED, SIGNET_CONSENT_NEEDED_NONE },
    { SIGNET_OUTCOME_UNTRUSTED, SIGNET_PLAINTEXT_UNCONFIRMED, SIGNET_CONSENT_NEEDED_NONE },
    { SIGNET_OUTCOME_LOGIN_REJECTED, SIGNET_PLAINTEXT_UNCONFIRMED, SIGNET_CONSENT_NEEDED_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetPolicy) policy = signet_policy_new (cases[i].plaintext, SIGNET_TLS_1_2);
      g_autoptr (SignetProtocolResult) result = service_at (HOST, cases[i].outcome, NULL);
      const SignetProfile *profile = NULL;

      g_assert_cmpint (signet_consent_needed_find (policy, result, &profile), ==,
                       cases[i].expected);
      if (cases[i].expected != SIGNET_CONSENT_NEEDED_NONE)
        g_assert_cmpstr (profile->host, ==, HOST);
    }
}

static void
test_find_nothing (void)
{
  g_autoptr (SignetPolicy)
      policy = signet_policy_new (SIGNET_PLAINTEXT_UNCONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  const SignetProfile *profile = NULL;

  g_assert_cmpint (signet_consent_needed_find (policy, result, &profile), ==,
                   SIGNET_CONSENT_NEEDED_NONE);
}

static void
test_explain (void)
{
  static const struct
  {
    SignetConsentNeeded needed;
    const char *host;
    const char *source;
    const char *expected;
  } cases[] = {
    { SIGNET_CONSENT_NEEDED_PLAINTEXT, HOST, NULL,
      HOST " offers no encryption. Anyone on the network between you and the server could read "
           "your password and mail." },
    { SIGNET_CONSENT_NEEDED_PLAINTEXT, "127.0.0.1", NULL,
      "127.0.0.1 offers no encryption. The server runs on this computer, so the password stays on "
      "it." },
    { SIGNET_CONSENT_NEEDED_FOREIGN, HOST, "srv",
      "The settings come from a DNS record of example.org. Your password will be sent to " HOST
      "." },
    { SIGNET_CONSENT_NEEDED_FOREIGN, HOST, "mx",
      "The settings come from the company that receives the mail for example.org. Your password "
      "will be sent to " HOST "." },
    { SIGNET_CONSENT_NEEDED_FOREIGN, HOST, "autoconfig",
      "The settings come from a file of example.org that is not made for it. Your password will be "
      "sent to " HOST "." },
    { SIGNET_CONSENT_NEEDED_FOREIGN, HOST, NULL,
      "The settings do not come from example.org. Your password will be sent to " HOST "." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetProtocolResult)
          result = service_at (cases[i].host, SIGNET_OUTCOME_FOREIGN_SERVER, cases[i].source);
      g_autofree char *text = signet_consent_needed_explain (cases[i].needed, result,
                                                             "example.org");

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consent-needed/find", test_find);
  g_test_add_func ("/consent-needed/find-nothing", test_find_nothing);
  g_test_add_func ("/consent-needed/explain", test_explain);
  return g_test_run ();
}
