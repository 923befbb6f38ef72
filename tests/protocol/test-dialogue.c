/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Dialogues up to the log-in. Those that guard a safety rule say so in their names.
 */
#include "dialogue.h"

#include "dialogue-case.h"
#include "lines.h"

#include <string.h>

#define IMAP     SIGNET_PROTOCOL_IMAP
#define POP3     SIGNET_PROTOCOL_POP3
#define SMTP     SIGNET_PROTOCOL_SMTP
#define TLS      SIGNET_SECURITY_TLS
#define STARTTLS SIGNET_SECURITY_STARTTLS
#define NONE     SIGNET_SECURITY_NONE

static const DialogueCase cases[] = {
  { "imap-tls", IMAP, TLS, NULL,
    "START-TLS\nTLS\nREAD\nS: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN] ready\nREADY\n"
    "OUTCOME ok\nAUTH PLAIN LOGIN\nDETAIL\nQUIT\nC: A1 LOGOUT\nDONE\nOUTCOME ok" },
  { "imap-tls-asks", IMAP, TLS, NULL,
    "TLS\nS: * OK ready\nT: A1 CAPABILITY\nC: A1 CAPABILITY\nS: * CAPABILITY IMAP4rev1\n"
    "S: * OK still here\nS: A1 OK done\nREADY\nAUTH LOGIN" },
  { "imap-starttls", IMAP, STARTTLS, NULL,
    "S: * OK ready\nC: A1 CAPABILITY\nS: * CAPABILITY STARTTLS\nS: A1 OK done\nC: A2 STARTTLS\n"
    "S: A2 OK begin\nTLS\nC: A3 CAPABILITY\nS: * CAPABILITY AUTH=PLAIN\nS: A3 OK done\nREADY\n"
    "OUTCOME ok\nAUTH PLAIN" },
  { "imap-starttls-in-greeting", IMAP, STARTTLS, NULL,
    "S: * OK [CAPABILITY STARTTLS] ready\nC: A1 STARTTLS\nS: A1 OK begin\nTLS\nC: A2 CAPABILITY" },
  /* A greeting may leave out what is there */
  { "imap-starttls-not-in-greeting", IMAP, STARTTLS, NULL,
    "S: * OK [CAPABILITY IMAP4rev1] ready\nC: A1 CAPABILITY\nS: * CAPABILITY STARTTLS\n"
    "S: A1 OK done\nC: A2 STARTTLS" },
  { "imap-no-starttls", IMAP, STARTTLS, NULL,
    "S: * OK ready\nC: A1 CAPABILITY\nS: * CAPABILITY XSTARTTLS AUTH=PLAIN\nS: A1 OK done\n"
    "NO-STARTTLS\nOUTCOME no-starttls\nDETAIL done\nCLEAR\nREADY\nOUTCOME ok\nDETAIL\nAUTH PLAIN" },
  { "imap-starttls-refused", IMAP, STARTTLS, NULL,
    "S: * OK [CAPABILITY STARTTLS] ready\nC: A1 STARTTLS\nS: A1 BAD not now\nNO-STARTTLS\n"
    "OUTCOME starttls-refused\nDETAIL not now\nQUIT\nC: A2 LOGOUT\nDONE" },
  { "imap-no-capabilities", IMAP, STARTTLS, NULL,
    "S: * OK ready\nC: A1 CAPABILITY\nS: A1 BAD what?\nDONE\n"
    "OUTCOME unavailable\nDETAIL what?" },
  { "imap-none", IMAP, NONE, NULL,
    "S: * OK [CAPABILITY STARTTLS LOGINDISABLED] ready\nREADY\nOUTCOME ok\nAUTH " },
  { "imap-busy", IMAP, TLS, NULL,
    "TLS\nS: * BYE Too many connections\nDONE\nOUTCOME too-many-connections\n"
    "DETAIL Too many connections" },

  { "pop3-tls", POP3, TLS, NULL,
    "TLS\nS: +OK ready\nC: CAPA\nS: +OK list\nS: SASL PLAIN\nS: USER\nS: .\nREADY\n"
    "AUTH PLAIN USER\nQUIT\nC: QUIT\nDONE" },
  { "pop3-tls-without-capa", POP3, TLS, NULL,
    "TLS\nS: +OK ready\nC: CAPA\nS: -ERR what?\nREADY\nOUTCOME ok\nAUTH USER" },
  { "pop3-starttls", POP3, STARTTLS, NULL,
    "S: +OK ready\nC: STLS\nS: +OK begin\nTLS\nC: CAPA\nS: +OK\nS: .\nREADY\nAUTH USER" },
  { "pop3-no-starttls", POP3, STARTTLS, NULL,
    "S: +OK ready\nC: STLS\nS: -ERR what?\nC: CAPA\nS: +OK\nS: USER\nS: .\nNO-STARTTLS\n"
    "OUTCOME no-starttls\nCLEAR\nREADY\nAUTH USER" },
  { "pop3-starttls-refused", POP3, STARTTLS, NULL,
    "S: +OK ready\nC: STLS\nS: -ERR not now\nC: CAPA\nS: +OK\nS: STLS\nS: .\nNO-STARTTLS\n"
    "OUTCOME starttls-refused" },
  { "pop3-knows-neither", POP3, STARTTLS, NULL,
    "S: +OK ready\nC: STLS\nS: -ERR what?\nC: CAPA\nS: -ERR what?\nNO-STARTTLS\n"
    "OUTCOME no-starttls\nCLEAR\nREADY\nAUTH USER" },
  { "pop3-busy", POP3, NONE, NULL,
    "S: -ERR closed today\nDONE\nOUTCOME unavailable\nDETAIL closed today" },

  { "smtp-tls", SMTP, TLS, NULL,
    "TLS\nS: 220-hello\nS: 220 there\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 AUTH PLAIN\n"
    "READY\nAUTH PLAIN\nQUIT\nC: QUIT\nDONE" },
  { "smtp-starttls", SMTP, STARTTLS, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n"
    "TLS\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 AUTH PLAIN\nREADY\nAUTH PLAIN" },
  { "smtp-starttls-refused", SMTP, STARTTLS, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 STARTTLS\nC: STARTTLS\n"
    "S: 454 no key\nNO-STARTTLS\nOUTCOME starttls-refused\nDETAIL no key" },
  { "smtp-helo", SMTP, STARTTLS, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 502 what?\nC: HELO client.home.arpa\nS: 250 mail\n"
    "DONE\nOUTCOME unavailable\nDETAIL what?" },
  { "smtp-helo-without-starttls", SMTP, NONE, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 502 what?\nC: HELO client.home.arpa\nS: 250 mail\n"
    "READY\nOUTCOME ok\nAUTH " },
  { "smtp-by-name", SMTP, NONE, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 501 name?\nC: EHLO client.home.arpa\nS: 250-mail\n"
    "S: 250 AUTH PLAIN\nREADY\nAUTH PLAIN" },
  { "smtp-refuses-every-name", SMTP, NONE, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 550 name?\nC: EHLO client.home.arpa\nS: 550 spoofed\n"
    "C: HELO client.home.arpa\nS: 550-no\nS: 550 way\nDONE\nOUTCOME unavailable\nDETAIL no way" },
  { "smtp-knows-neither", SMTP, NONE, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 502 what?\nC: HELO client.home.arpa\nS: 502 no\nDONE\n"
    "OUTCOME not-mail\nDETAIL no" },
  { "smtp-leaves", SMTP, NONE, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 421 leaving\nDONE\nOUTCOME unavailable\nDETAIL "
    "leaving" },

  { "not-mail-ssh", IMAP, NONE, NULL,
    "S: SSH-2.0-OpenSSH_9.2\nDONE\nOUTCOME not-mail\nDETAIL SSH" },
  { "not-mail-http", POP3, NONE, NULL,
    "S: HTTP/1.1 400 Bad Request\nDONE\nOUTCOME not-mail\nDETAIL HTTP" },
  { "not-mail-other", SMTP, NONE, NULL, "S: Hello\nDONE\nOUTCOME not-mail\nDETAIL Hello" },
  { "not-mail-tls", IMAP, NONE, NULL, "S, \x16\x03\nDONE\nOUTCOME not-mail\nDETAIL TLS" },
  { "not-mail-binary", IMAP, NONE, NULL, "S, \x01\x02\nDONE\nOUTCOME not-mail\nDETAIL" },
  { "not-mail-later", SMTP, NONE, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: SSH-2.0-x\nDONE\nOUTCOME not-mail\nDETAIL SSH-2.0-x" },
  { "words-before-hanging-up", SMTP, NONE, NULL,
    "S: 220-you are\nS: 220-not welcome\nEOF\nDONE\nOUTCOME closed\nDETAIL you are not welcome" },
  { "closed-at-once", IMAP, NONE, NULL, "EOF\nDONE\nOUTCOME closed\nDETAIL" },

  { "rule-2/injected-imap", IMAP, STARTTLS, NULL,
    "S: * OK [CAPABILITY STARTTLS] ready\nC: A1 STARTTLS\nS: A1 OK begin\nS: * CAPABILITY X\n"
    "DONE\nOUTCOME injected" },
  { "rule-2/injected-pop3", POP3, STARTTLS, NULL,
    "S: +OK\nC: STLS\nS: +OK begin\nS, +\nDONE\nOUTCOME injected\nDETAIL +" },
  { "rule-2/injected-smtp", SMTP, STARTTLS, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n"
    "S: 250 AUTH PLAIN\nDONE\nOUTCOME injected" },
  { "rule-2/injected-while-waiting-for-tls", IMAP, TLS, NULL,
    "S: * OK ready\nDONE\nOUTCOME injected" },
  /* What was said in clear counts for nothing inside TLS */
  { "rule-2/forgets-imap", IMAP, STARTTLS, NULL,
    "S: * OK [CAPABILITY STARTTLS AUTH=CRAM-MD5 LOGINDISABLED] ready\nC: A1 STARTTLS\n"
    "S: A1 OK begin\nTLS\nC: A2 CAPABILITY\nS: * CAPABILITY AUTH=PLAIN\nS: A2 OK done\nREADY\n"
    "AUTH PLAIN" },
  { "rule-2/forgets-pop3", POP3, STARTTLS, NULL,
    "S: +OK\nC: STLS\nS: +OK\nTLS\nC: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\nREADY\nAUTH PLAIN" },
  { "rule-2/forgets-smtp", SMTP, STARTTLS, NULL,
    "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250-AUTH LOGIN\nS: 250 STARTTLS\n"
    "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO [127.0.0.1]\nS: 250 mail\nREADY\nAUTH " },

  { "rule-3/preauth-in-clear", IMAP, STARTTLS, NULL,
    "S: * PREAUTH welcome\nDONE\nOUTCOME injected\nDETAIL welcome" },
  { "rule-3/preauth-without-encryption", IMAP, NONE, NULL,
    "S: * PREAUTH welcome\nDONE\nOUTCOME injected" },
  { "rule-3/preauth-in-tls", IMAP, TLS, NULL,
    "TLS\nS: * PREAUTH welcome\nC: A1 CAPABILITY\nS: * CAPABILITY AUTH=PLAIN\nS: A1 OK "
    "done\nREADY\n"
    "OUTCOME ok" },
  { "rule-3/bye", IMAP, STARTTLS, NULL, "S: * BYE no\nDONE\nOUTCOME unavailable\nDETAIL no" },
  { "rule-3/bye-in-the-middle", IMAP, STARTTLS, NULL,
    "S: * OK ready\nC: A1 CAPABILITY\nS: * CAPABILITY STARTTLS\nS: * BYE no\nDONE\n"
    "OUTCOME unavailable\nDETAIL no" },
  { "rule-3/greeting-with-a-tag", IMAP, TLS, NULL, "TLS\nS: A1 OK ready\nDONE\nOUTCOME not-mail" },
  { "rule-3/foreign-tag", IMAP, TLS, NULL,
    "TLS\nS: * OK ready\nC: A1 CAPABILITY\nS: A2 OK done\nDONE\nOUTCOME not-mail" },
  /* An answer that comes before the question is no answer to the next one */
  { "rule-3/answer-in-advance", IMAP, STARTTLS, NULL,
    "S: * OK [CAPABILITY STARTTLS] ready\nC: A1 STARTTLS\nS: A2 OK done\nDONE\nOUTCOME not-mail" },

  { "rule-6/escaped", SMTP, NONE, NULL,
    "S: 554 \x1b[31m<b>no\x7f\xff\nDONE\nOUTCOME unavailable\nDETAIL "
    "\\u{001B}[31m<b>no\\u{007F}\\xFF" },
};

static SignetDialogue *
greeted (SignetProtocol protocol)
{
  SignetDialogue *dialogue = signet_dialogue_new (protocol, SIGNET_SECURITY_NONE);
  const char *greeting = protocol == IMAP ? "* OK\r\n" : "220 hello\r\n";
  gsize length;

  signet_dialogue_feed (dialogue, greeting, strlen (greeting));
  signet_dialogue_peek_output (dialogue, &length);
  signet_dialogue_wrote (dialogue, length);
  return dialogue;
}

/* Sends @line until the engine has had enough; never more than twice what it may read */
static gsize
send_endlessly (SignetDialogue *dialogue, const char *line)
{
  gsize sent = 0;

  while (signet_dialogue_get_step (dialogue) == SIGNET_STEP_READ && sent < 2 * SIGNET_INPUT_MAX)
    {
      signet_dialogue_feed (dialogue, line, strlen (line));
      sent += strlen (line);
    }
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_DONE);
  g_assert_cmpint (signet_dialogue_get_outcome (dialogue), ==, SIGNET_OUTCOME_NOT_MAIL);
  return sent;
}

