/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A dialogue's log-in: what is sent, what is believed, and what is never sent. Here is all that a
 * script can say; permits and proofs are in test-permit.c and test-scram.c, the log-in alone is in
 * test-login.c.
 */
#include "dialogue-case.h"

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

static const DialogueCase cases[] = {
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
  { "imap-cannot", IMAP, TLS, SESAME,
    IMAP_TLS ("SASL-IR AUTH=PLAIN") "LOGIN ada\nC~ A1 AUTHENTICATE PLAIN \nS: A1 NO [CANNOT] no\n"
                                    "C: A2 AUTHENTICATE PLAIN\nS: +\nT: ***\nC: " PLAIN_ADA "\n"
                                    "S: A2 OK\nANSWERED\nOUTCOME ok" },
  { "imap-initial-response-not-understood", IMAP, NONE, SESAME,
    IMAP_CLEAR ("SASL-IR AUTH=PLAIN") "LOGIN ada\nC~ A1 AUTHENTICATE PLAIN \nS: A1 BAD what?\n"
                                      "C: A2 AUTHENTICATE PLAIN\nS: +\nC: " PLAIN_ADA "\n"
                                      "S: A2 OK\nANSWERED\nOUTCOME ok" },
  { "imap-alert-without-a-tag", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: * OK [ALERT] closing at noon\n"
                           "S: A1 OK welcome\nANSWERED\nOUTCOME ok\n"
                           "DETAIL [ALERT] closing at noon" },
  { "imap-alert", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: A1 OK [ALERT] closing at noon\nANSWERED\n"
                           "OUTCOME ok\nDETAIL [ALERT] closing at noon" },
  { "imap-alert-and-refusal", IMAP, TLS, SESAME,
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: * OK [ALERT] closing at noon\n"
                           "S: A1 NO [AUTHENTICATIONFAILED] no\nANSWERED\nOUTCOME login-rejected\n"
                           "DETAIL [ALERT] closing at noon [AUTHENTICATIONFAILED] no" },
  { "imap-alert-before", IMAP, TLS, SESAME,
    "TLS\nS: * OK [ALERT] closing at noon\nC: A1 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: A1 OK\n"
    "READY\nDETAIL [ALERT] closing at noon\nLOGIN ada\nC~ A2 LOGIN \nS: A2 NO no\nANSWERED\n"
    "DETAIL [ALERT] closing at noon no" },
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
  /* USER and PASS need not be listed inside TLS, unless something else is */
  { "pop3-user-not-listed", POP3, TLS, SESAME,
    POP3_TLS ("TOP") "AUTH USER\nLOGIN ada\nC: USER ada\nS: +OK\nC: PASS open sesame\n"
                     "S: +OK welcome\nANSWERED\nOUTCOME ok\nMECHANISM USER" },
  { "rule-8/pop3-no-user", POP3, TLS, SESAME,
    POP3_TLS ("SASL GSSAPI") "LOGIN ada\nANSWERED\nOUTCOME no-usable-mechanism" },
  { "rule-8/pop3-no-user-in-clear", POP3, NONE, SESAME,
    "S: +OK ready\nC: CAPA\nS: +OK\nS: TOP\nS: .\nREADY\nAUTH \nLOGIN ada\nANSWERED\n"
    "OUTCOME login-disabled" },
  { "pop3-oauth-only", POP3, TLS, SESAME,
    POP3_TLS ("SASL XOAUTH2") "LOGIN ada\nANSWERED\nOUTCOME oauth-only" },
  { "pop3-initial-response-refused", POP3, TLS, SESAME,
    POP3_TLS ("SASL PLAIN") "LOGIN ada\nC: AUTH PLAIN " PLAIN_ADA "\nS: -ERR\nC: AUTH PLAIN\n"
                            "S: + \nT: ***\nC: " PLAIN_ADA "\nS: +OK\nANSWERED\nOUTCOME ok\n"
                            "MECHANISM PLAIN" },
  { "pop3-only-user-works", POP3, TLS, SESAME,
    POP3_TLS ("SASL PLAIN") "LOGIN ada\nC: AUTH PLAIN " PLAIN_ADA "\nS: -ERR what?\n"
                            "C: AUTH PLAIN\nS: -ERR what?\nC: USER ada\nS: +OK\n"
                            "C: PASS open sesame\nS: +OK\nANSWERED\nOUTCOME ok\nMECHANISM USER" },
  /* What may have been a wrong password counts: never a third time */
  { "rule-8/pop3-refused-without-a-word", POP3, TLS, SESAME,
    POP3_TLS ("USER\nS: SASL PLAIN LOGIN") "LOGIN ada\nC~ AUTH PLAIN \nS: -ERR\nC: AUTH PLAIN\n"
                                           "S: +\nC: " PLAIN_ADA "\nS: -ERR\nANSWERED\n"
                                           "OUTCOME login-rejected" },
  { "pop3-rejected-in-words", POP3, TLS, SESAME,
    POP3_TLS ("USER\nS: SASL PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: -ERR Authentication failed.\n"
                                     "ANSWERED\nOUTCOME login-rejected" },
  { "pop3-permanent", POP3, TLS, SESAME,
    POP3_TLS ("SASL PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: -ERR [SYS/PERM] no POP for you\n"
                            "ANSWERED\nOUTCOME login-disabled\nDETAIL [SYS/PERM] no POP for you" },
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
  { "smtp-unknown-refusal", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 550 no\nC: AUTH PLAIN\nS: 334\n"
                            "C: " PLAIN_ADA "\nS: 550 no\nANSWERED\nOUTCOME login-rejected" },
  { "smtp-app-password", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN LOGIN") "LOGIN ada\nC~ AUTH PLAIN \n"
                                  "S: 534-5.7.9 Application-specific password required. See\n"
                                  "S: 534 5.7.9 https://web.example\nANSWERED\n"
                                  "OUTCOME oauth-only" },
  { "smtp-too-weak", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN LOGIN CRAM-MD5") "LOGIN ada\nC~ AUTH PLAIN \nS: 534 5.7.9 too weak\n"
                                           "C: AUTH CRAM-MD5\nS: 504 5.7.4 no\nANSWERED\n"
                                           "OUTCOME no-usable-mechanism" },
  { "smtp-mechanism-in-words", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN LOGIN") "LOGIN ada\nC~ AUTH PLAIN \n"
                                  "S: 535 5.7.0 failed: mechanism not supported\nC: AUTH LOGIN\n"
                                  "S: 334 VXNlcm5hbWU6\nC: YWRh\nS: 334 UGFzc3dvcmQ6\n"
                                  "C: b3BlbiBzZXNhbWU=\nS: 235\nANSWERED\nOUTCOME ok" },
  { "smtp-later-in-words", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \nS: 535 Too many attempts\nANSWERED\n"
                            "OUTCOME login-unavailable" },
  { "smtp-leaves-for-the-web", SMTP, TLS, SESAME,
    SMTP_TLS ("AUTH PLAIN") "LOGIN ada\nC~ AUTH PLAIN \n"
                            "S: 421 4.7.0 basic authentication is disabled\nDONE\n"
                            "OUTCOME oauth-only" },
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
                            "C: AUTH PLAIN\nS: 334 \nC: " PLAIN_ADA "\n"
                            "S: 501 AUTH PLAIN " PLAIN_ADA "?\nANSWERED\nDETAIL AUTH PLAIN ***?" },
  { "rule-7/repeated-in-quotes", IMAP, TLS, "pa\\ss\"",
    IMAP_TLS ("IMAP4rev1") "LOGIN ada\nC~ A1 LOGIN \nS: A1 BAD \"ada\" \"pa\\\\ss\\\"\"?\n"
                           "ANSWERED\nDETAIL \"ada\" \"***\"?" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dialogue_case_add_tests ("/login", cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
