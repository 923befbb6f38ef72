/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * When a set-up as a whole counts as a success.
 */
#include "report.h"

static void
add (SignetReport *report, SignetProtocol protocol, SignetOutcome outcome)
{
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (protocol);
  g_autoptr (SignetProfile)
      profile = signet_profile_new (protocol, "mail.example.org", 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (
      &(SignetAttemptFacts){ .profile = profile, .outcome = outcome });

  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, outcome == SIGNET_OUTCOME_OK ? attempt : NULL);
  signet_report_add_result (report, result);
}

/* '+' is a protocol that works, '-' one that does not, ' ' one that was not asked for */
static const struct
{
  char results[SIGNET_N_PROTOCOLS + 1];
  gboolean is_ok;
} cases[] = {
  { "   ", FALSE }, { "+  ", TRUE },  { "-  ", FALSE }, { " + ", TRUE },  { " - ", FALSE },
  { "  +", TRUE },  { "  -", FALSE }, { "+ +", TRUE },  { "+ -", FALSE }, { "- +", FALSE },
  { "-++", TRUE },  { "+-+", TRUE },  { "--+", FALSE }, { "++-", FALSE }, { "-+-", FALSE },
  { "-+ ", TRUE },  { "+- ", TRUE },
};

static void
test_is_ok (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetReport) report = signet_report_new ("ada@example.org");

      for (int protocol = 0; protocol < SIGNET_N_PROTOCOLS; protocol++)
        if (cases[i].results[protocol] != ' ')
          add (report, (SignetProtocol)protocol,
               cases[i].results[protocol] == '+' ? SIGNET_OUTCOME_OK : SIGNET_OUTCOME_UNTRUSTED);
      g_assert_cmpint (signet_report_is_ok (report), ==, cases[i].is_ok);
    }
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
test_list (void)
{
  g_autoptr (SignetReport) report = signet_report_new ("ada@example.org");
  g_autoptr (SignetProtocolResult) first = NULL;
  guint changes = 0;

  g_signal_connect_swapped (report, "items-changed", G_CALLBACK (count), &changes);
  add (report, SIGNET_PROTOCOL_SMTP, SIGNET_OUTCOME_OK);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (report)), ==, 1);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (report)) == SIGNET_TYPE_PROTOCOL_RESULT);
  first = g_list_model_get_item (G_LIST_MODEL (report), 0);
  g_assert_true (signet_report_get_result (report, SIGNET_PROTOCOL_SMTP) == first);
  g_assert_null (signet_report_get_result (report, SIGNET_PROTOCOL_IMAP));
}

static void
test_properties (void)
{
  g_autoptr (SignetReport) report = signet_report_new ("ada@example.org");
  g_autofree char *target = NULL;
  guint elapsed_ms;
  guint notified = 0;

  g_signal_connect_swapped (report, "notify::elapsed-ms", G_CALLBACK (count), &notified);
  signet_report_set_elapsed_ms (report, 210);
  g_object_get (report, "target", &target, "elapsed-ms", &elapsed_ms, NULL);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (target, ==, signet_report_get_target (report));
  g_assert_cmpstr (target, ==, "ada@example.org");
  g_assert_cmpuint (elapsed_ms, ==, signet_report_get_elapsed_ms (report));
  g_assert_cmpuint (elapsed_ms, ==, 210);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/is-ok", test_is_ok);
  g_test_add_func ("/report/list", test_list);
  g_test_add_func ("/report/properties", test_properties);
  return g_test_run ();
}