static void
test_endless_reply (void)
{
  g_autoptr (SignetDialogue) imap = greeted (IMAP);
  g_autoptr (SignetDialogue) smtp = greeted (SMTP);

  g_assert_cmpuint (send_endlessly (imap, "* OK wait\r\n"), ==, 257 * strlen ("* OK wait\r\n"));
  g_assert_cmpuint (send_endlessly (smtp, "250-x\r\n"), ==, 257 * strlen ("250-x\r\n"));
}

static void
test_endless_line (void)
{
  g_autoptr (SignetDialogue) imap = greeted (IMAP);
  g_autoptr (SignetDialogue) silent = signet_dialogue_new (SMTP, NONE);

  g_assert_cmpuint (send_endlessly (imap, "x"), ==, SIGNET_LINE_MAX + 2);
  g_assert_cmpuint (send_endlessly (silent, "2"), ==, SIGNET_LINE_MAX + 2);
}

static void
test_nul (void)
{
  g_autoptr (SignetDialogue) dialogue = signet_dialogue_new (IMAP, NONE);

  signet_dialogue_feed (dialogue, "* OK\0 x\r\n", 9);
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_DONE);
  g_assert_cmpint (signet_dialogue_get_outcome (dialogue), ==, SIGNET_OUTCOME_NOT_MAIL);
}

