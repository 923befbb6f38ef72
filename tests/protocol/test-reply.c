/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the dialects classify alike: words where there is no code.
 */
#include "reply.h"

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
    g_assert_cmpint (signet_reply_hangup (yes[i]).outcome, ==, SIGNET_OUTCOME_TOO_MANY_CONNECTIONS);
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_cmpint (signet_reply_hangup (no[i]).outcome, ==, SIGNET_OUTCOME_UNAVAILABLE);
  g_assert_cmpint (signet_reply_hangup ("").reply_class, ==, SIGNET_REPLY_BYE);
}

static void
test_garbage (void)
{
  const char *text = "220 hello";
  SignetReply reply = signet_reply_garbage (text);

  g_assert_cmpint (reply.reply_class, ==, SIGNET_REPLY_GARBAGE);
  g_assert_cmpint (reply.outcome, ==, SIGNET_OUTCOME_NOT_MAIL);
  g_assert_true (reply.text == text);
}

static void
test_refused (void)
{
  const char *text = "no";
  SignetReply reply = signet_reply_refused (SIGNET_REPLY_NO, SIGNET_REFUSAL_WEB, text);

  g_assert_cmpint (reply.reply_class, ==, SIGNET_REPLY_NO);
  g_assert_cmpint (reply.outcome, ==, SIGNET_OUTCOME_OAUTH_ONLY);
  g_assert_cmpint (reply.refusal, ==, SIGNET_REFUSAL_WEB);
  g_assert_true (reply.text == text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/hangup", test_hangup);
  g_test_add_func ("/reply/garbage", test_garbage);
  g_test_add_func ("/reply/refused", test_refused);
  return g_test_run ();
}
