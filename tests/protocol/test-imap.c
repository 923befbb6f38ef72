/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * IMAP's lines, one by one.
 */
#include "table.h"

#define GREETING     SIGNET_PHASE_GREETING, 0
#define CAPABILITIES SIGNET_PHASE_CAPABILITIES, 0
#define STARTTLS     SIGNET_PHASE_STARTTLS, 0
#define LOGIN        SIGNET_PHASE_LOGIN, 0
#define OK           SIGNET_REPLY_OK, SIGNET_OUTCOME_OK
#define MORE         SIGNET_REPLY_MORE, SIGNET_OUTCOME_OK
#define BAD          SIGNET_REPLY_BAD, SIGNET_OUTCOME_NO_USABLE_MECHANISM
#define BYE(outcome) SIGNET_REPLY_BYE, SIGNET_OUTCOME_##outcome
#define NO(outcome)  SIGNET_REPLY_NO, SIGNET_OUTCOME_##outcome
#define CHALLENGE    SIGNET_REPLY_CHALLENGE, SIGNET_OUTCOME_OK
#define GARBAGE      SIGNET_REPLY_GARBAGE, SIGNET_OUTCOME_NOT_MAIL, NULL

static void
test_greeting (void)
{
  static const ClassifyCase cases[] = {
    { GREETING, "* OK ready", OK, "ready" },
    { GREETING, "* ok  ready", OK, "ready" },
    { GREETING, "* OK", OK, "" },
    { GREETING, "* PREAUTH hello", SIGNET_REPLY_PREAUTH, SIGNET_OUTCOME_OK, "hello" },
    { GREETING, "* BYE shutting down", BYE (UNAVAILABLE), "shutting down" },
    { GREETING, "* BYE Too many connections", BYE (TOO_MANY_CONNECTIONS), "Too many connections" },
    { GREETING, "* OKAY ready", GARBAGE },
    { GREETING, "*OK ready", GARBAGE },
    { GREETING, "* NO", BYE (UNAVAILABLE), "" },
    { GREETING, "* BAD [SERVERBUG] hm", BYE (UNAVAILABLE), "[SERVERBUG] hm" },
    { GREETING, "* NO [LIMIT] later", BYE (TOO_MANY_CONNECTIONS), "[LIMIT] later" },
    { GREETING, "* NOT", GARBAGE },
    { GREETING, "* CAPABILITY IMAP4rev1", GARBAGE },
    { GREETING, "+ ready", GARBAGE },
    { GREETING, "+OK POP3", GARBAGE },
    { GREETING, "", GARBAGE },
    { GREETING, " * OK", GARBAGE },
  };

  table_classify (&signet_dialect_imap, cases, G_N_ELEMENTS (cases));
}

static void
test_reply (void)
{
  static const ClassifyCase cases[] = {
    { CAPABILITIES, "* CAPABILITY IMAP4rev1", MORE, NULL },
    { CAPABILITIES, "A7 OK done", OK, "done" },
    { CAPABILITIES, "a7 ok done", OK, "done" },
    { CAPABILITIES, "A7 OK [CAPABILITY IMAP4rev1] done", OK, "done" },
    { CAPABILITIES, "A7 OK [CAPABILITY IMAP4rev1", OK, "[CAPABILITY IMAP4rev1" },
    { CAPABILITIES, "A7 BAD what?", BAD, "what?" },
    { CAPABILITIES, "A7 NO never", NO (LOGIN_REJECTED), "never" },
    { CAPABILITIES, "* NO disk is nearly full", MORE, "disk is nearly full" },
    { CAPABILITIES, "* BAD hm", MORE, "hm" },
    { CAPABILITIES, "* BYE idle", BYE (UNAVAILABLE), "idle" },
    { CAPABILITIES, "+ go on", GARBAGE },
    { STARTTLS, "A7 OK begin", OK, "begin" },
    { STARTTLS, "A7 NO not now", NO (LOGIN_REJECTED), "not now" },
    { STARTTLS, "A7 BAD unknown", BAD, "unknown" },
    { STARTTLS, "* BYE no", BYE (UNAVAILABLE), "no" },
    { STARTTLS, "220 begin", GARBAGE },
  };

  table_classify (&signet_dialect_imap, cases, G_N_ELEMENTS (cases));
}

