/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Why a server refuses: every code of the standards that can occur in a log-in, and words of real
 * servers.
 */
#include "refusal.h"

#define UNKNOWN   SIGNET_REFUSAL_UNKNOWN
#define PASSWORD  SIGNET_REFUSAL_PASSWORD
#define FORM      SIGNET_REFUSAL_FORM
#define MECHANISM SIGNET_REFUSAL_MECHANISM
#define TOO_WEAK  SIGNET_REFUSAL_TOO_WEAK
#define DISABLED  SIGNET_REFUSAL_DISABLED
#define TEMPORARY SIGNET_REFUSAL_TEMPORARY
#define CROWDED   SIGNET_REFUSAL_CROWDED
#define WEB       SIGNET_REFUSAL_WEB

typedef struct
{
  const char *words;
  SignetRefusal refusal;
} Row;

static void
check (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_test_message ("%s", rows[i].words);
      g_assert_cmpint (signet_refusal_read (rows[i].words), ==, rows[i].refusal);
    }
}

/* RFC 5530 §3, in its order, and RFC 9051 §7.1 */
static void
test_imap_codes (void)
{
  static const Row rows[] = {
    { "[UNAVAILABLE] x", TEMPORARY },
    { "[unavailable] x", TEMPORARY },
    { "[UNAVAILABLE]", TEMPORARY },
    { "[AUTHENTICATIONFAILED] x", PASSWORD },
    { "[AUTHORIZATIONFAILED] x", DISABLED },
    { "[EXPIRED] x", PASSWORD },
    { "[PRIVACYREQUIRED] x", DISABLED },
    { "[CONTACTADMIN] x", DISABLED },
    { "[NOPERM] x", DISABLED },
    { "[INUSE] x", TEMPORARY },
    { "[EXPUNGEISSUED] x", UNKNOWN },
    { "[CORRUPTION] x", DISABLED },
    { "[SERVERBUG] x", TEMPORARY },
    { "[CLIENTBUG] x", FORM },
    { "[CANNOT] x", FORM },
    { "[LIMIT] x", CROWDED },
    { "[OVERQUOTA] x", DISABLED },
    { "[ALREADYEXISTS] x", UNKNOWN },
    { "[NONEXISTENT] x", PASSWORD },
    { "[ALERT] x", UNKNOWN },
    { "[ALERT] [UNAVAILABLE] x", TEMPORARY },
    { "[BADCHARSET] x", UNKNOWN },
    { "[CAPABILITY IMAP4rev1] x", UNKNOWN },
    { "[REFERRAL imap://elsewhere.example/] x", TEMPORARY },
    { "[WEBALERT https://web.example/] x", WEB },
    { "[XUNAVAILABLE] x", UNKNOWN },
    { "[UNAVAILABLE x", UNKNOWN },
    { "UNAVAILABLE", UNKNOWN },
    { "x [UNAVAILABLE]", UNKNOWN },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* RFC 2449 §8.1, RFC 3206 §4, RFC 6856 §5 */
static void
test_pop3_codes (void)
{
  static const Row rows[] = {
    { "[LOGIN-DELAY] x", TEMPORARY },
    { "[IN-USE] x", TEMPORARY },
    { "[in-use] x", TEMPORARY },
    { "[SYS/TEMP] x", TEMPORARY },
    { "[SYS/PERM] x", DISABLED },
    { "[AUTH] x", PASSWORD },
    { "[UTF8] x", FORM },
    { "SYS/TEMP", UNKNOWN },
    { "[SYS] x", UNKNOWN },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* RFC 3463 §3, RFC 5248 §2.4 and its registry */
static void
test_status_codes (void)
{
  static const Row rows[] = {
    { "5.0.0 x", UNKNOWN },     { "4.0.0 x", TEMPORARY },  { "5.1.1 x", PASSWORD },
    { "5.1.8 x", PASSWORD },    { "5.2.1 x", DISABLED },   { "4.2.1 x", TEMPORARY },
    { "4.3.0 x", TEMPORARY },   { "4.3.1 x", TEMPORARY },  { "4.3.2 x", TEMPORARY },
    { "5.3.0 x", DISABLED },    { "5.3.2 x", DISABLED },   { "5.3.3 x", MECHANISM },
    { "5.3.5 x", DISABLED },    { "4.4.0 x", TEMPORARY },  { "4.4.2 x", TEMPORARY },
    { "4.4.3 x", TEMPORARY },   { "5.4.3 x", TEMPORARY },  { "4.4.5 x", CROWDED },
    { "4.5.0 x", TEMPORARY },   { "5.5.0 x", FORM },       { "5.5.1 x", FORM },
    { "5.5.2 x", FORM },        { "5.5.4 x", FORM },       { "5.5.5 x", FORM },
    { "5.5.6 x", FORM },        { "5.7.0 x", UNKNOWN },    { "4.7.0 x", TEMPORARY },
    { "5.7.1 x", UNKNOWN },     { "5.7.3 x", UNKNOWN }, /* Exchange: a wrong password */
    { "5.7.4 x", MECHANISM },   { "5.7.5 x", MECHANISM },  { "5.7.6 x", MECHANISM },
    { "5.7.8 x", PASSWORD },    { "5.7.9 x", TOO_WEAK },   { "5.7.10 x", DISABLED },
    { "5.7.11 x", DISABLED },   { "4.7.12 x", MECHANISM }, { "5.7.12 x", MECHANISM },
    { "5.7.13 x", DISABLED },   { "5.7.14 x", DISABLED },  { "5.7.15 x", CROWDED },
    { "5.7.139 x", UNKNOWN },   { "2.7.0 x", UNKNOWN },    { "#5.7.8 x", PASSWORD },
    { "(#5.7.8) x", PASSWORD }, { "5.7.8: x", PASSWORD },  { "5.7.8", PASSWORD },
    { "5.7 x", UNKNOWN },       { "5.7.8.9 x", UNKNOWN },  { "5.7.x x", UNKNOWN },
    { "5.7.8x", UNKNOWN },      { "5.7.8888 x", UNKNOWN }, { "x 5.7.8", UNKNOWN },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* The words of servers, as they are known from bug reports */
static void
test_words (void)
{
  static const Row rows[] = {
    { "", UNKNOWN },
    { "no", UNKNOWN },
    { "Application-specific password required", WEB },
    { "Application password is REQUIRED", WEB },
    { "please use an app password", WEB },
    { "Please enter your authorization code to login", WEB },
    { "Authentication unsuccessful, basic authentication is disabled.", WEB },
    { "LogonDenied-BasicAuthBlocked", WEB },
    { "Web login required", WEB },
    { "Please log in via your web browser and then try again", WEB },
    { "Too many login attempts, please try again later", TEMPORARY },
    { "Too many bad auth attempts", TEMPORARY },
    { "temporarily unable to authenticate", TEMPORARY },
    { "Temporary authentication failure: Connection lost to authentication server", TEMPORARY },
    { "authentication failed: generic failure", TEMPORARY },
    { "Cannot authenticate due to a system problem", TEMPORARY },
    { "Rate limit hit", TEMPORARY },
    { "Maximum number of connections from user+IP exceeded", CROWDED },
    { "Authentication mechanism is too weak", TOO_WEAK },
    { "authentication failed: mechanism not supported", MECHANISM },
    { "authentication failed: no mechanism available", MECHANISM },
    { "Unsupported authentication mechanism", MECHANISM },
    { "Unrecognized authentication type", MECHANISM },
    { "bad protocol / cancel", MECHANISM },
    { "channel binding failed", MECHANISM },
    { "SmtpClientAuthentication is disabled for the Tenant", DISABLED },
    { "Your account is not enabled for IMAP use", DISABLED },
    { "IMAP access is disabled", DISABLED },
    { "Unknown command", FORM },
    { "Syntax error", FORM },
    { "Too many arguments", FORM },
    { "LOGIN Invalid credentials", PASSWORD },
    { "authentication failed, please try again", PASSWORD },
    { "Logon failure: unknown user name or bad password.", PASSWORD },
    { "the password of the mechanism", UNKNOWN },
    { "manytoo", UNKNOWN },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Codes come first, unless they say no more than that it is refused */
static void
test_both (void)
{
  static const Row rows[] = {
    { "5.7.8 Username and Password not accepted", PASSWORD },
    { "5.7.8 Too many failed attempts", TEMPORARY },
    { "5.7.9 Application-specific password required", WEB },
    { "5.7.9 Application-specific password required. Learn more at\n5.7.9  https://web.example",
      WEB },
    { "5.7.14 <https://web.example> Please log in via your web browser and\n5.7.14 then try again.",
      WEB },
    { "5.7.139 Authentication unsuccessful, basic authentication is disabled.", WEB },
    { "5.7.139 Authentication unsuccessful, the user credentials were incorrect.", PASSWORD },
    { "5.7.0 authentication failed: mechanism not supported", MECHANISM },
    { "5.7.8 authentication failed: bad protocol / cancel", MECHANISM },
    { "4.7.0 authentication failed", TEMPORARY },
    { "4.7.0 mechanism not supported", MECHANISM },
    { "[ALERT] Application-specific password required: https://web.example (Failure)", WEB },
    { "[AUTHENTICATIONFAILED] Application password is REQUIRED", WEB },
    { "[AUTHENTICATIONFAILED] Invalid credentials", PASSWORD },
    { "[AUTHENTICATIONFAILED] temporarily locked", TEMPORARY },
    { "[UNAVAILABLE] authentication failed", TEMPORARY },
    { "[CONTACTADMIN] please try again later", DISABLED },
    { "[SYS/PERM] please try again later", DISABLED },
    { "[SYS/PERM] Web login required", WEB },
    { "[AUTH] Application-specific password required", WEB },
    { "disk is nearly full\n[AUTHENTICATIONFAILED] no", PASSWORD },
    { "[AUTHENTICATIONFAILED] no\nlogging out", PASSWORD },
    { "[AUTHENTICATIONFAILED] no\n[UNAVAILABLE] later", TEMPORARY },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_refine (void)
{
  g_assert_cmpint (signet_refusal_refine (PASSWORD, UNKNOWN), ==, PASSWORD);
  g_assert_cmpint (signet_refusal_refine (PASSWORD, TEMPORARY), ==, TEMPORARY);
  g_assert_cmpint (signet_refusal_refine (UNKNOWN, PASSWORD), ==, PASSWORD);
  g_assert_cmpint (signet_refusal_refine (FORM, PASSWORD), ==, PASSWORD);
  g_assert_cmpint (signet_refusal_refine (TEMPORARY, PASSWORD), ==, TEMPORARY);
  g_assert_cmpint (signet_refusal_refine (DISABLED, PASSWORD), ==, DISABLED);
  g_assert_cmpint (signet_refusal_refine (TEMPORARY, WEB), ==, WEB);
}

/* RFC 5802 §7 */
static void
test_scram (void)
{
  static const Row rows[] = {
    { "invalid-encoding", MECHANISM },
    { "extensions-not-supported", MECHANISM },
    { "invalid-proof", PASSWORD },
    { "channel-bindings-dont-match", MECHANISM },
    { "server-does-support-channel-binding", MECHANISM },
    { "channel-binding-not-supported", MECHANISM },
    { "unsupported-channel-binding-type", MECHANISM },
    { "unknown-user", PASSWORD },
    { "invalid-username-encoding", PASSWORD },
    { "no-resources", TEMPORARY },
    { "other-error", UNKNOWN },
    { "", UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (signet_refusal_read_scram (rows[i].words), ==, rows[i].refusal);
}

static void
test_outcome (void)
{
  static const SignetOutcome outcomes[] = {
    [UNKNOWN] = SIGNET_OUTCOME_LOGIN_REJECTED,
    [PASSWORD] = SIGNET_OUTCOME_LOGIN_REJECTED,
    [FORM] = SIGNET_OUTCOME_NO_USABLE_MECHANISM,
    [MECHANISM] = SIGNET_OUTCOME_NO_USABLE_MECHANISM,
    [TOO_WEAK] = SIGNET_OUTCOME_NO_USABLE_MECHANISM,
    [DISABLED] = SIGNET_OUTCOME_LOGIN_DISABLED,
    [TEMPORARY] = SIGNET_OUTCOME_LOGIN_UNAVAILABLE,
    [CROWDED] = SIGNET_OUTCOME_LOGIN_UNAVAILABLE,
    [WEB] = SIGNET_OUTCOME_OAUTH_ONLY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_cmpint (signet_refusal_to_outcome ((SignetRefusal)i), ==, outcomes[i]);
}

static void
test_alert (void)
{
  g_assert_true (signet_refusal_is_alert ("[ALERT] closing"));
  g_assert_true (signet_refusal_is_alert ("[alert]"));
  g_assert_true (signet_refusal_is_alert ("[UNAVAILABLE] [ALERT] closing"));
  g_assert_false (signet_refusal_is_alert ("ALERT closing"));
  g_assert_false (signet_refusal_is_alert ("[ALERTED] closing"));
  g_assert_false (signet_refusal_is_alert ("[ALERT closing"));
  g_assert_false (signet_refusal_is_alert (""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusal/imap-codes", test_imap_codes);
  g_test_add_func ("/refusal/pop3-codes", test_pop3_codes);
  g_test_add_func ("/refusal/status-codes", test_status_codes);
  g_test_add_func ("/refusal/words", test_words);
  g_test_add_func ("/refusal/both", test_both);
  g_test_add_func ("/refusal/refine", test_refine);
  g_test_add_func ("/refusal/scram", test_scram);
  g_test_add_func ("/refusal/outcome", test_outcome);
  g_test_add_func ("/refusal/alert", test_alert);
  return g_test_run ();
}
