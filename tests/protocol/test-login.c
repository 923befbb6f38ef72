/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in: what is sent, what is believed, and what is never sent.
 */
#include "dialogue.h"

#include "sasl-server.h"
#include "talk.h"

#include <string.h>

#define IMAP     SIGNET_PROTOCOL_IMAP
#define POP3     SIGNET_PROTOCOL_POP3
#define SMTP     SIGNET_PROTOCOL_SMTP
#define TLS      SIGNET_SECURITY_TLS
#define STARTTLS SIGNET_SECURITY_STARTTLS
#define NONE     SIGNET_SECURITY_NONE

#define SESAME "open sesame"
#define LONG_PASSWORD                                                                              \
  "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"    \
  "0123456789012345678901234567890123456789012345678901234567890123456789"

/* How each dialogue begins */
#define IMAP_TLS(capabilities)   "TLS\nS: * OK [CAPABILITY " capabilities "] ready\nREADY\n"
#define IMAP_CLEAR(capabilities) "S: * OK [CAPABILITY " capabilities "] ready\nREADY\n"
#define POP3_TLS(capabilities)                                                                     \
  "TLS\nS: +OK ready\nC: CAPA\nS: +OK\nS: " capabilities "\nS: .\nREADY\n"
#define SMTP_TLS(capabilities)                                                                     \
  "TLS\nS: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 " capabilities "\nREADY\n"
#define SMTP_CLEAR(capabilities)                                                                   \
  "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 " capabilities "\nREADY\n"

#define PLAIN_ADA "AGFkYQBvcGVuIHNlc2FtZQ=="

