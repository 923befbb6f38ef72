/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An attempt keeps copies of all that is said of it.
 */
#include "attempt.h"

static SignetAttempt *
make (void)
{
  static const char *const auth[] = { "SCRAM-SHA-256", "PLAIN", NULL };
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                                          993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  g_autofree char *detail = g_strdup ("AUTHENTICATIONFAILED");
  g_autofree char *user = g_strdup ("ada");

  tls->version = g_strdup ("TLS1.3");
  return signet_attempt_new (&(SignetAttemptFacts){
      .profile = profile,
      .outcome = SIGNET_OUTCOME_LOGIN_REJECTED,
      .detail = detail,
      .tls = tls,
      .auth = auth,
      .mechanism = "PLAIN",
      .login = SIGNET_LOGIN_REJECTED,
      .user = user,
      .elapsed_ms = 190,
  });
}

static void
test_facts (void)
{
  g_autoptr (SignetAttempt) attempt = make ();
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);

  g_assert_true (signet_attempt_get_profile (attempt) == facts->profile);
  g_assert_cmpint (signet_attempt_get_outcome (attempt), ==, SIGNET_OUTCOME_LOGIN_REJECTED);
  g_assert_cmpstr (facts->profile->host, ==, "imap.example.org");
  g_assert_cmpstr (facts->detail, ==, "AUTHENTICATIONFAILED");
  g_assert_cmpstr (facts->tls->version, ==, "TLS1.3");
  g_assert_cmpstr (facts->auth[1], ==, "PLAIN");
  g_assert_null (facts->auth[2]);
  g_assert_cmpstr (facts->mechanism, ==, "PLAIN");
  g_assert_cmpint (facts->login, ==, SIGNET_LOGIN_REJECTED);
  g_assert_cmpstr (facts->user, ==, "ada");
  g_assert_cmpuint (facts->elapsed_ms, ==, 190);
}

static void
test_properties (void)
{
  g_autoptr (SignetAttempt) attempt = make ();
  g_autoptr (SignetProfile) profile = NULL;
  g_autoptr (SignetTlsInfo) tls = NULL;
  g_autofree char *detail = NULL;
  SignetOutcome outcome;
  SignetLogin login;
  guint elapsed_ms;

  g_object_get (attempt, "profile", &profile, "outcome", &outcome, "detail", &detail, "tls", &tls,
                "login", &login, "elapsed-ms", &elapsed_ms, NULL);
  g_assert_cmpuint (profile->port, ==, 993);
  g_assert_cmpint (outcome, ==, SIGNET_OUTCOME_LOGIN_REJECTED);
  g_assert_cmpstr (detail, ==, "AUTHENTICATIONFAILED");
  g_assert_true (tls == signet_attempt_get_facts (attempt)->tls);
  g_assert_cmpint (login, ==, SIGNET_LOGIN_REJECTED);
  g_assert_cmpuint (elapsed_ms, ==, 190);
}

static void
test_least (void)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_POP3, "::1", 110, SIGNET_SECURITY_NONE);
  g_autoptr (SignetAttempt)
      attempt = signet_attempt_new (&(SignetAttemptFacts){ .profile = profile });
  const SignetAttemptFacts *facts = signet_attempt_get_facts (attempt);

  g_assert_cmpint (facts->outcome, ==, SIGNET_OUTCOME_CANCELLED);
  g_assert_null (facts->detail);
  g_assert_null (facts->tls);
  g_assert_null (facts->auth);
  g_assert_null (facts->user);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attempt/facts", test_facts);
  g_test_add_func ("/attempt/properties", test_properties);
  g_test_add_func ("/attempt/least", test_least);
  return g_test_run ();
}