/* However much a server says, what is kept of it is short */
static void
test_detail_is_bounded (void)
{
  g_autoptr (SignetDialogue) dialogue = signet_dialogue_new (SMTP, NONE);
  g_autofree char *much = g_strnfill (8000, 'x');

  for (int i = 0; i < 20; i++)
    {
      signet_dialogue_feed (dialogue, "554-", 4);
      signet_dialogue_feed (dialogue, much, 8000);
      signet_dialogue_feed (dialogue, "\r\n", 2);
    }
  signet_dialogue_feed (dialogue, "554 x\r\n", 7);
  g_assert_cmpint (signet_dialogue_get_outcome (dialogue), ==, SIGNET_OUTCOME_UNAVAILABLE);
  g_assert_cmpuint (strlen (signet_dialogue_get_detail (dialogue)), <, 2000);
}

/* The network may take a command in pieces */
static void
test_partial_writes (void)
{
  g_autoptr (SignetDialogue) dialogue = signet_dialogue_new (IMAP, NONE);
  g_autoptr (GString) sent = g_string_new (NULL);

  signet_dialogue_feed (dialogue, "* OK\r\n", 6);
  while (signet_dialogue_get_step (dialogue) == SIGNET_STEP_WRITE)
    {
      gsize length;
      const char *bytes = signet_dialogue_peek_output (dialogue, &length);

      g_string_append_c (sent, bytes[0]);
      signet_dialogue_wrote (dialogue, 1);
    }
  g_assert_cmpstr (sent->str, ==, "A1 CAPABILITY\r\n");
  g_assert_cmpstr (signet_dialogue_describe_output (dialogue), ==, "");
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_READ);
}