/* A tag nobody used may be an answer that was prepared before */
static void
test_foreign_tag (void)
{
  static const ClassifyCase cases[] = {
    { CAPABILITIES, "A6 OK done", GARBAGE }, { CAPABILITIES, "A77 OK done", GARBAGE },
    { CAPABILITIES, "A OK done", GARBAGE },  { CAPABILITIES, " A7 OK done", GARBAGE },
    { CAPABILITIES, "A7", GARBAGE },         { CAPABILITIES, "A7 YES", GARBAGE },
    { CAPABILITIES, "A7 PREAUTH", GARBAGE }, { CAPABILITIES, "A7OK done", GARBAGE },
    { STARTTLS, "A8 OK begin", GARBAGE },    { LOGIN, "A8 OK welcome", GARBAGE },
    { LOGIN, "OK welcome", GARBAGE },
  };

  table_classify (&signet_dialect_imap, cases, G_N_ELEMENTS (cases));
}

/* Before the first command there is no tag; an empty one must not fit an empty word */
static void
test_no_tag_yet (void)
{
  SignetLine line = { SIGNET_PHASE_GREETING, 0, "", "" };

  g_assert_cmpint (signet_dialect_imap.classify (&line).reply_class, ==, SIGNET_REPLY_GARBAGE);
  line.text = " OK";
  g_assert_cmpint (signet_dialect_imap.classify (&line).reply_class, ==, SIGNET_REPLY_GARBAGE);
}

static void
test_login (void)
{
  static const ClassifyCase cases[] = {
    { LOGIN, "+ cmVhZHk=", CHALLENGE, "cmVhZHk=" },
    { LOGIN, "+", CHALLENGE, "" },
    { LOGIN, "+ ", CHALLENGE, "" },
    { LOGIN, "A7 OK [CAPABILITY IMAP4rev1 IDLE] Logged in", OK, "Logged in" },
    { LOGIN, "A7 NO wrong", NO (LOGIN_REJECTED), "wrong" },
    { LOGIN, "A7 NO [AUTHENTICATIONFAILED] wrong", NO (LOGIN_REJECTED),
      "[AUTHENTICATIONFAILED] wrong" },
    { LOGIN, "A7 NO [AUTHORIZATIONFAILED] no", NO (LOGIN_REJECTED), "[AUTHORIZATIONFAILED] no" },
    { LOGIN, "A7 NO [EXPIRED] old", NO (LOGIN_REJECTED), "[EXPIRED] old" },
    { LOGIN, "A7 BAD unsupported", BAD, "unsupported" },
    { LOGIN, "* BYE later", BYE (LOGIN_UNAVAILABLE), "later" },
    { LOGIN, "* OK still working", MORE, NULL },
    { LOGIN, "* OK [ALERT] closing at noon", MORE, "[ALERT] closing at noon" },
    { LOGIN, "* OK [ALERTED] no", MORE, NULL },
  };

  table_classify (&signet_dialect_imap, cases, G_N_ELEMENTS (cases));
}

