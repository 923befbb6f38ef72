/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SMTP's lines, one by one.
 */
#include "table.h"

#define GREETING     SIGNET_PHASE_GREETING, 0
#define CAPABILITIES SIGNET_PHASE_CAPABILITIES, 0
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
    { GREETING, "220 mail ESMTP", OK, "mail ESMTP" },
    { GREETING, "220", OK, "" },
    { GREETING, "220-wait", MORE, "wait" },
    { GREETING, "421 closing", BYE (UNAVAILABLE), "closing" },
    { GREETING, "421 4.7.0 Too many concurrent connections", BYE (TOO_MANY_CONNECTIONS),
      "4.7.0 Too many concurrent connections" },
    { GREETING, "450 later", BYE (UNAVAILABLE), "later" },
    { GREETING, "421 4.3.2 going down", BYE (UNAVAILABLE), "4.3.2 going down" },
    { GREETING, "421 4.4.5 congestion", BYE (TOO_MANY_CONNECTIONS), "4.4.5 congestion" },
    { GREETING, "554 5.3.2 closed", BYE (UNAVAILABLE), "5.3.2 closed" },
    { GREETING, "554 5.7.1 listed", BYE (UNAVAILABLE), "5.7.1 listed" },
    { GREETING, "554 no service", BYE (UNAVAILABLE), "no service" },
    { GREETING, "250 ok", GARBAGE },
    { GREETING, "334 go on", GARBAGE },
    { GREETING, "22", GARBAGE },
    { GREETING, "2200 x", GARBAGE },
    { GREETING, "220:x", GARBAGE },
    { GREETING, "+OK", GARBAGE },
    { GREETING, "", GARBAGE },
    { GREETING, " 220 x", GARBAGE },
  };

  table_classify (&signet_dialect_smtp, cases, G_N_ELEMENTS (cases));
}

static void
test_reply (void)
{
  static const ClassifyCase cases[] = {
    { CAPABILITIES, "250-mail", MORE, "mail" },
    { CAPABILITIES, "250 STARTTLS", OK, "STARTTLS" },
    { CAPABILITIES, "502 what?", BAD, "what?" },
    { CAPABILITIES, "500 5.5.1 what?", BAD, "5.5.1 what?" },
    { CAPABILITIES, "501 5.5.4 [127.0.0.1]?", NO (UNAVAILABLE), "5.5.4 [127.0.0.1]?" },
    { CAPABILITIES, "504 5.5.2 need a name", NO (UNAVAILABLE), "5.5.2 need a name" },
    { CAPABILITIES, "550 5.7.1 spoofed", NO (UNAVAILABLE), "5.7.1 spoofed" },
    { CAPABILITIES, "550 5.7.25 no reverse name", NO (UNAVAILABLE), "5.7.25 no reverse name" },
    { CAPABILITIES, "450 4.7.1 Host not found", NO (UNAVAILABLE), "4.7.1 Host not found" },
    { CAPABILITIES, "421 bye", BYE (UNAVAILABLE), "bye" },
    { CAPABILITIES, "452 too many sessions", BYE (TOO_MANY_CONNECTIONS), "too many sessions" },
    { CAPABILITIES, "220 mail", GARBAGE },
    { CAPABILITIES, "354 go", GARBAGE },
    { STARTTLS, "220 go", OK, "go" },
    { STARTTLS, "454 not available", NO (STARTTLS_REFUSED), "not available" },
    { STARTTLS, "502 unknown", NO (STARTTLS_REFUSED), "unknown" },
    { STARTTLS, "421 bye", BYE (UNAVAILABLE), "bye" },
    { STARTTLS, "250 ok", GARBAGE },
  };

  table_classify (&signet_dialect_smtp, cases, G_N_ELEMENTS (cases));
}

