/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The log-in alone: what a server offers and replies, what is sent, and how it went. What the whole
 * dialogue makes of it is in test-dialogue-login.c.
 */
#include "login.h"

#include "enum-types.h"

#include <string.h>

#define IMAP  SIGNET_PROTOCOL_IMAP
#define POP3  SIGNET_PROTOCOL_POP3
#define SMTP  SIGNET_PROTOCOL_SMTP
#define TLS   TRUE
#define CLEAR FALSE

/* "\0ada\0open sesame" */
#define PLAIN "AGFkYQBvcGVuIHNlc2FtZQ=="

/* A log-in of "ada" with "open sesame" */
typedef struct
{
  const char *name;
  SignetProtocol protocol;
  gboolean is_encrypted;
  const char *offer;   /* nullable: mechanisms, and in small letters what else there is */
  const char *session; /* "C: COMMAND | SECRET", "C: | SECRET" or "S: LINE" each */
  const char *end; /* "OUTCOME MECHANISM", in brackets if the server hangs up; "" for none yet */
} Case;

static const Case cases[] = {
  /* Which mechanism, and in which form */
  { "best-first", SMTP, TLS, "LOGIN PLAIN", "C: AUTH PLAIN | " PLAIN "\nS: 235 hi", "ok PLAIN" },
  { "not-offered", SMTP, TLS, "XPLAIN", "", "no-usable-mechanism" },
  { "two-lines", IMAP, TLS, "PLAIN", "C: AUTHENTICATE PLAIN\nS: +\nC: | " PLAIN "\nS: A1 OK hi",
    "ok PLAIN" },
  { "one-line", IMAP, TLS, "PLAIN sasl-ir", "C: AUTHENTICATE PLAIN | " PLAIN "\nS: A1 OK hi",
    "ok PLAIN" },
  { "login", SMTP, TLS, "LOGIN",
    "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: | YWRh\nS: 334 UGFzc3dvcmQ6\nC: | b3BlbiBzZXNhbWU=\n"
    "S: 235 hi",
    "ok LOGIN" },
  { "least-shown-in-clear", SMTP, CLEAR, "PLAIN CRAM-MD5", "C: AUTH CRAM-MD5", "" },
  { "least-kept-in-tls", SMTP, TLS, "CRAM-MD5 PLAIN", "C: AUTH PLAIN | " PLAIN, "" },

  /* The protocol's own command */
  { "imap-command", IMAP, TLS, "", "C: LOGIN | \"ada\" \"open sesame\"\nS: A1 OK hi", "ok LOGIN" },
  { "imap-command-disabled", IMAP, TLS, "logindisabled", "", "login-disabled" },
  { "imap-command-last", IMAP, TLS, "PLAIN sasl-ir",
    "C: AUTHENTICATE PLAIN | " PLAIN "\nS: A1 BAD\nC: AUTHENTICATE PLAIN\nS: A1 BAD\n"
    "C: LOGIN | \"ada\" \"open sesame\"\nS: A1 NO wrong",
    "login-rejected LOGIN" },
  { "pop3-command", POP3, TLS, "user", "C: USER | ada\nS: +OK\nC: PASS | open sesame\nS: +OK",
    "ok USER" },
  { "pop3-command-unlisted", POP3, TLS, "", "C: USER | ada", "" },
  { "pop3-command-unlisted-in-clear", POP3, CLEAR, "", "", "login-disabled" },
  { "pop3-command-challenged", POP3, TLS, "user", "C: USER | ada\nS: + more",
    "no-usable-mechanism USER" },
  { "smtp-has-no-command", SMTP, TLS, "", "", "no-usable-mechanism" },

  /* Nothing to log in with, and why */
  { "oauth-only", SMTP, TLS, "XOAUTH2", "", "oauth-only" },
  { "oauth-forbids-the-command", IMAP, TLS, "XOAUTH2", "", "oauth-only" },
  { "unknown-offer", SMTP, TLS, NULL, "", "unavailable" },

  /* What does not work says nothing about the password */
  { "next-mechanism", SMTP, TLS, "PLAIN LOGIN",
    "C: AUTH PLAIN | " PLAIN "\nS: 504 no\nC: AUTH LOGIN", "" },
  { "next-form", SMTP, TLS, "PLAIN LOGIN",
    "C: AUTH PLAIN | " PLAIN "\nS: 501 no\nC: AUTH PLAIN\nS: 334\nC: | " PLAIN "\nS: 235 hi",
    "ok PLAIN" },
  { "too-weak", SMTP, TLS, "PLAIN LOGIN CRAM-MD5",
    "C: AUTH PLAIN | " PLAIN "\nS: 534 5.7.9 too weak\nC: AUTH CRAM-MD5\nS: 504 no",
    "no-usable-mechanism CRAM-MD5" },
  { "rule-8/no-next-in-clear", SMTP, CLEAR, "CRAM-MD5 PLAIN", "C: AUTH CRAM-MD5\nS: 504 no",
    "no-usable-mechanism CRAM-MD5" },

  /* What does */
  { "rejected", SMTP, TLS, "PLAIN LOGIN", "C: AUTH PLAIN | " PLAIN "\nS: 535-no\nS: 535 no",
    "login-rejected PLAIN" },
  { "rule-8/maybe-rejected-twice", POP3, TLS, "user PLAIN LOGIN",
    "C: AUTH PLAIN | " PLAIN "\nS: -ERR\nC: AUTH PLAIN\nS: +\nC: | " PLAIN "\nS: -ERR",
    "login-rejected PLAIN" },
  { "certificate", SMTP, TLS, "PLAIN", "C: AUTH PLAIN | " PLAIN "\nS: 535 no client certificate",
    "client-certificate-required PLAIN" },
  { "later", SMTP, TLS, "PLAIN", "C: AUTH PLAIN | " PLAIN "\nS: 454 later",
    "login-unavailable PLAIN" },

  /* Only proof is believed */
  { "rule-8/ok-too-early", SMTP, TLS, "LOGIN", "C: AUTH LOGIN\nS: 235 hi",
    "no-usable-mechanism LOGIN" },
  { "rule-8/ok-after-giving-up", IMAP, TLS, "PLAIN sasl-ir logindisabled",
    "C: AUTHENTICATE PLAIN | " PLAIN "\nS: + more\nC: | *\nS: A1 OK hi",
    "no-usable-mechanism PLAIN" },
  { "rule-5/challenged-after-giving-up", IMAP, TLS, "PLAIN sasl-ir logindisabled",
    "C: AUTHENTICATE PLAIN | " PLAIN "\nS: + more\nC: | *\nS: + more",
    "no-usable-mechanism PLAIN" },

  /* Whoever hangs up may say why */
  { "hangs-up", SMTP, TLS, "PLAIN", "C: AUTH PLAIN | " PLAIN "\nS: 421 later",
    "(login-unavailable PLAIN)" },
  { "hangs-up-for-the-web", SMTP, TLS, "PLAIN",
    "C: AUTH PLAIN | " PLAIN "\nS: 421 basic authentication is disabled", "(oauth-only PLAIN)" },
};

