/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the list of accounts says of each: the words of the design, the gravest first, and never
 * "Encrypted" where something is not.
 */
#include "explain-account.h"

#include <string.h>

typedef enum
{
  ENCRYPTED_PROFILE,
  UNENCRYPTED_PROFILE,
  NO_PROFILE,
} Kept;

/* What is kept of one protocol; all zero: it is not used */
typedef struct
{
  gboolean used;
  Kept kept;
  gboolean checked;
  SignetOutcome outcome;
  SignetLogin login;
  gboolean was_encrypted;
  gboolean confirmed;
  SignetSignIn sign_in;
} Kind;

#define NOT_USED                                                                                   \
  {                                                                                                \
    0                                                                                              \
  }
#define FINE                                                                                       \
  {                                                                                                \
    .used = TRUE, .checked = TRUE, .outcome = SIGNET_OUTCOME_OK, .login = SIGNET_LOGIN_OK          \
  }
#define UNCHECKED                                                                                  \
  {                                                                                                \
    .used = TRUE                                                                                   \
  }
#define FAILED(how)                                                                                \
  {                                                                                                \
    .used = TRUE, .checked = TRUE, .outcome = SIGNET_OUTCOME_##how                                 \
  }
#define LOST(how)                                                                                  \
  {                                                                                                \
    .used = TRUE, .checked = TRUE, .outcome = SIGNET_OUTCOME_##how, .was_encrypted = TRUE          \
  }
#define NO_PASSWORD                                                                                \
  {                                                                                                \
    .used = TRUE, .checked = TRUE, .outcome = SIGNET_OUTCOME_OK                                    \
  }
#define ASKS_NOBODY                                                                                \
  {                                                                                                \
    .used = TRUE, .checked = TRUE, .outcome = SIGNET_OUTCOME_OK, .sign_in = SIGNET_SIGN_IN_NONE    \
  }
#define CLEAR                                                                                      \
  {                                                                                                \
    .used = TRUE, .kept = UNENCRYPTED_PROFILE, .checked = TRUE, .outcome = SIGNET_OUTCOME_OK,      \
    .login = SIGNET_LOGIN_OK, .confirmed = TRUE                                                    \
  }
#define CLEAR_UNCHECKED                                                                            \
  {                                                                                                \
    .used = TRUE, .kept = UNENCRYPTED_PROFILE, .confirmed = TRUE                                   \
  }
#define CLEAR_NOT_AGREED                                                                           \
  {                                                                                                \
    .used = TRUE, .kept = UNENCRYPTED_PROFILE, .checked = TRUE, .outcome = SIGNET_OUTCOME_OK,      \
    .login = SIGNET_LOGIN_OK                                                                       \
  }
#define NEVER_WORKED(how)                                                                          \
  {                                                                                                \
    .used = TRUE, .kept = NO_PROFILE, .checked = TRUE, .outcome = SIGNET_OUTCOME_##how             \
  }

typedef struct
{
  Kind imap;
  Kind pop3;
  Kind smtp;
  const char *words;
  SignetSummary summary;
} Case;

static void
add (SignetAccount *account, SignetProtocol protocol, const Kind *kind)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  if (!kind->used)
    return;
  if (kind->kept != NO_PROFILE)
    server->profile = signet_profile_new (protocol, "mail.example.org", 4711,
                                          kind->kept == ENCRYPTED_PROFILE ? SIGNET_SECURITY_STARTTLS
                                                                          : SIGNET_SECURITY_NONE);
  if (kind->confirmed)
    signet_server_settings_confirm_plaintext (server, "mail.example.org", 4711);
  server->checked = kind->checked;
  server->outcome = kind->outcome;
  server->login = kind->login;
  server->was_encrypted = kind->was_encrypted;
  server->sign_in = kind->sign_in;
  signet_account_set_server (account, protocol, server);
}

static SignetAccount *
make (const Case *c)
{
  SignetAccount *account = signet_account_new (NULL, "ada@example.org");

  add (account, SIGNET_PROTOCOL_IMAP, &c->imap);
  add (account, SIGNET_PROTOCOL_POP3, &c->pop3);
  add (account, SIGNET_PROTOCOL_SMTP, &c->smtp);
  signet_account_set_require_ssl (account, FALSE);
  return account;
}