/* After the end nothing is listened to */
static void
test_deaf_when_done (void)
{
  g_autoptr (SignetDialogue) dialogue = signet_dialogue_new (IMAP, NONE);

  signet_dialogue_feed (dialogue, "* BYE\r\n", 7);
  signet_dialogue_feed (dialogue, "* OK\r\n", 6);
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_DONE);
  g_assert_cmpint (signet_dialogue_get_outcome (dialogue), ==, SIGNET_OUTCOME_UNAVAILABLE);
  g_assert_false (signet_dialogue_has_greeting (dialogue));
}

/* HELO gives no list: nobody knows whether a log-in is needed */
static void
test_unknown_capabilities (void)
{
  g_autoptr (SignetDialogue) dialogue = greeted (SMTP);
  gsize length;

  signet_dialogue_feed (dialogue, "502 what?\r\n", 11);
  signet_dialogue_peek_output (dialogue, &length);
  signet_dialogue_wrote (dialogue, length);
  signet_dialogue_feed (dialogue, "250 mail\r\n", 10);
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_READY);
  g_assert_false (signet_dialogue_needs_no_login (dialogue));
}

/* RFC 5321 §4.1.3 */
static void
test_own_address (void)
{
  static const struct
  {
    const char *address;
    const char *hello;
  } rows[] = {
    { "192.0.2.7", "EHLO [192.0.2.7]\r\n" },
    { "2001:db8::7", "EHLO [IPv6:2001:db8::7]\r\n" },
    { "fe80::7%eth0", "EHLO [IPv6:fe80::7]\r\n" },
    { "::ffff:192.0.2.7", "EHLO [192.0.2.7]\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SignetDialogue) dialogue = signet_dialogue_new (SMTP, NONE);
      gsize length;
      const char *hello;

      signet_dialogue_set_own_address (dialogue, rows[i].address);
      signet_dialogue_feed (dialogue, "220 hello\r\n", 11);
      hello = signet_dialogue_peek_output (dialogue, &length);
      g_assert_cmpmem (hello, length, rows[i].hello, strlen (rows[i].hello));
    }
}

static void
test_time_out (void)
{
  g_autoptr (SignetDialogue) dialogue = greeted (SMTP);

  signet_dialogue_feed (dialogue, "250-mail\r\n", 10);
  g_assert_cmpint (signet_dialogue_time_out (dialogue), ==, SIGNET_OUTCOME_TIMEOUT);
  g_assert_cmpint (signet_dialogue_get_outcome (dialogue), ==, SIGNET_OUTCOME_TIMEOUT);
  g_assert_cmpstr (signet_dialogue_get_detail (dialogue), ==, "mail");
}

static void
test_needs_no_login (void)
{
  const struct
  {
    SignetProtocol protocol;
    const char *reply;
    gboolean needs_none;
  } rows[] = {
    { SMTP, "250-mail\r\n250 HELP\r\n", TRUE },
    { SMTP, "250 mail\r\n", TRUE },
    { SMTP, "250-mail\r\n250 AUTH PLAIN\r\n", FALSE },
    { SMTP, "250-mail\r\n250 AUTH\r\n", FALSE },
    { IMAP, "A1 OK\r\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SignetDialogue) dialogue = greeted (rows[i].protocol);

      g_assert_true (signet_dialogue_has_greeting (dialogue));
      signet_dialogue_feed (dialogue, rows[i].reply, strlen (rows[i].reply));
      g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_READY);
      g_assert_cmpint (signet_dialogue_needs_no_login (dialogue), ==, rows[i].needs_none);
    }
}

/* In the middle of a handshake or of an unfinished command a goodbye would not be understood */
static void
test_no_goodbye_into_tls (void)
{
  g_autoptr (SignetDialogue) dialogue = signet_dialogue_new (POP3, STARTTLS);
  gsize length;

  signet_dialogue_feed (dialogue, "+OK\r\n", 5);
  signet_dialogue_wrote (dialogue, 6);
  signet_dialogue_feed (dialogue, "+OK\r\n", 5);
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_START_TLS);
  signet_dialogue_quit (dialogue);
  signet_dialogue_peek_output (dialogue, &length);
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_DONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dialogue_case_add_tests ("/dialogue", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/dialogue/rule-5/endless-reply", test_endless_reply);
  g_test_add_func ("/dialogue/rule-5/endless-line", test_endless_line);
  g_test_add_func ("/dialogue/rule-5/nul", test_nul);
  g_test_add_func ("/dialogue/rule-6/detail-is-bounded", test_detail_is_bounded);
  g_test_add_func ("/dialogue/partial-writes", test_partial_writes);
  g_test_add_func ("/dialogue/deaf-when-done", test_deaf_when_done);
  g_test_add_func ("/dialogue/needs-no-login", test_needs_no_login);
  g_test_add_func ("/dialogue/unknown-capabilities", test_unknown_capabilities);
  g_test_add_func ("/dialogue/own-address", test_own_address);
  g_test_add_func ("/dialogue/time-out", test_time_out);
  g_test_add_func ("/dialogue/no-goodbye-into-tls", test_no_goodbye_into_tls);
  return g_test_run ();
}