/* A log-in under way, and the end of it that a table is compared with */
typedef struct
{
  const SignetDialect *dialect;
  SignetLoginState *login;
  SignetCapabilities capabilities;
  SignetChannelBinding binding;
  SignetLoginStep step;
  GString *words;
} Play;

static SignetPermit *
new_permit (gboolean is_encrypted)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetChannel channel = {
    .id = 1, .host = "mail.example.org", .port = 143, .tls = is_encrypted ? tls : NULL
  };
  SignetOutcome reason;

  return signet_policy_issue_permit (policy, &channel, &reason);
}

static void
parse_offer (SignetCapabilities *capabilities, const char *offer)
{
  g_auto (GStrv) words = g_strsplit (offer != NULL ? offer : "", " ", 0);

  signet_capabilities_init (capabilities);
  capabilities->is_listed = offer != NULL;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "sasl-ir"))
      capabilities->initial_response = TRUE;
    else if (g_str_equal (words[i], "logindisabled"))
      capabilities->login_disabled = TRUE;
    else if (g_str_equal (words[i], "user"))
      capabilities->user = TRUE;
    else
      signet_capabilities_add_mechanism (capabilities,
                                         (SignetToken){ words[i], strlen (words[i]) });
}

static void
start (Play *self, const Case *row, guint user_index)
{
  g_autoptr (SignetSecret) password = signet_secret_new ("open sesame", -1);
  g_autoptr (SignetCredentials) credentials = signet_credentials_new (
      user_index == 0 ? "ada" : "ada@example.org", "ada", password);
  SignetLoginOffer offer = { self->dialect, &self->capabilities, row->offer == NULL ? "no" : NULL,
                             &self->binding, row->is_encrypted };

  self->step = signet_login_start (self->login, &offer, new_permit (row->is_encrypted), credentials,
                                   user_index);
}

static void
play_init (Play *self, const Case *row)
{
  *self = (Play){ .dialect = signet_dialect_for (row->protocol), .login = signet_login_new () };
  self->words = g_string_new (NULL);
  parse_offer (&self->capabilities, row->offer);
  start (self, row, 0);
}

static void
play_clear (Play *self)
{
  signet_login_step_clear (&self->step);
  signet_login_free (self->login);
  signet_capabilities_clear (&self->capabilities);
  g_string_free (self->words, TRUE);
}

/* What is to be sent, as a table says it */
static void
check_sent (const SignetLoginStep *step, const char *expected)
{
  GString *sent = g_string_new (step->command);

  g_assert_cmpint (step->type, ==,
                   step->command != NULL ? SIGNET_LOGIN_STEP_COMMAND : SIGNET_LOGIN_STEP_RESPONSE);
  if (step->secret != NULL)
    g_string_append_printf (sent, "%s| %s", step->command != NULL ? " " : "", step->secret);
  g_assert_cmpstr (sent->str, ==, expected);
  g_string_free (sent, TRUE);
}

