/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * POP3's lines, one by one.
 */
#include "table.h"

#define GREETING     SIGNET_PHASE_GREETING, 0
#define CAPABILITIES SIGNET_PHASE_CAPABILITIES
#define STARTTLS     SIGNET_PHASE_STARTTLS, 0
#define LOGIN        SIGNET_PHASE_LOGIN, 0
#define OK           SIGNET_REPLY_OK, SIGNET_OUTCOME_OK
#define MORE         SIGNET_REPLY_MORE, SIGNET_OUTCOME_OK
#define BAD          SIGNET_REPLY_BAD, SIGNET_OUTCOME_OK
#define BYE(outcome) SIGNET_REPLY_BYE, SIGNET_OUTCOME_##outcome
#define NO(outcome)  SIGNET_REPLY_NO, SIGNET_OUTCOME_##outcome
#define CHALLENGE    SIGNET_REPLY_CHALLENGE, SIGNET_OUTCOME_OK
#define GARBAGE      SIGNET_REPLY_GARBAGE, SIGNET_OUTCOME_NOT_MAIL, NULL

static void
test_greeting (void)
{
  static const ClassifyCase cases[] = {
    { GREETING, "+OK ready", OK, "ready" },
    { GREETING, "+ok  ready", OK, "ready" },
    { GREETING, "+OK", OK, "" },
    { GREETING, "-ERR closed today", BYE (UNAVAILABLE), "closed today" },
    { GREETING, "-ERR [SYS/TEMP] too many sessions", BYE (TOO_MANY_CONNECTIONS),
      "[SYS/TEMP] too many sessions" },
    { GREETING, "+OKAY", GARBAGE },
    { GREETING, "-ERROR", GARBAGE },
    { GREETING, "+ ready", GARBAGE },
    { GREETING, "* OK ready", GARBAGE },
    { GREETING, "220 ready", GARBAGE },
    { GREETING, "", GARBAGE },
  };

  table_classify (&signet_dialect_pop3, cases, G_N_ELEMENTS (cases));
}

static void
test_reply (void)
{
  static const ClassifyCase cases[] = {
    { CAPABILITIES, 0, "+OK list follows", MORE, "list follows" },
    { CAPABILITIES, 0, "-ERR unknown", BAD, "unknown" },
    { CAPABILITIES, 0, "STLS", GARBAGE },
    { CAPABILITIES, 0, ".", GARBAGE },
    { CAPABILITIES, 1, "STLS", MORE, NULL },
    { CAPABILITIES, 1, "-ERR is a capability here", MORE, NULL },
    { CAPABILITIES, 1, "..", MORE, NULL },
    { CAPABILITIES, 1, ". ", MORE, NULL },
    { CAPABILITIES, 9, ".", OK, NULL },
    { STARTTLS, "+OK begin", OK, "begin" },
    { STARTTLS, "-ERR no", BAD, "no" },
    { STARTTLS, "+ begin", GARBAGE },
    { STARTTLS, "begin", GARBAGE },
  };

  table_classify (&signet_dialect_pop3, cases, G_N_ELEMENTS (cases));
}

static void
test_login (void)
{
  static const ClassifyCase cases[] = {
    { LOGIN, "+ Y2hhbGxlbmdl", CHALLENGE, "Y2hhbGxlbmdl" },
    { LOGIN, "+", CHALLENGE, "" },
    { LOGIN, "+OK welcome", OK, "welcome" },
    { LOGIN, "-ERR wrong", NO (LOGIN_REJECTED), "wrong" },
    { LOGIN, "-ERR [AUTH] wrong", NO (LOGIN_REJECTED), "[AUTH] wrong" },
    { LOGIN, "* OK", GARBAGE },
    { LOGIN, "", GARBAGE },
  };

  table_classify (&signet_dialect_pop3, cases, G_N_ELEMENTS (cases));
}

static void
test_parse (void)
{
  static const ParseCase cases[] = {
    { CAPABILITIES, "+OK\nTOP\nUSER\nSTLS\nSASL PLAIN login CRAM-MD5\n.",
      "listed starttls user : PLAIN LOGIN CRAM-MD5" },
    { CAPABILITIES, "+OK\nstls\nsasl plain\n.", "listed starttls : PLAIN" },
    { CAPABILITIES, "+OK\n.", "listed :" },
    { CAPABILITIES, "+OK\nSASL\n.", "listed :" },
    { CAPABILITIES, "-ERR unknown", ":" },
  };

  table_parse (&signet_dialect_pop3, cases, G_N_ELEMENTS (cases));
}

static void
test_parse_nothing (void)
{
  static const ParseCase cases[] = {
    { CAPABILITIES, "+OK STLS USER SASL PLAIN", ":" },
    { CAPABILITIES, "+OK\nXSTLS\nSTLSX\nUSERS\nXUSER\nSASLX PLAIN\nIMPLEMENTATION STLS USER\n.",
      "listed :" },
    { CAPABILITIES, "+OK\nSASL PL,AIN =PLAIN SCRAM-SHA-256-PLUSPLUS\n.", "listed :" },
    { SIGNET_PHASE_GREETING, "+OK STLS\nSTLS", ":" },
    { SIGNET_PHASE_LOGIN, "+OK\nSTLS", ":" },
  };

  table_parse (&signet_dialect_pop3, cases, G_N_ELEMENTS (cases));
}

static void
test_format (void)
{
  const SignetDialect *pop3 = signet_dialect_for (SIGNET_PROTOCOL_POP3);

  g_assert_true (pop3 == &signet_dialect_pop3);
  g_assert_cmpstr (pop3->format (SIGNET_COMMAND_CAPABILITIES), ==, "CAPA");
  g_assert_null (pop3->format (SIGNET_COMMAND_CAPABILITIES_BY_NAME));
  g_assert_null (pop3->format (SIGNET_COMMAND_CAPABILITIES_OLD));
  g_assert_false (pop3->says_address);
  g_assert_cmpstr (pop3->format (SIGNET_COMMAND_STARTTLS), ==, "STLS");
  g_assert_cmpstr (pop3->format (SIGNET_COMMAND_AUTHENTICATE), ==, "AUTH");
  g_assert_cmpstr (pop3->format (SIGNET_COMMAND_QUIT), ==, "QUIT");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pop3/greeting", test_greeting);
  g_test_add_func ("/pop3/reply", test_reply);
  g_test_add_func ("/pop3/login", test_login);
  g_test_add_func ("/pop3/parse", test_parse);
  g_test_add_func ("/pop3/rule-8/parse-nothing", test_parse_nothing);
  g_test_add_func ("/pop3/format", test_format);
  return g_test_run ();
}