static void
test_login (void)
{
  static const ClassifyCase cases[] = {
    { LOGIN, "235 2.7.0 welcome", OK, "2.7.0 welcome" },
    { LOGIN, "334 VXNlcm5hbWU6", CHALLENGE, "VXNlcm5hbWU6" },
    { LOGIN, "334 ", CHALLENGE, "" },
    { LOGIN, "334", CHALLENGE, "" },
    { LOGIN, "421 later", BYE (LOGIN_UNAVAILABLE), "later" },
    { LOGIN, "432 transition", BAD, "transition" },
    { LOGIN, "454 later", NO (LOGIN_UNAVAILABLE), "later" },
    { LOGIN, "500 long", BAD, "long" },
    { LOGIN, "501 base64?", BAD, "base64?" },
    { LOGIN, "502 what?", BAD, "what?" },
    { LOGIN, "503 order", BAD, "order" },
    { LOGIN, "504 unknown", BAD, "unknown" },
    { LOGIN, "530 first STARTTLS", NO (LOGIN_DISABLED), "first STARTTLS" },
    { LOGIN, "538 encryption", NO (LOGIN_DISABLED), "encryption" },
    { LOGIN, "534 too weak", NO (NO_USABLE_MECHANISM), "too weak" },
    { LOGIN, "550 no", NO (LOGIN_REJECTED), "no" },
    { LOGIN, "450 no", NO (LOGIN_UNAVAILABLE), "no" },
    { LOGIN, "535 5.7.8 wrong", NO (LOGIN_REJECTED), "5.7.8 wrong" },
    { LOGIN, "250 ok", GARBAGE },
    { LOGIN, "220 ok", GARBAGE },
    { LOGIN, "354 ok", GARBAGE },
  };

  table_classify (&signet_dialect_smtp, cases, G_N_ELEMENTS (cases));
}

static void
test_parse (void)
{
  static const ParseCase cases[] = {
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250-STARTTLS\n250-AUTH PLAIN login\n250 HELP",
      "listed starttls auth : PLAIN LOGIN" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250 auth cram-md5", "listed auth : CRAM-MD5" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250-AUTH=LOGIN PLAIN\n250 AUTH PLAIN",
      "listed auth : LOGIN PLAIN" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250 AUTH", "listed auth :" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250 AUTH=", "listed auth :" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250", ":" },
    { SIGNET_PHASE_CAPABILITIES, "250 mail", ":" },
  };

  table_parse (&signet_dialect_smtp, cases, G_N_ELEMENTS (cases));
}

static void
test_parse_nothing (void)
{
  static const ParseCase cases[] = {
    { SIGNET_PHASE_CAPABILITIES, "250-STARTTLS\n250 HELP", "listed :" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250-XSTARTTLS\n250-STARTTLSX\n250 X STARTTLS",
      "listed :" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250-XAUTH PLAIN\n250 AUTHX PLAIN", "listed :" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n250 AUTH PL;AIN =LOGIN", "listed auth :" },
    { SIGNET_PHASE_CAPABILITIES, "250-mail\n220 STARTTLS", ":" },
    { SIGNET_PHASE_GREETING, "220-mail\n250 STARTTLS", ":" },
    { SIGNET_PHASE_LOGIN, "250-mail\n250 STARTTLS", ":" },
  };

  table_parse (&signet_dialect_smtp, cases, G_N_ELEMENTS (cases));
}

/* Nothing of the user's computer is told */
static void
test_format (void)
{
  const SignetDialect *smtp = signet_dialect_for (SIGNET_PROTOCOL_SMTP);

  g_assert_true (smtp == &signet_dialect_smtp);
  g_assert_cmpstr (smtp->format (SIGNET_COMMAND_CAPABILITIES), ==, "EHLO");
  g_assert_true (smtp->says_address);
  g_assert_cmpstr (smtp->format (SIGNET_COMMAND_CAPABILITIES_BY_NAME), ==, "EHLO client.home.arpa");
  g_assert_cmpstr (smtp->format (SIGNET_COMMAND_CAPABILITIES_OLD), ==, "HELO client.home.arpa");
  g_assert_cmpstr (smtp->format (SIGNET_COMMAND_STARTTLS), ==, "STARTTLS");
  g_assert_cmpstr (smtp->format (SIGNET_COMMAND_AUTHENTICATE), ==, "AUTH");
  g_assert_cmpstr (smtp->format (SIGNET_COMMAND_QUIT), ==, "QUIT");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smtp/greeting", test_greeting);
  g_test_add_func ("/smtp/reply", test_reply);
  g_test_add_func ("/smtp/login", test_login);
  g_test_add_func ("/smtp/parse", test_parse);
  g_test_add_func ("/smtp/rule-8/parse-nothing", test_parse_nothing);
  g_test_add_func ("/smtp/format", test_format);
  return g_test_run ();
}
