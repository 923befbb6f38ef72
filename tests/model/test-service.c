/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of one protocol: its headline, and what a page that binds to it is told.
 */
#include "service.h"

static SignetAttempt *
add (SignetService *service, guint16 port, SignetSecurity security, SignetOutcome outcome)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org", port, security);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (
      &(SignetAttemptFacts){ .profile = profile, .outcome = outcome });

  signet_service_add_attempt (service, attempt);
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
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_POP3);

  g_assert_cmpint (signet_service_get_protocol (service), ==, SIGNET_PROTOCOL_POP3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (service)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (service)) == SIGNET_TYPE_ATTEMPT);
  g_assert_null (signet_service_get_headline (service));
  g_assert_null (signet_service_get_trying (service));
  g_assert_null (signet_service_get_source (service));
  g_assert_cmpint (signet_service_get_outcome (service), ==, SIGNET_OUTCOME_CANCELLED);
  g_assert_false (signet_service_is_settled (service));
  g_assert_false (signet_service_is_ok (service));
}

static void
test_list (void)
{
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetAttempt) second = NULL;
  guint changes = 0;

  g_signal_connect_swapped (service, "items-changed", G_CALLBACK (count), &changes);
  add (service, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED);
  add (service, 143, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_OK);
  g_assert_cmpuint (changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (service)), ==, 2);
  second = g_list_model_get_item (G_LIST_MODEL (service), 1);
  g_assert_cmpuint (signet_attempt_get_profile (second)->port, ==, 143);
}

static void
test_headline_is_furthest (void)
{
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_IMAP);
  SignetAttempt *first = add (service, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_UNTRUSTED);

  g_assert_true (signet_service_get_headline (service) == first);
  add (service, 143, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_UNTRUSTED);
  add (service, 1143, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_TIMEOUT);
  add (service, 1144, SIGNET_SECURITY_STARTTLS, SIGNET_OUTCOME_SUPERSEDED);
  g_assert_true (signet_service_get_headline (service) == first);
  g_assert_cmpint (signet_service_get_outcome (service), ==, SIGNET_OUTCOME_UNTRUSTED);
}

static void
test_headline_is_chosen (void)
{
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_IMAP);
  SignetAttempt *chosen;

  add (service, 143, SIGNET_SECURITY_NONE, SIGNET_OUTCOME_OK);
  chosen = add (service, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_LOGIN_REJECTED);
  signet_service_choose (service, chosen);
  g_assert_true (signet_service_get_headline (service) == chosen);
  g_assert_true (signet_service_is_settled (service));
  g_assert_false (signet_service_is_ok (service));
}

/* An attempt that went well does not count until it is chosen */
static void
test_ok_when_chosen (void)
{
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_IMAP);
  SignetAttempt *attempt = add (service, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_OK);

  g_assert_false (signet_service_is_ok (service));
  signet_service_choose (service, attempt);
  g_assert_true (signet_service_is_ok (service));
}

static void
test_all_failed (void)
{
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_IMAP);

  add (service, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_TIMEOUT);
  signet_service_choose (service, NULL);
  g_assert_true (signet_service_is_settled (service));
  g_assert_false (signet_service_is_ok (service));
  g_assert_cmpint (signet_service_get_outcome (service), ==, SIGNET_OUTCOME_TIMEOUT);
}

static void
test_notifies (void)
{
  static const char *const watched[] = { "trying",   "settled", "ok",        "outcome",
                                         "headline", "source",  "elapsed-ms" };
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, "imap.example.org",
                                                          993, SIGNET_SECURITY_TLS);
  guint notified[G_N_ELEMENTS (watched)] = { 0 };
  static const guint expected[G_N_ELEMENTS (watched)] = { 2, 1, 1, 2, 2, 1, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", watched[i], NULL);

      g_signal_connect_swapped (service, signal, G_CALLBACK (count), &notified[i]);
    }
  signet_service_set_trying (service, profile);
  g_assert_cmpuint (signet_service_get_trying (service)->port, ==, 993);
  signet_service_set_trying (service, NULL);
  g_assert_null (signet_service_get_trying (service));
  signet_service_choose (service, add (service, 993, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_OK));
  signet_service_set_source (service, "autoconfig");
  signet_service_set_elapsed_ms (service, 190);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_assert_cmpuint (notified[i], ==, expected[i]);
}

static void
test_properties (void)
{
  g_autoptr (SignetService) service = signet_service_new (SIGNET_PROTOCOL_SMTP);
  g_autoptr (SignetAttempt) headline = NULL;
  g_autoptr (SignetProfile) trying = NULL;
  g_autofree char *source = NULL;
  SignetProtocol protocol;
  SignetOutcome outcome;
  gboolean settled, ok;
  guint elapsed_ms;

  signet_service_choose (service, add (service, 465, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_OK));
  signet_service_set_source (service, "srv");
  signet_service_set_elapsed_ms (service, 190);
  g_object_get (service, "protocol", &protocol, "outcome", &outcome, "settled", &settled, NULL);
  g_object_get (service, "ok", &ok, "elapsed-ms", &elapsed_ms, "source", &source, NULL);
  g_object_get (service, "headline", &headline, "trying", &trying, NULL);
  g_assert_cmpint (protocol, ==, SIGNET_PROTOCOL_SMTP);
  g_assert_cmpint (outcome, ==, SIGNET_OUTCOME_OK);
  g_assert_true (settled);
  g_assert_true (ok);
  g_assert_cmpuint (elapsed_ms, ==, signet_service_get_elapsed_ms (service));
  g_assert_cmpuint (elapsed_ms, ==, 190);
  g_assert_cmpstr (source, ==, signet_service_get_source (service));
  g_assert_cmpstr (source, ==, "srv");
  g_assert_true (headline == signet_service_get_headline (service));
  g_assert_null (trying);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/empty", test_empty);
  g_test_add_func ("/service/list", test_list);
  g_test_add_func ("/service/headline-is-furthest", test_headline_is_furthest);
  g_test_add_func ("/service/headline-is-chosen", test_headline_is_chosen);
  g_test_add_func ("/service/ok-when-chosen", test_ok_when_chosen);
  g_test_add_func ("/service/all-failed", test_all_failed);
  g_test_add_func ("/service/notifies", test_notifies);
  g_test_add_func ("/service/properties", test_properties);
  return g_test_run ();
}
