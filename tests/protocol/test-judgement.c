/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the dialects judge alike: words where there is no code.
 */
#include "judgement.h"

static void
test_hangup (void)
{
  static const char *const yes[] = {
    "Too many connections",
    "Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)",
    "too many concurrent SMTP connections; please try again later.",
    "[LIMIT] Session limit reached",
    "4.7.0 host Error: Too MANY connections from 192.0.2.1",
  };
  static const char *const no[] = {
    "",
    "Too many recipients",
    "connection refused",
    "Service not available",
    "manyconnections",
    "Maximum message size exceeded",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_cmpint (signet_judgement_hangup (yes[i]).outcome, ==,
                     SIGNET_OUTCOME_TOO_MANY_CONNECTIONS);
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_cmpint (signet_judgement_hangup (no[i]).outcome, ==, SIGNET_OUTCOME_UNAVAILABLE);
  g_assert_cmpint (signet_judgement_hangup ("").verdict, ==, SIGNET_VERDICT_BYE);
}

static void
test_garbage (void)
{
  const char *text = "220 hello";
  SignetJudgement judgement = signet_judgement_garbage (text);

  g_assert_cmpint (judgement.verdict, ==, SIGNET_VERDICT_GARBAGE);
  g_assert_cmpint (judgement.outcome, ==, SIGNET_OUTCOME_NOT_MAIL);
  g_assert_true (judgement.text == text);
}

static void
test_refused (void)
{
  const char *text = "no";
  SignetJudgement judgement = signet_judgement_refused (SIGNET_VERDICT_NO, SIGNET_REFUSAL_WEB,
                                                        text);

  g_assert_cmpint (judgement.verdict, ==, SIGNET_VERDICT_NO);
  g_assert_cmpint (judgement.outcome, ==, SIGNET_OUTCOME_OAUTH_ONLY);
  g_assert_cmpint (judgement.refusal, ==, SIGNET_REFUSAL_WEB);
  g_assert_true (judgement.text == text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/judgement/hangup", test_hangup);
  g_test_add_func ("/judgement/garbage", test_garbage);
  g_test_add_func ("/judgement/refused", test_refused);
  return g_test_run ();
}
