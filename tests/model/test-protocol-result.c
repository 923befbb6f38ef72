/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of one protocol: its headline, and what a page that binds to it is told.
 */
#include "protocol-result.h"

static SignetAttempt *
add (SignetProtocolResult *result, guint16 port, SignetSecurity security, SignetOutcome outcome)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org", port, security);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (
      &(SignetAttemptFacts){ .profile = profile, .outcome = outcome });

  signet_protocol_result_add_attempt (result, attempt);
  return attempt;
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
test_empty (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_POP3);

  g_assert_cmpint (signet_protocol_result_get_protocol (result), ==, SIGNET_PROTOCOL_POP3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (result)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (result)) == SIGNET_TYPE_ATTEMPT);
  g_assert_null (signet_protocol_result_get_headline (result));
  g_assert_null (signet_protocol_result_get_trying (result));
  g_assert_null (signet_protocol_result_get_source (result));
  g_assert_cmpint (signet_protocol_result_get_outcome (result), ==, SIGNET_OUTCOME_CANCELLED);
  g_assert_false (signet_protocol_result_is_settled (result));
  g_assert_false (signet_protocol_result_is_ok (result));
}

static void
test_list (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetAttempt) second = NULL;
  guint changes = 0;

  g_signal_connect_swapped (result, "items-changed", G_CALLBACK (count), &changes);
  add (result, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED);
  add (result, 143, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_OK);
  g_assert_cmpuint (changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (result)), ==, 2);
  second = g_list_model_get_item (G_LIST_MODEL (result), 1);
  g_assert_cmpuint (signet_attempt_get_profile (second)->port, ==, 143);
}

static void
test_headline_is_furthest (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  SignetAttempt *first = add (result, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_UNTRUSTED);

  g_assert_true (signet_protocol_result_get_headline (result) == first);
  add (result, 143, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_UNTRUSTED);
  add (result, 1143, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_TIMEOUT);
  add (result, 1144, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_SUPERSEDED);
  g_assert_true (signet_protocol_result_get_headline (result) == first);
  g_assert_cmpint (signet_protocol_result_get_outcome (result), ==, SIGNET_OUTCOME_UNTRUSTED);
}

static void
test_headline_is_chosen (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  SignetAttempt *chosen;

  add (result, 143, SIGNET_SECURITY_NONE, SIGNET_OUTCOME_OK);
  chosen = add (result, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_LOGIN_REJECTED);
  signet_protocol_result_choose (result, chosen);
  g_assert_true (signet_protocol_result_get_headline (result) == chosen);
  g_assert_true (signet_protocol_result_is_settled (result));
  g_assert_false (signet_protocol_result_is_ok (result));
}

/* An attempt that went well does not count until it is chosen */
static void
test_ok_when_chosen (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  SignetAttempt *attempt = add (result, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_OK);

  g_assert_false (signet_protocol_result_is_ok (result));
  signet_protocol_result_choose (result, attempt);
  g_assert_true (signet_protocol_result_is_ok (result));
}

static void
test_all_failed (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);

  add (result, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_TIMEOUT);
  signet_protocol_result_choose (result, NULL);
  g_assert_true (signet_protocol_result_is_settled (result));
  g_assert_false (signet_protocol_result_is_ok (result));
  g_assert_cmpint (signet_protocol_result_get_outcome (result), ==, SIGNET_OUTCOME_TIMEOUT);
}

static void
test_notifies (void)
{
  static const char *const watched[] = { "trying",   "settled", "ok",        "outcome",
                                         "headline", "source",  "elapsed-ms" };
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                                          993, SIGNET_SECURITY_TLS);
  guint notified[G_N_ELEMENTS (watched)] = { 0 };
  static const guint expected[G_N_ELEMENTS (watched)] = { 2, 1, 1, 2, 2, 1, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", watched[i], NULL);

      g_signal_connect_swapped (result, signal, G_CALLBACK (count), &notified[i]);
    }
  signet_protocol_result_set_trying (result, profile);
  g_assert_cmpuint (signet_protocol_result_get_trying (result)->port, ==, 993);
  signet_protocol_result_set_trying (result, NULL);
  g_assert_null (signet_protocol_result_get_trying (result));
  signet_protocol_result_choose (result, add (result, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_OK));
  signet_protocol_result_set_source (result, "autoconfig");
  signet_protocol_result_set_elapsed_ms (result, 190);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_assert_cmpuint (notified[i], ==, expected[i]);
}

static void
test_properties (void)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_SMTP);
  g_autoptr (SignetAttempt) headline = NULL;
  g_autoptr (SignetProfile) trying = NULL;
  g_autofree char *source = NULL;
  SignetProtocol protocol;
  SignetOutcome outcome;
  gboolean settled, ok;
  guint elapsed_ms;

  signet_protocol_result_choose (result, add (result, 465, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_OK));
  signet_protocol_result_set_source (result, "srv");
  signet_protocol_result_set_elapsed_ms (result, 190);
  g_object_get (result, "protocol", &protocol, "outcome", &outcome, "settled", &settled, NULL);
  g_object_get (result, "ok", &ok, "elapsed-ms", &elapsed_ms, "source", &source, NULL);
  g_object_get (result, "headline", &headline, "trying", &trying, NULL);
  g_assert_cmpint (protocol, ==, SIGNET_PROTOCOL_SMTP);
  g_assert_cmpint (outcome, ==, SIGNET_OUTCOME_OK);
  g_assert_true (settled);
  g_assert_true (ok);
  g_assert_cmpuint (elapsed_ms, ==, signet_protocol_result_get_elapsed_ms (result));
  g_assert_cmpuint (elapsed_ms, ==, 190);
  g_assert_cmpstr (source, ==, signet_protocol_result_get_source (result));
  g_assert_cmpstr (source, ==, "srv");
  g_assert_true (headline == signet_protocol_result_get_headline (result));
  g_assert_null (trying);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol-result/empty", test_empty);
  g_test_add_func ("/protocol-result/list", test_list);
  g_test_add_func ("/protocol-result/headline-is-furthest", test_headline_is_furthest);
  g_test_add_func ("/protocol-result/headline-is-chosen", test_headline_is_chosen);
  g_test_add_func ("/protocol-result/ok-when-chosen", test_ok_when_chosen);
  g_test_add_func ("/protocol-result/all-failed", test_all_failed);
  g_test_add_func ("/protocol-result/notifies", test_notifies);
  g_test_add_func ("/protocol-result/properties", test_properties);
  return g_test_run ();
}