static void
test_parse (void)
{
  static const ParseCase cases[] = {
    { SIGNET_PHASE_CAPABILITIES, "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN auth=login SASL-IR",
      "listed starttls ir : PLAIN LOGIN" },
    { SIGNET_PHASE_CAPABILITIES, "* capability logindisabled starttls",
      "listed starttls login-disabled :" },
    { SIGNET_PHASE_CAPABILITIES, "* CAPABILITY IMAP4rev1\n* CAPABILITY STARTTLS",
      "listed starttls :" },
    { SIGNET_PHASE_CAPABILITIES, "* CAPABILITY", "listed :" },
    { SIGNET_PHASE_GREETING, "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN STARTTLS] ready",
      "listed starttls : PLAIN" },
    { SIGNET_PHASE_GREETING, "* OK [CAPABILITY IMAP4rev1] STARTTLS AUTH=PLAIN", "listed :" },
    { SIGNET_PHASE_GREETING, "* OK [CAPABILITY IMAP4rev1 ] STARTTLS", "listed :" },
    { SIGNET_PHASE_GREETING, "* OK ready", ":" },
    { SIGNET_PHASE_CAPABILITIES, "A7 OK [CAPABILITY STARTTLS] done", "listed starttls :" },
    { SIGNET_PHASE_CAPABILITIES, "* CAPABILITY IMAP4rev1\nA7 OK [CAPABILITY STARTTLS] done",
      "listed :" },
  };

  table_parse (&signet_dialect_imap, cases, G_N_ELEMENTS (cases));
}

/* Parts of words, words elsewhere, and garbage are no capabilities */
static void
test_parse_nothing (void)
{
  static const ParseCase cases[] = {
    { SIGNET_PHASE_CAPABILITIES,
      "* CAPABILITY XSTARTTLS STARTTLSX STARTTLS= LOGINDISABLEDX XLOGINDISABLED SASL-IRX",
      "listed :" },
    { SIGNET_PHASE_CAPABILITIES, "* CAPABILITY AUTH= AUTH XAUTH=PLAIN AUTH==PLAIN AUTH=PL\"AIN",
      "listed :" },
    { SIGNET_PHASE_CAPABILITIES, "* CAPABILITY AUTH=AVERYVERYLONGMECHANISMNAME", "listed :" },
    { SIGNET_PHASE_CAPABILITIES, "* XCAPABILITY STARTTLS", ":" },
    { SIGNET_PHASE_CAPABILITIES, "* OK STARTTLS AUTH=PLAIN", ":" },
    { SIGNET_PHASE_CAPABILITIES, "* OK [XCAPABILITY STARTTLS] x", ":" },
    { SIGNET_PHASE_CAPABILITIES, "A7 CAPABILITY STARTTLS", ":" },
    { SIGNET_PHASE_CAPABILITIES, "", ":" },
  };

  table_parse (&signet_dialect_imap, cases, G_N_ELEMENTS (cases));
}

static void
test_format (void)
{
  const SignetDialect *imap = signet_dialect_for (SIGNET_PROTOCOL_IMAP);

  g_assert_true (imap == &signet_dialect_imap);
  g_assert_cmpstr (imap->format (SIGNET_COMMAND_CAPABILITIES), ==, "CAPABILITY");
  g_assert_null (imap->format (SIGNET_COMMAND_CAPABILITIES_BY_NAME));
  g_assert_null (imap->format (SIGNET_COMMAND_CAPABILITIES_OLD));
  g_assert_false (imap->says_address);
  g_assert_cmpstr (imap->format (SIGNET_COMMAND_STARTTLS), ==, "STARTTLS");
  g_assert_cmpstr (imap->format (SIGNET_COMMAND_AUTHENTICATE), ==, "AUTHENTICATE");
  g_assert_cmpstr (imap->format (SIGNET_COMMAND_QUIT), ==, "LOGOUT");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imap/greeting", test_greeting);
  g_test_add_func ("/imap/reply", test_reply);
  g_test_add_func ("/imap/rule-3/foreign-tag", test_foreign_tag);
  g_test_add_func ("/imap/rule-3/no-tag-yet", test_no_tag_yet);
  g_test_add_func ("/imap/login", test_login);
  g_test_add_func ("/imap/parse", test_parse);
  g_test_add_func ("/imap/rule-8/parse-nothing", test_parse_nothing);
  g_test_add_func ("/imap/format", test_format);
  return g_test_run ();
}