static void
reply (Play *self, const char *text)
{
  SignetLine line = { SIGNET_PHASE_LOGIN, 0, self->dialect->has_tags ? "A1" : "", text };
  SignetReply answer = self->dialect->classify (&line);

  if (answer.reply_class != SIGNET_REPLY_CHALLENGE)
    g_string_append_printf (self->words, "%s%s", self->words->len > 0 ? "\n" : "", answer.text);
  if (answer.reply_class == SIGNET_REPLY_MORE)
    return;
  signet_login_step_clear (&self->step);
  self->step = signet_login_take (self->login, &answer, self->words->str);
}

/* Nothing is sent that the table does not have */
static char *
describe_end (const Play *self)
{
  const char *mechanism = signet_login_get_mechanism (self->login);
  gboolean has_hung_up = self->step.type == SIGNET_LOGIN_STEP_HUNG_UP;

  if (self->step.command != NULL || self->step.secret != NULL)
    return g_strdup ("");
  return g_strdup_printf (
      "%s%s%s%s%s", has_hung_up ? "(" : "", signet_nick (SIGNET_TYPE_OUTCOME, self->step.outcome),
      mechanism != NULL ? " " : "", mechanism != NULL ? mechanism : "", has_hung_up ? ")" : "");
}

static void
play (Play *self, const Case *row)
{
  g_auto (GStrv) lines = g_strsplit (row->session, "\n", 0);
  g_autofree char *end = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "C: "))
      {
        check_sent (&self->step, lines[i] + 3);
        g_string_truncate (self->words, 0);
      }
    else
      reply (self, lines[i] + 3);
  end = describe_end (self);
  g_assert_cmpstr (end, ==, row->end);
}

static void
test_login (gconstpointer data)
{
  Play self;

  play_init (&self, data);
  play (&self, data);
  play_clear (&self);
}

/* A try is counted where the password may have been looked at, and only there */
static void
test_rule_8_tries (void)
{
  static const Case sure = {
    "", SMTP, TLS, "PLAIN", "C: AUTH PLAIN | " PLAIN "\nS: 535 no", "login-rejected PLAIN"
  };
  static const Case not = {
    "", SMTP, TLS, "PLAIN", "C: AUTH PLAIN | " PLAIN "\nS: 454 no", "login-unavailable PLAIN"
  };
  Play self;

  play_init (&self, &not );
  play (&self, &not );
  g_assert_true (signet_login_may_try_again (self.login));
  start (&self, &sure, 0);
  play (&self, &sure);
  g_assert_true (signet_login_may_try_again (self.login));
  start (&self, &sure, 1);
  play (&self, &sure);
  g_assert_false (signet_login_may_try_again (self.login));
  play_clear (&self);
}

/* What a server says is what a log-in ended with, although the end of the reply is missing */
static void
test_cut_off (void)
{
  static const Case row = { "", SMTP, TLS, "PLAIN", "C: AUTH PLAIN | " PLAIN, "" };
  Play self;

  play_init (&self, &row);
  play (&self, &row);
  g_assert_cmpint (signet_login_cut_off (self.login, "", SIGNET_OUTCOME_CLOSED), ==,
                   SIGNET_OUTCOME_CLOSED);
  g_assert_cmpint (
      signet_login_cut_off (self.login, "authentication failed", SIGNET_OUTCOME_CLOSED), ==,
      SIGNET_OUTCOME_LOGIN_REJECTED);
  play_clear (&self);
}

/* The server's words go with the outcome: those of the reply, or why nothing is known */
static void
test_words (void)
{
  static const Case later = { "",
                              SMTP,
                              TLS,
                              "PLAIN",
                              "C: AUTH PLAIN | " PLAIN "\nS: 454-later\nS: 454 today",
                              "login-unavailable PLAIN" };
  static const Case unknown = { "", SMTP, TLS, NULL, "", "unavailable" };
  Play self;

  play_init (&self, &later);
  play (&self, &later);
  g_assert_cmpstr (self.step.words, ==, "later\ntoday");
  play_clear (&self);
  play_init (&self, &unknown);
  play (&self, &unknown);
  g_assert_cmpstr (self.step.words, ==, "no");
  play_clear (&self);
}

static void
test_rule_1_no_permit (void)
{
  SignetLoginOffer offer = { .dialect = signet_dialect_for (SMTP) };
  g_autoptr (SignetSecret) password = signet_secret_new ("open sesame", -1);
  g_autoptr (SignetCredentials) credentials = signet_credentials_new ("ada", NULL, password);
  SignetLoginState *login = signet_login_new ();
  g_auto (SignetLoginStep) step = { 0 };

  g_test_expect_message ("signet-protocol", G_LOG_LEVEL_CRITICAL, "*permit*");
  step = signet_login_start (login, &offer, NULL, credentials, 0);
  g_test_assert_expected_messages ();
  g_assert_cmpint (step.type, ==, SIGNET_LOGIN_STEP_ANSWERED);
  g_assert_null (step.secret);
  signet_login_free (login);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/login/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_login);
    }
  g_test_add_func ("/login/rule-8/tries", test_rule_8_tries);
  g_test_add_func ("/login/cut-off", test_cut_off);
  g_test_add_func ("/login/words", test_words);
  g_test_add_func ("/login/rule-1/no-permit", test_rule_1_no_permit);
  return g_test_run ();
}