static void
check (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (SignetAccount) account = make (&cases[i]);
      SignetSummary summary;

      g_assert_cmpstr (
          signet_explain_account (account, signet_policy_admin_limit (FALSE), &summary), ==,
          cases[i].words);
      g_assert_cmpint (summary, ==, cases[i].summary);
    }
}

static void
test_works (void)
{
  static const Case cases[] = {
    { FINE, NOT_USED, FINE, "Encrypted", SIGNET_SUMMARY_ENCRYPTED },
    { NOT_USED, FINE, FINE, "Encrypted", SIGNET_SUMMARY_ENCRYPTED },
    { FINE, NOT_USED, ASKS_NOBODY, "Encrypted", SIGNET_SUMMARY_ENCRYPTED },
    { FINE, NOT_USED, NOT_USED, "Encrypted", SIGNET_SUMMARY_ENCRYPTED },
    { CLEAR, NOT_USED, FINE, "Not encrypted", SIGNET_SUMMARY_UNENCRYPTED },
    { FINE, NOT_USED, CLEAR, "Not encrypted", SIGNET_SUMMARY_UNENCRYPTED },
    { FINE, CLEAR, FINE, "Not encrypted", SIGNET_SUMMARY_UNENCRYPTED },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_unchecked (void)
{
  static const Case cases[] = {
    { NOT_USED, NOT_USED, NOT_USED, "Not checked yet", SIGNET_SUMMARY_UNKNOWN },
    { UNCHECKED, NOT_USED, UNCHECKED, "Not checked yet", SIGNET_SUMMARY_UNKNOWN },
    { FINE, NOT_USED, UNCHECKED, "Not checked yet", SIGNET_SUMMARY_UNKNOWN },
    { FAILED (CANCELLED), NOT_USED, FINE, "Not checked yet", SIGNET_SUMMARY_UNKNOWN },
    { CLEAR_UNCHECKED, NOT_USED, FINE, "Not encrypted", SIGNET_SUMMARY_UNENCRYPTED },
    { CLEAR, NOT_USED, UNCHECKED, "Not encrypted", SIGNET_SUMMARY_UNENCRYPTED },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_password (void)
{
  static const Case cases[] = {
    { FAILED (LOGIN_REJECTED), NOT_USED, FINE, "Password needed", SIGNET_SUMMARY_PROBLEM },
    { FAILED (LOGIN_REJECTED), NOT_USED, FAILED (LOGIN_REJECTED), "Password needed",
      SIGNET_SUMMARY_PROBLEM },
    { NO_PASSWORD, NOT_USED, NO_PASSWORD, "Password needed", SIGNET_SUMMARY_PROBLEM },
    { FINE, NOT_USED, NO_PASSWORD, "Password needed", SIGNET_SUMMARY_PROBLEM },
    { NOT_USED, NOT_USED, FAILED (LOGIN_REJECTED), "Password needed", SIGNET_SUMMARY_PROBLEM },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_fails (void)
{
  static const Case cases[] = {
    { FINE, NOT_USED, FAILED (REFUSED), "Outgoing mail does not work", SIGNET_SUMMARY_PROBLEM },
    { FINE, NOT_USED, NEVER_WORKED (TIMEOUT), "Outgoing mail does not work",
      SIGNET_SUMMARY_PROBLEM },
    { FINE, NOT_USED, FAILED (LOGIN_REJECTED), "Outgoing mail does not work",
      SIGNET_SUMMARY_PROBLEM },
    { CLEAR, NOT_USED, FAILED (UNTRUSTED), "Outgoing mail does not work", SIGNET_SUMMARY_PROBLEM },
    { NOT_USED, NOT_USED, FAILED (REFUSED), "No mail service there", SIGNET_SUMMARY_PROBLEM },
    { FAILED (UNTRUSTED), NOT_USED, FAILED (TIMEOUT), "Server identity not confirmed",
      SIGNET_SUMMARY_PROBLEM },
    { NOT_USED, FAILED (UNTRUSTED), FINE, "Server identity not confirmed", SIGNET_SUMMARY_PROBLEM },
    { FAILED (TIMEOUT), NOT_USED, CLEAR, "No answer", SIGNET_SUMMARY_PROBLEM },
    { FAILED (OAUTH_ONLY), NOT_USED, UNCHECKED, "Sign-in on the web only", SIGNET_SUMMARY_PROBLEM },
    { NEVER_WORKED (UNENCRYPTED_ONLY), NOT_USED, FINE,
      "Not connected: this server offers no encryption", SIGNET_SUMMARY_PROBLEM },
    { CLEAR_NOT_AGREED, NOT_USED, FINE, "Not connected: this server offers no encryption",
      SIGNET_SUMMARY_PROBLEM },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_lost (void)
{
  static const char words[] = "Not connected: encryption has disappeared";
  static const Case cases[] = {
    { LOST (UNENCRYPTED_ONLY), NOT_USED, FINE, words, SIGNET_SUMMARY_PROBLEM },
    { LOST (NO_STARTTLS), NOT_USED, FINE, words, SIGNET_SUMMARY_PROBLEM },
    { LOST (STARTTLS_REFUSED), NOT_USED, FAILED (TIMEOUT), words, SIGNET_SUMMARY_PROBLEM },
    { FAILED (UNTRUSTED), NOT_USED, LOST (NOT_MAIL), words, SIGNET_SUMMARY_PROBLEM },
    { LOST (REFUSED), NOT_USED, FINE, "No mail service there", SIGNET_SUMMARY_PROBLEM },
    { NEVER_WORKED (NO_STARTTLS), NOT_USED, FINE, "No encryption offered", SIGNET_SUMMARY_PROBLEM },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* By the user's switch or by the administrator's lock, whatever else there is to say */
static void
test_turned_off (void)
{
  static const Case cases[] = {
    { CLEAR, NOT_USED, FINE, NULL, 0 },
    { FINE, NOT_USED, CLEAR, NULL, 0 },
    { FAILED (UNTRUSTED), NOT_USED, CLEAR_UNCHECKED, NULL, 0 },
    { CLEAR_NOT_AGREED, NOT_USED, FAILED (REFUSED), NULL, 0 },
  };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = make (&cases[i / 2]);
      gboolean is_locked = i % 2 == 1;
      SignetSummary summary;

      signet_account_set_require_ssl (account, !is_locked);
      g_assert_cmpstr (
          signet_explain_account (account, signet_policy_admin_limit (is_locked), &summary), ==,
          "Turned off: Require SSL is on and this server offers no encryption");
      g_assert_cmpint (summary, ==, SIGNET_SUMMARY_PROBLEM);
    }
}

/* There are words for whatever a check can come to, and only success is called encrypted. */
static void
test_everything (void)
{
  for (int outcome = SIGNET_OUTCOME_CANCELLED; outcome <= SIGNET_OUTCOME_OK; outcome++)
    for (int kept = ENCRYPTED_PROFILE; kept <= NO_PROFILE; kept++)
      for (int was_encrypted = FALSE; was_encrypted <= TRUE; was_encrypted++)
        {
          Case c = { .imap = FINE };
          g_autoptr (SignetAccount) account = NULL;
          const char *words;

          c.imap.kept = (Kept)kept;
          c.imap.outcome = (SignetOutcome)outcome;
          c.imap.was_encrypted = was_encrypted;
          account = make (&c);
          words = signet_explain_account (account, signet_policy_admin_limit (FALSE), NULL);
          g_assert_cmpuint (strlen (words), >, 3);
          g_assert_null (strpbrk (words, "{}.%"));
          if (outcome != SIGNET_OUTCOME_OK || kept != ENCRYPTED_PROFILE)
            g_assert_cmpstr (words, !=, "Encrypted");
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain-account/works", test_works);
  g_test_add_func ("/explain-account/unchecked", test_unchecked);
  g_test_add_func ("/explain-account/password", test_password);
  g_test_add_func ("/explain-account/fails", test_fails);
  g_test_add_func ("/explain-account/lost", test_lost);
  g_test_add_func ("/explain-account/turned-off", test_turned_off);
  g_test_add_func ("/explain-account/everything", test_everything);
  return g_test_run ();
}
