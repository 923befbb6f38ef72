/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The policy. The names of the tests say which safety rule each guards.
 */
#include "policy.h"

static SignetPermit *
ask (SignetPlaintext plaintext, SignetTlsInfo *tls, SignetOutcome *reason)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (plaintext, SIGNET_TLS_1_2);
  const SignetChannel channel = { .id = 42, .host = "imap.example.org", .port = 143, .tls = tls };

  *reason = SIGNET_OUTCOME_OK;
  return signet_policy_issue_permit (policy, &channel, reason);
}

/* In clear only what is confirmed gets a permit */
static void
test_no_permit_in_clear (void)
{
  static const SignetPlaintext refused[] = { SIGNET_PLAINTEXT_FORBIDDEN,
                                             SIGNET_PLAINTEXT_UNCONFIRMED };
  SignetOutcome reason;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (SignetPermit) permit = ask (refused[i], NULL, &reason);

      g_assert_null (permit);
      g_assert_cmpint (reason, ==, SIGNET_OUTCOME_UNENCRYPTED_ONLY);
    }
}

static void
test_permit_in_clear_if_confirmed (void)
{
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = ask (SIGNET_PLAINTEXT_CONFIRMED, NULL, &reason);

  g_assert_nonnull (permit);
  g_assert_false (signet_permit_is_encrypted (permit));
}

static gboolean
may_log_in (SignetPolicy *policy, SignetProtocol protocol, const char *host, guint16 port)
{
  const SignetChannel channel = { .id = 42, .protocol = protocol, .host = host, .port = port };
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = signet_policy_issue_permit (policy, &channel, &reason);

  return permit != NULL;
}

/* A yes is good for one host and port of one protocol, and never against Require SSL */
static void
test_permit_in_clear_for_one_place (void)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                                          143, SIGNET_SECURITY_NONE);
  g_autoptr (SignetProfile) encrypted = signet_profile_new (
      SIGNET_PROTOCOL_IMAP, "imap.example.org", 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetPolicy) asked = signet_policy_new (SIGNET_PLAINTEXT_UNCONFIRMED, SIGNET_TLS_1_2);
  g_autoptr (SignetPolicy) policy = signet_policy_copy (asked);
  g_autoptr (SignetPolicy) strict = signet_policy_new_strict (SIGNET_TLS_1_2);

  g_assert_true (signet_policy_may_ask (policy, profile));
  g_assert_false (signet_policy_may_ask (policy, encrypted));
  g_assert_false (signet_policy_may_ask (strict, profile));
  signet_policy_confirm_plaintext (policy, profile);
  signet_policy_confirm_plaintext (strict, profile);
  g_assert_true (may_log_in (policy, SIGNET_PROTOCOL_IMAP, "imap.example.org", 143));
  g_assert_false (signet_policy_may_ask (policy, profile));
  g_assert_false (may_log_in (policy, SIGNET_PROTOCOL_IMAP, "imap.example.org", 1143));
  g_assert_false (may_log_in (policy, SIGNET_PROTOCOL_IMAP, "mail.example.org", 143));
  g_assert_false (may_log_in (policy, SIGNET_PROTOCOL_POP3, "imap.example.org", 143));
  g_assert_false (may_log_in (strict, SIGNET_PROTOCOL_IMAP, "imap.example.org", 143));
  g_assert_false (may_log_in (asked, SIGNET_PROTOCOL_IMAP, "imap.example.org", 143));
}

/* What is said in a copy is not said in the original */
static void
test_copy (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_CONFIRMED, SIGNET_TLS_1_3);
  g_autoptr (SignetPolicy) copy = NULL;
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  const SignetChannel channel = {
    .id = 1, .host = "mail.other.test", .is_foreign = TRUE, .tls = tls
  };
  SignetOutcome reason;

  signet_policy_set_plaintext (policy, SIGNET_PROTOCOL_SMTP, SIGNET_PLAINTEXT_FORBIDDEN);
  copy = signet_policy_copy (policy);
  g_assert_cmpint (signet_policy_get_tls_minimum (copy), ==, SIGNET_TLS_1_3);
  g_assert_true (may_log_in (copy, SIGNET_PROTOCOL_IMAP, "imap.example.org", 143));
  g_assert_false (may_log_in (copy, SIGNET_PROTOCOL_SMTP, "smtp.example.org", 587));
  signet_policy_accept_host (copy, "mail.other.test");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (SignetPermit)
          permit = signet_policy_issue_permit (i == 0 ? policy : copy, &channel, &reason);

      g_assert_cmpint (permit != NULL, ==, i == 1);
    }
}

static void
test_permit_for_verified (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetOutcome reason;

  for (int plaintext = SIGNET_PLAINTEXT_FORBIDDEN; plaintext <= SIGNET_PLAINTEXT_CONFIRMED;
       plaintext++)
    {
      g_autoptr (SignetPermit) permit = ask ((SignetPlaintext)plaintext, tls, &reason);

      g_assert_nonnull (permit);
      g_assert_true (signet_permit_is_encrypted (permit));
    }
}

/* Whoever may send in clear still may not send to a server that is not the right one */
static void
test_no_permit_for_flaws (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetOutcome reason;

  for (guint flaw = SIGNET_FLAW_EXPIRED; flaw <= SIGNET_FLAW_REVOCATION_UNKNOWN; flaw <<= 1)
    for (int plaintext = SIGNET_PLAINTEXT_FORBIDDEN; plaintext <= SIGNET_PLAINTEXT_CONFIRMED;
         plaintext++)
      {
        g_autoptr (SignetPermit) permit = NULL;

        tls->flaws = (SignetFlaws)flaw;
        permit = ask ((SignetPlaintext)plaintext, tls, &reason);
        g_assert_null (permit);
        g_assert_cmpint (reason, ==, SIGNET_OUTCOME_UNTRUSTED);
      }
}

