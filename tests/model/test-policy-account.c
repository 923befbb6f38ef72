/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the policy says of kept accounts: the switch, the administrator's lock, and the ratchet.
 */
#include "policy.h"

typedef struct
{
  SignetSecurity profile; /* SIGNET_SECURITY_AUTO for no profile */
  SignetSecurity override;
  gboolean require_ssl;
  gboolean was_encrypted;
  gboolean confirmed;
} State;

static SignetAccount *
account_in (const State *state)
{
  SignetAccount *account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  if (state->profile != SIGNET_SECURITY_AUTO)
    server->profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org", 143,
                                          state->profile);
  server->security = state->override;
  server->was_encrypted = state->was_encrypted;
  if (state->confirmed)
    signet_server_settings_confirm_plaintext (server, "imap.example.org", 143);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  signet_account_set_require_ssl (account, state->require_ssl);
  return account;
}

#define TLS      SIGNET_SECURITY_TLS
#define STARTTLS SIGNET_SECURITY_STARTTLS
#define NONE     SIGNET_SECURITY_NONE
#define AUTO     SIGNET_SECURITY_AUTO

static void
test_plaintext_for (void)
{
  static const struct
  {
    State state;
    SignetPlaintext admin_limit;
    SignetPlaintext expected;
  } cases[] = {
    { { NONE, AUTO, TRUE, FALSE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_FORBIDDEN },
    { { NONE, AUTO, FALSE, FALSE, FALSE },
      SIGNET_PLAINTEXT_CONFIRMED,
      SIGNET_PLAINTEXT_UNCONFIRMED },
    { { NONE, AUTO, FALSE, FALSE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_CONFIRMED },
    { { NONE, AUTO, FALSE, FALSE, TRUE }, SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_PLAINTEXT_FORBIDDEN },
    { { NONE, AUTO, FALSE, FALSE, TRUE },
      SIGNET_PLAINTEXT_UNCONFIRMED,
      SIGNET_PLAINTEXT_UNCONFIRMED },
    { { NONE, AUTO, FALSE, TRUE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_FORBIDDEN },
    { { TLS, AUTO, FALSE, TRUE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_FORBIDDEN },
    { { AUTO, NONE, FALSE, FALSE, TRUE },
      SIGNET_PLAINTEXT_CONFIRMED,
      SIGNET_PLAINTEXT_UNCONFIRMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = account_in (&cases[i].state);

      g_assert_cmpint (
          signet_policy_plaintext_for (account, SIGNET_PROTOCOL_IMAP, cases[i].admin_limit), ==,
          cases[i].expected);
      g_assert_cmpint (
          signet_policy_plaintext_for (account, SIGNET_PROTOCOL_SMTP, cases[i].admin_limit), ==,
          SIGNET_PLAINTEXT_FORBIDDEN);
    }
}

/* The agreement is good for one host and port only */
static void
test_confirmed_elsewhere (void)
{
  static const struct
  {
    const char *host;
    guint16 port;
  } places[] = { { "imap.example.com", 143 }, { "imap.example.org", 1143 } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const State state = { NONE, AUTO, FALSE, FALSE, FALSE };
      g_autoptr (SignetAccount) account = account_in (&state);
      g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
          signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

      signet_server_settings_confirm_plaintext (server, places[i].host, places[i].port);
      signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
      g_assert_cmpint (
          signet_policy_plaintext_for (account, SIGNET_PROTOCOL_IMAP, SIGNET_PLAINTEXT_CONFIRMED),
          ==, SIGNET_PLAINTEXT_UNCONFIRMED);
    }
}

/* Where nothing is known yet, the place is the one set by hand */
static void
test_confirmed_by_hand (void)
{
  const State state = { AUTO, NONE, FALSE, FALSE, TRUE };
  g_autoptr (SignetAccount) account = account_in (&state);
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  server->host = g_strdup ("imap.example.org");
  server->port = 143;
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  g_assert_cmpint (
      signet_policy_plaintext_for (account, SIGNET_PROTOCOL_IMAP, SIGNET_PLAINTEXT_CONFIRMED), ==,
      SIGNET_PLAINTEXT_CONFIRMED);
}

static void
test_may_use (void)
{
  static const struct
  {
    State state;
    SignetPlaintext admin_limit;
    gboolean expected;
  } cases[] = {
    { { TLS, AUTO, TRUE, TRUE, FALSE }, SIGNET_PLAINTEXT_FORBIDDEN, TRUE },
    { { STARTTLS, AUTO, TRUE, TRUE, FALSE }, SIGNET_PLAINTEXT_FORBIDDEN, TRUE },
    { { TLS, AUTO, FALSE, TRUE, FALSE }, SIGNET_PLAINTEXT_CONFIRMED, TRUE },
    { { NONE, AUTO, FALSE, FALSE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, TRUE },
    { { NONE, AUTO, FALSE, FALSE, FALSE }, SIGNET_PLAINTEXT_CONFIRMED, FALSE },
    { { NONE, AUTO, TRUE, FALSE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, FALSE },
    { { NONE, AUTO, FALSE, FALSE, TRUE }, SIGNET_PLAINTEXT_FORBIDDEN, FALSE },
    { { NONE, AUTO, FALSE, TRUE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, FALSE },
    { { AUTO, AUTO, FALSE, FALSE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = account_in (&cases[i].state);

      g_assert_cmpint (signet_policy_may_use (account, SIGNET_PROTOCOL_IMAP, cases[i].admin_limit),
                       ==, cases[i].expected);
      g_assert_false (signet_policy_may_use (account, SIGNET_PROTOCOL_POP3, cases[i].admin_limit));
    }
}

/* The switch disables and gives back, without anything else being touched */
static void
test_switch (void)
{
  const State state = { NONE, AUTO, FALSE, FALSE, TRUE };
  g_autoptr (SignetAccount) account = account_in (&state);

  signet_account_set_require_ssl (account, TRUE);
  g_assert_false (
      signet_policy_may_use (account, SIGNET_PROTOCOL_IMAP, SIGNET_PLAINTEXT_CONFIRMED));
  signet_account_set_require_ssl (account, FALSE);
  g_assert_true (signet_policy_may_use (account, SIGNET_PROTOCOL_IMAP, SIGNET_PLAINTEXT_CONFIRMED));
}

static void
test_ratchet (void)
{
  static const struct
  {
    State before;
    State after;
    gboolean allowed;
    gboolean was_encrypted;
  } cases[] = {
    /* Encrypted stays encrypted, and is remembered */
    { { TLS, AUTO, TRUE, FALSE, FALSE }, { STARTTLS, AUTO, TRUE, FALSE, FALSE }, TRUE, TRUE },
    { { TLS, AUTO, TRUE, FALSE, FALSE }, { AUTO, AUTO, TRUE, FALSE, FALSE }, TRUE, TRUE },
    { { NONE, AUTO, FALSE, FALSE, TRUE }, { TLS, AUTO, FALSE, FALSE, TRUE }, TRUE, TRUE },
    /* Turning Require SSL off alone lowers nothing */
    { { TLS, AUTO, TRUE, TRUE, FALSE }, { TLS, AUTO, FALSE, FALSE, FALSE }, TRUE, TRUE },
    /* Not by itself, even if agreed to for that place, even if the profile was lost meanwhile */
    { { TLS, AUTO, FALSE, TRUE, FALSE }, { NONE, AUTO, FALSE, FALSE, TRUE }, FALSE, FALSE },
    { { TLS, AUTO, FALSE, FALSE, FALSE }, { NONE, AUTO, FALSE, FALSE, TRUE }, FALSE, FALSE },
    { { AUTO, AUTO, FALSE, TRUE, FALSE }, { NONE, AUTO, FALSE, FALSE, TRUE }, FALSE, FALSE },
    { { TLS, AUTO, TRUE, TRUE, FALSE }, { NONE, NONE, TRUE, TRUE, TRUE }, FALSE, FALSE },
    /* The explicit act */
    { { TLS, AUTO, TRUE, TRUE, FALSE }, { NONE, NONE, FALSE, TRUE, TRUE }, TRUE, FALSE },
    { { TLS, AUTO, TRUE, TRUE, FALSE }, { TLS, NONE, FALSE, TRUE, FALSE }, TRUE, FALSE },
    /* Never encrypted */
    { { NONE, AUTO, FALSE, FALSE, TRUE }, { NONE, AUTO, FALSE, FALSE, TRUE }, TRUE, FALSE },
    { { NONE, AUTO, FALSE, FALSE, TRUE }, { NONE, AUTO, TRUE, FALSE, TRUE }, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) before = account_in (&cases[i].before);
      g_autoptr (SignetAccount) after = account_in (&cases[i].after);
      SignetProtocol refused = SIGNET_PROTOCOL_SMTP;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (signet_policy_keep (before, after, &refused), ==, cases[i].allowed);
      if (!cases[i].allowed)
        g_assert_cmpint (refused, ==, SIGNET_PROTOCOL_IMAP);
      else
        g_assert_cmpint (signet_account_get_server (after, SIGNET_PROTOCOL_IMAP)->was_encrypted, ==,
                         cases[i].was_encrypted);
    }
}

static void
test_ratchet_new (void)
{
  const State encrypted = { TLS, AUTO, TRUE, FALSE, FALSE };
  const State clear = { NONE, AUTO, FALSE, FALSE, TRUE };
  g_autoptr (SignetAccount) one = account_in (&encrypted);
  g_autoptr (SignetAccount) other = account_in (&clear);
  SignetProtocol refused;

  g_assert_true (signet_policy_keep (NULL, one, &refused));
  g_assert_true (signet_account_get_server (one, SIGNET_PROTOCOL_IMAP)->was_encrypted);
  g_assert_true (signet_policy_keep (NULL, other, &refused));
  g_assert_false (signet_account_get_server (other, SIGNET_PROTOCOL_IMAP)->was_encrypted);
}

/* For programs that ask, a mode is no consent, nor is an answer of another day: that is good for
 * one place, and the policy is told of it besides. */
static void
test_plaintext_asked (void)
{
  static const struct
  {
    State state;
    SignetPlaintext admin_limit;
    SignetPlaintext expected;
  } cases[] = {
    { { AUTO, NONE, FALSE, FALSE, FALSE },
      SIGNET_PLAINTEXT_CONFIRMED,
      SIGNET_PLAINTEXT_UNCONFIRMED },
    { { TLS, NONE, FALSE, TRUE, FALSE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_UNCONFIRMED },
    { { NONE, NONE, FALSE, FALSE, TRUE },
      SIGNET_PLAINTEXT_CONFIRMED,
      SIGNET_PLAINTEXT_UNCONFIRMED },
    { { NONE, AUTO, FALSE, FALSE, TRUE },
      SIGNET_PLAINTEXT_CONFIRMED,
      SIGNET_PLAINTEXT_UNCONFIRMED },
    { { NONE, NONE, TRUE, FALSE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_FORBIDDEN },
    { { NONE, NONE, FALSE, FALSE, TRUE }, SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_PLAINTEXT_FORBIDDEN },
    { { TLS, AUTO, FALSE, TRUE, FALSE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_FORBIDDEN },
    { { AUTO, AUTO, FALSE, TRUE, TRUE }, SIGNET_PLAINTEXT_CONFIRMED, SIGNET_PLAINTEXT_FORBIDDEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetAccount) account = account_in (&cases[i].state);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (
          signet_policy_plaintext_asked (account, SIGNET_PROTOCOL_IMAP, cases[i].admin_limit), ==,
          cases[i].expected);
      g_assert_cmpint (
          signet_policy_plaintext_asked (account, SIGNET_PROTOCOL_SMTP, cases[i].admin_limit), ==,
          SIGNET_PLAINTEXT_FORBIDDEN);
    }
}

/* Only what was encrypted can lose it, and only what answers without encryption has. */
static void
test_lost_encryption (void)
{
  static const State encrypted[] = {
    { TLS, AUTO, TRUE, FALSE, FALSE },
    { STARTTLS, AUTO, FALSE, TRUE, FALSE },
    { AUTO, AUTO, FALSE, TRUE, FALSE },
  };
  static const State clear = { NONE, AUTO, FALSE, FALSE, TRUE };
  static const SignetOutcome lost[] = { SIGNET_OUTCOME_NOT_MAIL, SIGNET_OUTCOME_NO_STARTTLS,
                                        SIGNET_OUTCOME_STARTTLS_REFUSED,
                                        SIGNET_OUTCOME_UNENCRYPTED_ONLY };
  static const SignetOutcome other[] = { SIGNET_OUTCOME_OK, SIGNET_OUTCOME_REFUSED,
                                         SIGNET_OUTCOME_TIMEOUT, SIGNET_OUTCOME_UNTRUSTED,
                                         SIGNET_OUTCOME_LOGIN_REJECTED };
  g_autoptr (SignetAccount) never = account_in (&clear);

  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_assert_false (signet_policy_has_lost_encryption (NULL, lost[i]));
      g_assert_false (signet_policy_has_lost_encryption (
          signet_account_get_server (never, SIGNET_PROTOCOL_IMAP), lost[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (encrypted); i++)
    {
      g_autoptr (SignetAccount) account = account_in (&encrypted[i]);
      const SignetServerSettings *before = signet_account_get_server (account,
                                                                      SIGNET_PROTOCOL_IMAP);

      for (gsize j = 0; j < G_N_ELEMENTS (lost); j++)
        g_assert_true (signet_policy_has_lost_encryption (before, lost[j]));
      for (gsize j = 0; j < G_N_ELEMENTS (other); j++)
        g_assert_false (signet_policy_has_lost_encryption (before, other[j]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/account/plaintext-for", test_plaintext_for);
  g_test_add_func ("/policy/account/confirmed-elsewhere", test_confirmed_elsewhere);
  g_test_add_func ("/policy/account/confirmed-by-hand", test_confirmed_by_hand);
  g_test_add_func ("/policy/account/may-use", test_may_use);
  g_test_add_func ("/policy/account/switch", test_switch);
  g_test_add_func ("/policy/account/ratchet", test_ratchet);
  g_test_add_func ("/policy/account/ratchet-new", test_ratchet_new);
  g_test_add_func ("/policy/account/plaintext-asked", test_plaintext_asked);
  g_test_add_func ("/policy/account/lost-encryption", test_lost_encryption);
  return g_test_run ();
}