static const TalkCase cases[] = {
  { "imap-initial-response", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN") "LOGIN ada\nT: A1 AUTHENTICATE PLAIN ***\n"
                                    "C: A1 AUTHENTICATE PLAIN " PLAIN_ADA "\nS: A1 OK welcome\n"
                                    "ANSWERED\nOUTCOME ok\nMECHANISM PLAIN\nDETAIL welcome\nQUIT\n"
                                    "C: A2 LOGOUT" },
  { "imap-invited-response", IMAP, TLS, SESAME,
    IMAP_TLS ("AUTH=PLAIN") "LOGIN ada\nT: A1 AUTHENTICATE PLAIN\nC: A1 AUTHENTICATE PLAIN\n"
                            "S: + \nT: ***\nC: " PLAIN_ADA "\nS: A1 OK welcome\nANSWERED\n"
                            "OUTCOME ok" },
  { "imap-login", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nT: A1 LOGIN ***\nC: A1 LOGIN \"ada\" \"open sesame\"\n"
                           "S: A1 OK welcome\nANSWERED\nOUTCOME ok\nMECHANISM LOGIN" },
  { "imap-login-quoted", IMAP, TLS, "pa\\ss\"",
    IMAP_TLS ("IMAP4rev1") "LOGIN a\"da\nC: A1 LOGIN \"a\\\"da\" \"pa\\\\ss\\\"\"\n"
                           "S: A1 OK\nANSWERED\nOUTCOME ok" },
  { "imap-login-literal", IMAP, TLS, "pässwörd",
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nT: A1 LOGIN ***\nC: A1 LOGIN \"ada\" {10}\nREAD\n"
                           "S: + go on\nT: ***\nC: pässwörd\nS: A1 OK\nANSWERED\nOUTCOME ok" },
  { "imap-login-literals", IMAP, TLS, "pässwörd",
    IMAP_TLS ("IMAP4rev1") "LOGIN ädä\nC: A1 LOGIN {5}\nS: +\nT: ***\nC: ädä {10}\nS: +\n"
                           "T: ***\nC: pässwörd\nS: A1 OK\nANSWERED\nOUTCOME ok" },
  { "imap-login-literal-not-invited", IMAP, TLS, "pässwörd",
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC: A1 LOGIN \"ada\" {10}\nS: A1 OK welcome\nANSWERED\n"
                           "OUTCOME no-usable-mechanism" },
  { "imap-login-invited-once-too-often", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC: A1 LOGIN \"ada\" \"open sesame\"\nS: + more\nANSWERED\n"
                           "OUTCOME no-usable-mechanism" },
  { "imap-login-with-a-line-break", IMAP, TLS, "a\r\nA2 DELETE x",
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC: A1 LOGIN \"ada\" {14}\nREAD" },
  { "imap-second-user", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN") "LOGIN ada@example.org\nC~ A1 AUTHENTICATE PLAIN \n"
                                    "S: A1 NO [AUTHENTICATIONFAILED] wrong\nANSWERED\n"
                                    "OUTCOME login-rejected\nLOGIN ada\n"
                                    "C: A2 AUTHENTICATE PLAIN " PLAIN_ADA "\nS: A2 OK\nANSWERED\n"
                                    "OUTCOME ok" },
  { "imap-bye", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: * BYE later\nDONE\n"
                           "OUTCOME login-unavailable\nDETAIL later" },
  { "imap-unavailable", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: A1 NO [UNAVAILABLE] later\nANSWERED\n"
                           "OUTCOME login-unavailable\nDETAIL [UNAVAILABLE] later" },
  { "imap-oauth-only", IMAP, TLS, SESAME,
    IMAP_TLS ("AUTH=XOAUTH2") "LOGIN ada\nANSWERED\nOUTCOME oauth-only" },
  { "imap-nothing-known", IMAP, TLS, SESAME,
    IMAP_TLS ("AUTH=GSSAPI LOGINDISABLED") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "imap-external", IMAP, TLS, NULL,
    IMAP_TLS ("SASL-IR AUTH=EXTERNAL AUTH=PLAIN") "LOGIN ada\nC: A1 AUTHENTICATE EXTERNAL =\n"
                                                  "S: A1 OK\nANSWERED\nOUTCOME ok\n"
                                                  "MECHANISM EXTERNAL" },
  { "imap-no-password", IMAP, TLS, NULL,
    IMAP_TLS ("AUTH=PLAIN") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "imap-cram-md5", IMAP, NONE, SESAME,
    IMAP_CLEAR ("AUTH=PLAIN AUTH=CRAM-MD5") "LOGIN ada\nC: A1 AUTHENTICATE CRAM-MD5\n"
                                            "S: + PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1j"
                                            "aS5uZXQ+\nT: ***\nC: YWRhIGQ1NjgxNzE5ZWZmNmQ5ZDU4MDZh"
                                            "NzE5ZjhmNjMyYTQz\nS: A1 OK\nANSWERED\nOUTCOME ok" },
  { "imap-not-understood", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN AUTH=LOGIN") "LOGIN ada\nC~ A1 AUTHENTICATE PLAIN \n"
                                               "S: A1 BAD unsupported\nC: A2 AUTHENTICATE LOGIN\n"
                                               "S: + VXNlcm5hbWU6\nT: ***\nC: YWRh\n"
                                               "S: + UGFzc3dvcmQ6\nT: ***\nC: b3BlbiBzZXNhbWU=\n"
                                               "S: A2 OK\nANSWERED\nOUTCOME ok\nMECHANISM LOGIN" },

  { "pop3-user", POP3, TLS, SESAME,
    POP3_TLS ("USER") "LOGIN ada\nT: USER ***\nC: USER ada\nS: +OK\nT: PASS ***\n"
                      "C: PASS open sesame\nS: +OK welcome\nANSWERED\nOUTCOME ok\nMECHANISM USER\n"
                      "QUIT\nC: QUIT" },
  { "pop3-user-without-capa", POP3, TLS, SESAME,
    "TLS\nS: +OK\nC: CAPA\nS: -ERR what?\nREADY\nLOGIN ada\nC: USER ada\nS: +OK\n"
    "C: PASS open sesame\nS: -ERR wrong\nANSWERED\nOUTCOME login-rejected\nDETAIL wrong" },
  { "pop3-user-rejected", POP3, TLS, SESAME,
    POP3_TLS ("USER") "LOGIN ada\nC: USER ada\nS: -ERR unknown\nANSWERED\nOUTCOME login-rejected" },
  { "pop3-user-challenged", POP3, TLS, SESAME,
    POP3_TLS ("USER") "LOGIN ada\nC: USER ada\nS: + more\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "pop3-no-user", POP3, TLS, SESAME,
    POP3_TLS ("TOP") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "pop3-password-with-a-line-break", POP3, TLS, "a\r\nDELE 1",
    POP3_TLS ("USER") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "pop3-user-with-a-line-break", POP3, TLS, SESAME,
    POP3_TLS ("USER") "LOGIN ada\rx\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "pop3-plain", POP3, TLS, SESAME,
    POP3_TLS ("SASL PLAIN") "LOGIN ada\nT: AUTH PLAIN ***\nC: AUTH PLAIN " PLAIN_ADA "\nS: +OK\n"
                            "ANSWERED\nOUTCOME ok" },
  /* RFC 5034 §4: what does not fit into the command is sent when it is asked for */
  { "pop3-plain-long", POP3, TLS, LONG_PASSWORD,
    POP3_TLS ("SASL PLAIN") "LOGIN ada\nT: AUTH PLAIN\nC: AUTH PLAIN\nS: +\nT: ***\nC~ AGFkYQ\n"
                            "S: +OK\nANSWERED\nOUTCOME ok" },

  { "smtp-plain", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nT: AUTH PLAIN ***\nC: AUTH PLAIN " PLAIN_ADA "\n"
                            "S: 235-2.7.0 wel\nS: 235 come\nANSWERED\nOUTCOME ok\n"
                            "DETAIL 2.7.0 wel come\nQUIT\nC: QUIT" },
  { "smtp-login", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH LOGIN") "LOGIN ada\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YWRh\n"
                            "S: 334 UGFzc3dvcmQ6\nT: ***\nC: b3BlbiBzZXNhbWU=\nS: 535 wrong\n"
                            "ANSWERED\nOUTCOME login-rejected\nDETAIL wrong" },
  { "smtp-later", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 454 later\nANSWERED\n"
                            "OUTCOME login-unavailable" },
  { "smtp-leaves", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 421 later\nDONE\n"
                            "OUTCOME login-unavailable" },
  { "smtp-nothing-offered", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "smtp-garbage", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 250 hm\nDONE\nOUTCOME not-mail" },
  { "closed-before-the-answer", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nEOF\nDONE\nOUTCOME closed" },
  { "no-goodbye-into-an-exchange", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH LOGIN") "LOGIN ada\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YWRh\nQUIT\nDONE" },
  { "client-certificate", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 535 no client certificate\nANSWERED\n"
                            "OUTCOME client-certificate-required" },
  { "no-client-certificate-in-clear", SMTP, NONE, SESAME,
    SMTP_CLEAR ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 535 no client certificate\nANSWERED\n"
                              "OUTCOME login-rejected" },

  { "rule-3/login-disabled", IMAP, NONE, SESAME,
    IMAP_CLEAR ("LOGINDISABLED") "LOGIN ada\nANSWERED\nOUTCOME login-disabled" },
  { "rule-3/login-disabled-in-tls", IMAP, TLS, SESAME,
    IMAP_TLS ("LOGINDISABLED") "LOGIN ada\nANSWERED\nOUTCOME login-disabled" },
  { "rule-3/referral", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \n"
                           "S: A1 NO [REFERRAL imap://elsewhere.example/] elsewhere\nANSWERED\n"
                           "OUTCOME login-unavailable\nQUIT\nC: A2 LOGOUT\nDONE" },
  { "rule-3/foreign-tag", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: A9 OK welcome\nDONE\nOUTCOME not-mail" },

  { "rule-5/challenge-after-the-last-word", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN LOGINDISABLED") "LOGIN ada\nC~ A1 AUTHENTICATE PLAIN \n"
                                                  "S: + more\nT: *\nC: *\nS: + and more\n"
                                                  "ANSWERED\nOUTCOME no-usable-mechanism" },
  { "rule-5/given-up", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN LOGINDISABLED") "LOGIN ada\nC~ A1 AUTHENTICATE PLAIN \n"
                                                  "S: + more\nC: *\nS: A1 BAD as you like\n"
                                                  "ANSWERED\nOUTCOME no-usable-mechanism" },
  /* An OK to a "*" is no success */
  { "rule-8/ok-after-giving-up", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN LOGINDISABLED") "LOGIN ada\nC~ A1 AUTHENTICATE PLAIN \n"
                                                  "S: + more\nC: *\nS: A1 OK welcome\n"
                                                  "ANSWERED\nOUTCOME no-usable-mechanism" },
  { "rule-8/ok-without-proof", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH SCRAM-SHA-256 PLAIN") "LOGIN ada\nT: AUTH SCRAM-SHA-256 ***\n"
                                          "C~ AUTH SCRAM-SHA-256 \nS: 235 welcome\nANSWERED\n"
                                          "OUTCOME no-usable-mechanism" },
  { "rule-8/ok-before-the-password", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH LOGIN") "LOGIN ada\nC: AUTH LOGIN\nS: 235 welcome\nANSWERED\n"
                            "OUTCOME no-usable-mechanism" },
  /* Announced, but without secrets behind it: no word on the password yet */
  { "hollow-scram-in-tls", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH SCRAM-SHA-256 PLAIN") "LOGIN ada\nC~ AUTH SCRAM-SHA-256 \nS: 535 no\n"
                                          "C: AUTH PLAIN " PLAIN_ADA "\nS: 235 ok\nANSWERED\n"
                                          "OUTCOME ok\nMECHANISM PLAIN" },
  /* In clear that could be somebody who lures the password out */
  { "rule-8/hollow-scram-in-clear", SMTP, NONE, SESAME,
    SMTP_CLEAR ("AUTH SCRAM-SHA-256 PLAIN") "LOGIN ada\nC~ AUTH SCRAM-SHA-256 \nS: 535 no\n"
                                            "ANSWERED\nOUTCOME no-usable-mechanism" },
  { "rule-8/not-understood-in-clear", SMTP, NONE, SESAME,
    SMTP_CLEAR ("AUTH CRAM-MD5 PLAIN") "LOGIN ada\nC: AUTH CRAM-MD5\nS: 504 unknown\nANSWERED\n"
                                       "OUTCOME no-usable-mechanism" },
  { "rule-8/few-iterations", IMAP, NONE, SESAME,
    IMAP_CLEAR ("AUTH=SCRAM-SHA-1 AUTH=PLAIN") "LOGIN ada\nC: A1 AUTHENTICATE SCRAM-SHA-1\nS: +\n"
                                               "C~ \nS: + cj14LHM9eCxpPTE=\nT: *\nC: *\n"
                                               "S: A1 BAD as you like\nANSWERED\n"
                                               "OUTCOME no-usable-mechanism" },
  /* A rejected password is not tried in another way */
  { "rule-8/rejected-is-rejected", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN LOGIN CRAM-MD5") "LOGIN ada\nC~ AUTH PLAIN \nS: 535 wrong\nANSWERED\n"
                                           "OUTCOME login-rejected" },
  { "rule-8/not-offered", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH XPLAIN PLAINX") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },

  /* A server may repeat what it was sent */
  { "rule-7/repeated", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 535 no, open sesame is wrong\nANSWERED\n"
                            "DETAIL no, *** is wrong" },
  { "rule-7/repeated-in-base64", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 535 no: b3BlbiBzZXNhbWU=\nANSWERED\n"
                            "DETAIL no: ***" },
  { "rule-7/repeated-as-it-was-sent", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 501 AUTH PLAIN " PLAIN_ADA "?\n"
                            "ANSWERED\nDETAIL AUTH PLAIN ***?" },
  { "rule-7/repeated-in-quotes", IMAP, TLS, "pa\\ss\"",
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: A1 BAD \"ada\" \"pa\\\\ss\\\"\"?\n"
                           "ANSWERED\nDETAIL \"ada\" \"***\"?" },
};

typedef struct
{
  SignetDialogue *dialogue;
  SignetChannel channel;
  SignetTlsInfo *tls;
} Ready;

/* A dialogue that has come to the point where it may log in, inside TLS, bound by @data */
static void
ready_init (Ready *ready, const char *capabilities, const char *data)
{
  g_autofree char *greeting = g_strdup_printf ("* OK [CAPABILITY %s] ready\r\n", capabilities);
  SignetBinding binding = data != NULL ? SIGNET_BINDING_TLS_EXPORTER : SIGNET_BINDING_NONE;

  ready->dialogue = signet_dialogue_new (IMAP, TLS);
  ready->tls = signet_tls_info_new ();
  ready->channel =
      (SignetChannel){ .id = 7, .host = "mail.example.org", .port = 993, .tls = ready->tls };
  signet_dialogue_tls_started (ready->dialogue, binding, (const guint8 *)data,
                               data != NULL ? strlen (data) : 0);
  signet_dialogue_feed (ready->dialogue, greeting, strlen (greeting));
  g_assert_cmpint (signet_dialogue_get_step (ready->dialogue), ==, SIGNET_STEP_READY);
}

static void
ready_clear (Ready *ready)
{
  signet_dialogue_free (ready->dialogue);
  signet_tls_info_unref (ready->tls);
}

static SignetPermit *
permit_for (const SignetChannel *channel)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  SignetOutcome reason;

  return signet_policy_issue_permit (policy, channel, &reason);
}

static SignetCredentials *
credentials_new (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new (SESAME, -1);

  return signet_credentials_new ("ada@example.org", "ada", secret);
}

static void
log_in (Ready *ready)
{
  g_autoptr (SignetCredentials) credentials = credentials_new ();

  signet_dialogue_login (ready->dialogue, permit_for (&ready->channel), ready->channel.id,
                         credentials, 1);
}

/* Takes a line of output, without its end */
static char *
take_line (SignetDialogue *dialogue)
{
  gsize length;
  const char *bytes = signet_dialogue_peek_output (dialogue, &length);
  char *line = g_strndup (bytes, length);

  g_assert_cmpint (signet_dialogue_get_step (dialogue), ==, SIGNET_STEP_WRITE);
  g_assert_null (strstr (signet_dialogue_describe_output (dialogue), line + 20));
  signet_dialogue_wrote (dialogue, length);
  return g_strchomp (line);
}

static void
say (SignetDialogue *dialogue, const char *prefix, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s%s\r\n", prefix, text);

  signet_dialogue_feed (dialogue, line, strlen (line));
}

/* Logs in with SCRAM up to the server's last word, which is @last, or what it should be */
static void
play_scram (Ready *ready, const char *command, SaslServer *server, const char *last)
{
  g_autofree char *first = NULL;
  g_autofree char *challenge = NULL;
  g_autofree char *final = NULL;
  g_autofree char *proof = NULL;

  log_in (ready);
  first = take_line (ready->dialogue);
  g_assert_true (g_str_has_prefix (first, command));
  challenge = sasl_server_step (server, first + strlen (command));
  say (ready->dialogue, "+ ", challenge);
  final = take_line (ready->dialogue);
  proof = sasl_server_step (server, final);
  g_assert_true (sasl_server_has_accepted (server));
  say (ready->dialogue, "+ ", last != NULL ? last : proof);
}

static void
test_scram (void)
{
  g_autoptr (SaslServer)
      server = sasl_server_new ("SCRAM-SHA-256", "ada", SESAME, SIGNET_BINDING_NONE, NULL);
  Ready ready;

  ready_init (&ready, "SASL-IR AUTH=PLAIN AUTH=SCRAM-SHA-256", NULL);
  play_scram (&ready, "A1 AUTHENTICATE SCRAM-SHA-256 ", server, NULL);
  signet_dialogue_wrote (ready.dialogue, 2);
  say (ready.dialogue, "A1 OK", "");
  g_assert_cmpint (signet_dialogue_get_step (ready.dialogue), ==, SIGNET_STEP_ANSWERED);
  g_assert_cmpint (signet_dialogue_get_outcome (ready.dialogue), ==, SIGNET_OUTCOME_OK);
  g_assert_cmpstr (signet_dialogue_get_mechanism (ready.dialogue), ==, "SCRAM-SHA-256");
  ready_clear (&ready);
}

/* The bytes of the channel are bound, as the server sees them, too */
static void
test_scram_plus (void)
{
  g_autoptr (SaslServer) server = sasl_server_new ("SCRAM-SHA-256-PLUS", "ada", SESAME,
                                                   SIGNET_BINDING_TLS_EXPORTER, "Y2hhbm5lbA==");
  Ready ready;

  ready_init (&ready, "SASL-IR AUTH=SCRAM-SHA-256-PLUS AUTH=PLAIN", "channel");
  play_scram (&ready, "A1 AUTHENTICATE SCRAM-SHA-256-PLUS ", server, NULL);
  signet_dialogue_wrote (ready.dialogue, 2);
  say (ready.dialogue, "A1 OK", "");
  g_assert_cmpint (signet_dialogue_get_outcome (ready.dialogue), ==, SIGNET_OUTCOME_OK);
  ready_clear (&ready);
}

/* Who fails to prove himself gets nothing more: above all not the password itself */
static void
test_impostor (void)
{
  static const char *const ends[] = { "A1 OK welcome", "A1 NO as you like", "A1 BAD as you like" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (SaslServer)
          server = sasl_server_new ("SCRAM-SHA-256", "ada", SESAME, SIGNET_BINDING_NONE, NULL);
      Ready ready;

      ready_init (&ready, "SASL-IR AUTH=PLAIN AUTH=SCRAM-SHA-256", NULL);
      play_scram (&ready, "A1 AUTHENTICATE SCRAM-SHA-256 ", server, "dj1BQUFB");
      g_assert_cmpstr (signet_dialogue_describe_output (ready.dialogue), ==, "*");
      signet_dialogue_wrote (ready.dialogue, 3);
      say (ready.dialogue, ends[i], "");
      g_assert_cmpint (signet_dialogue_get_step (ready.dialogue), ==, SIGNET_STEP_ANSWERED);
      g_assert_cmpint (signet_dialogue_get_outcome (ready.dialogue), ==,
                       SIGNET_OUTCOME_NO_USABLE_MECHANISM);
      ready_clear (&ready);
    }
}

/* The user name is the one that was asked for */
static void
test_second_user (void)
{
  Ready ready;
  g_autofree char *line = NULL;

  ready_init (&ready, "IMAP4rev1", NULL);
  log_in (&ready);
  line = take_line (ready.dialogue);
  g_assert_cmpstr (line, ==, "A1 LOGIN \"ada\" \"open sesame\"");
  ready_clear (&ready);
}

static void
check_refused (Ready *ready, SignetPermit *permit, guint64 id, guint index, const char *message)
{
  g_autoptr (SignetCredentials) credentials = credentials_new ();
  SignetStep step = signet_dialogue_get_step (ready->dialogue);
  gsize length;

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, message);
  signet_dialogue_login (ready->dialogue, permit, id, credentials, index);
  g_test_assert_expected_messages ();
  signet_dialogue_peek_output (ready->dialogue, &length);
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpint (signet_dialogue_get_step (ready->dialogue), ==, step);
}

static void
test_no_permit (void)
{
  Ready ready;

  ready_init (&ready, "IMAP4rev1", NULL);
  check_refused (&ready, NULL, 7, 0, "*signet_permit_covers*");
  ready_clear (&ready);
}

/* A permit for the channel before TLS, or for another connection, is none for this one */
static void
test_permit_of_another_channel (void)
{
  Ready ready;
  SignetChannel other;

  ready_init (&ready, "IMAP4rev1", NULL);
  other = ready.channel;
  other.id++;
  check_refused (&ready, permit_for (&other), 7, 0, "*signet_permit_covers*");
  check_refused (&ready, permit_for (&ready.channel), 8, 0, "*signet_permit_covers*");
  ready_clear (&ready);
}

/* A permit for plaintext is none for TLS, and the other way round, whatever the channel's id */
static void
test_permit_of_another_kind (void)
{
  Ready ready;
  SignetChannel other;

  ready_init (&ready, "IMAP4rev1", NULL);
  other = ready.channel;
  other.tls = NULL;
  check_refused (&ready, permit_for (&other), 7, 0, "*is_encrypted*");
  signet_dialogue_free (ready.dialogue);
  ready.dialogue = signet_dialogue_new (IMAP, NONE);
  signet_dialogue_feed (ready.dialogue, "* OK [CAPABILITY X] hi\r\n", 24);
  check_refused (&ready, permit_for (&ready.channel), 7, 0, "*is_encrypted*");
  ready_clear (&ready);
}

static void
test_no_third_user (void)
{
  Ready ready;

  ready_init (&ready, "IMAP4rev1", NULL);
  check_refused (&ready, permit_for (&ready.channel), 7, 2, "*user_index*");
  ready_clear (&ready);
}

/* Before the server's settings are proven nobody logs in, permit or not */
static void
test_not_ready (void)
{
  Ready ready = { signet_dialogue_new (IMAP, STARTTLS),
                  { .id = 7, .host = "mail.example.org", .port = 143, .tls = NULL },
                  NULL };

  ready.tls = signet_tls_info_new ();
  check_refused (&ready, permit_for (&ready.channel), 7, 0, "*SIGNET_STATE_READY*");
  signet_dialogue_feed (ready.dialogue, "* BYE\r\n", 7);
  check_refused (&ready, permit_for (&ready.channel), 7, 0, "*SIGNET_STATE_READY*");
  ready_clear (&ready);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  talk_add_tests ("/login", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/login/scram", test_scram);
  g_test_add_func ("/login/scram-plus", test_scram_plus);
  g_test_add_func ("/login/second-user", test_second_user);
  g_test_add_func ("/login/rule-1/no-permit", test_no_permit);
  g_test_add_func ("/login/rule-1/permit-of-another-channel", test_permit_of_another_channel);
  g_test_add_func ("/login/rule-1/permit-of-another-kind", test_permit_of_another_kind);
  g_test_add_func ("/login/rule-1/no-third-user", test_no_third_user);
  g_test_add_func ("/login/rule-1/not-ready", test_not_ready);
  g_test_add_func ("/login/rule-8/impostor", test_impostor);
  return g_test_run ();
}