static void
test_permit_for_pinned (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = NULL;

  tls->flaws = SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_WRONG_HOST;
  tls->pinned = TRUE;
  permit = ask (SIGNET_PLAINTEXT_FORBIDDEN, tls, &reason);
  g_assert_nonnull (permit);
  g_assert_true (signet_permit_is_encrypted (permit));
}

static void
test_no_permit_for_pinned_and_revoked (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = NULL;

  tls->flaws = SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_REVOKED;
  tls->pinned = TRUE;
  permit = ask (SIGNET_PLAINTEXT_FORBIDDEN, tls, &reason);
  g_assert_null (permit);
  g_assert_cmpint (reason, ==, SIGNET_OUTCOME_UNTRUSTED);
}

static void
test_permit_for_one_channel (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  SignetOutcome reason;
  g_autoptr (SignetPermit) permit = ask (SIGNET_PLAINTEXT_FORBIDDEN, tls, &reason);

  g_assert_true (signet_permit_covers (permit, 42));
  g_assert_false (signet_permit_covers (permit, 41));
  g_assert_false (signet_permit_covers (permit, 0));
  g_assert_false (signet_permit_covers (NULL, 42));
  g_assert_false (signet_permit_covers (NULL, 0));
}

static void
test_may_open (void)
{
  for (int plaintext = SIGNET_PLAINTEXT_FORBIDDEN; plaintext <= SIGNET_PLAINTEXT_CONFIRMED;
       plaintext++)
    for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
      {
        g_autoptr (SignetPolicy)
            policy = signet_policy_new ((SignetPlaintext)plaintext, SIGNET_TLS_1_2);
        g_autoptr (SignetProfile) profile = signet_profile_new (
            SIGNET_PROTOCOL_IMAP, "imap.example.org", 143, (SignetSecurity)mode);

        g_assert_cmpint (signet_policy_may_open (policy, profile), ==,
                         mode != SIGNET_SECURITY_NONE || plaintext != SIGNET_PLAINTEXT_FORBIDDEN);
      }
}

static void
test_contradicts (void)
{
  for (int plaintext = SIGNET_PLAINTEXT_FORBIDDEN; plaintext <= SIGNET_PLAINTEXT_CONFIRMED;
       plaintext++)
    for (int mode = SIGNET_SECURITY_AUTO; mode <= SIGNET_SECURITY_NONE; mode++)
      {
        g_autoptr (SignetPolicy)
            policy = signet_policy_new ((SignetPlaintext)plaintext, SIGNET_TLS_1_2);

        g_assert_cmpint (
            signet_policy_contradicts (policy, SIGNET_PROTOCOL_IMAP, (SignetSecurity)mode), ==,
            mode == SIGNET_SECURITY_NONE && plaintext == SIGNET_PLAINTEXT_FORBIDDEN);
      }
}

/* Each of the other outcomes could be made by an attacker who wants the password in clear */
static void
test_what_rules_out_encryption (void)
{
  static const SignetOutcome ruling_out[] = {
    SIGNET_OUTCOME_HOST_NOT_FOUND, SIGNET_OUTCOME_UNREACHABLE,      SIGNET_OUTCOME_REFUSED,
    SIGNET_OUTCOME_TIMEOUT,        SIGNET_OUTCOME_CLOSED,           SIGNET_OUTCOME_NOT_MAIL,
    SIGNET_OUTCOME_NO_STARTTLS,    SIGNET_OUTCOME_STARTTLS_REFUSED,
  };

  for (int outcome = SIGNET_OUTCOME_CANCELLED; outcome <= SIGNET_OUTCOME_OK; outcome++)
    {
      gboolean expected = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (ruling_out); i++)
        expected = expected || ruling_out[i] == (SignetOutcome)outcome;
      g_assert_cmpint (signet_outcome_rules_out_encryption ((SignetOutcome)outcome), ==, expected);
    }
}

static void
test_tls_minimum (void)
{
  g_autoptr (SignetPolicy) policy = signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, SIGNET_TLS_1_3);
  g_autoptr (SignetPolicy) again = signet_policy_ref (policy);

  g_assert_true (again == policy);
  g_assert_cmpint (signet_policy_get_tls_minimum (policy), ==, SIGNET_TLS_1_3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/rule-1/no-permit-in-clear", test_no_permit_in_clear);
  g_test_add_func ("/policy/rule-1/permit-in-clear-if-confirmed",
                   test_permit_in_clear_if_confirmed);
  g_test_add_func ("/policy/rule-1/permit-in-clear-for-one-place",
                   test_permit_in_clear_for_one_place);
  g_test_add_func ("/policy/copy", test_copy);
  g_test_add_func ("/policy/rule-1/permit-for-verified", test_permit_for_verified);
  g_test_add_func ("/policy/rule-1/no-permit-for-flaws", test_no_permit_for_flaws);
  g_test_add_func ("/policy/rule-1/permit-for-pinned", test_permit_for_pinned);
  g_test_add_func ("/policy/rule-1/no-permit-for-pinned-and-revoked",
                   test_no_permit_for_pinned_and_revoked);
  g_test_add_func ("/policy/rule-1/permit-for-one-channel", test_permit_for_one_channel);
  g_test_add_func ("/policy/rule-1/may-open", test_may_open);
  g_test_add_func ("/policy/rule-1/contradicts", test_contradicts);
  g_test_add_func ("/policy/rule-1/what-rules-out-encryption", test_what_rules_out_encryption);
  g_test_add_func ("/policy/rule-4/tls-minimum", test_tls_minimum);
  return g_test_run ();
}
