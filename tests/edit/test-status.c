/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a status row says while something is tried, when it is settled, and of what is kept.
 */
#include "detail.h"
#include "fake-results.h"

#define HOST "imap.example.org"

static void
assert_says (SignetStatus *status, SignetStatusKind kind, const char *sentence)
{
  g_assert_cmpstr (signet_status_get_sentence (status), ==, sentence);
  g_assert_cmpint (signet_status_get_kind (status), ==, kind);
}

static void
follow (SignetStatus *status, SignetProtocolResult *first, SignetProtocolResult *second)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new ();

  g_ptr_array_add (results, first);
  if (second != NULL)
    g_ptr_array_add (results, second);
  signet_status_follow (status, results);
}

static guint
count (SignetStatus *status, const char *property)
{
  g_autoptr (GListModel) list = NULL;

  g_object_get (status, property, &list, NULL);
  return g_list_model_get_n_items (list);
}

static char *
certificate_host (SignetStatus *status)
{
  char *host;

  g_object_get (status, "certificate-host", &host, NULL);
  return host;
}

static void
test_new (void)
{
  g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
  g_autofree char *title = NULL;

  g_object_get (status, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Incoming mail");
  assert_says (status, SIGNET_STATUS_IDLE, "Not checked yet");
  g_assert_null (signet_status_get_result (status));
  g_assert_null (signet_status_get_headline (status));
}

/* Sentence by sentence, as the probe goes on */
static void
test_progress (void)
{
  SignetStatus *status = signet_status_new ("Incoming mail");
  SignetProtocolResult *result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile)
      tls = signet_profile_new (SIGNET_PROTOCOL_IMAP, HOST, 993, SIGNET_SECURITY_TLS);
  SignetAttemptFacts silent = { .profile = tls, .outcome = SIGNET_OUTCOME_TIMEOUT };
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (&silent);

  follow (status, result, NULL);
  assert_says (status, SIGNET_STATUS_BUSY, "Looking for the server…");
  signet_protocol_result_set_trying (result, tls);
  assert_says (status, SIGNET_STATUS_BUSY, "Trying " HOST ", port 993 with TLS…");
  g_assert_cmpuint (count (status, "attempts"), ==, 0);
  signet_protocol_result_set_signing_in (result);
  assert_says (status, SIGNET_STATUS_BUSY, "Signing in…");
  signet_protocol_result_set_trying (result, NULL);
  assert_says (status, SIGNET_STATUS_BUSY, "Looking for the server…");
  signet_protocol_result_add_attempt (result, attempt);
  g_assert_cmpuint (count (status, "attempts"), ==, 1);
  signet_protocol_result_choose (result, NULL);
  assert_says (status, SIGNET_STATUS_PROBLEM, "No answer");
  g_assert_cmpuint (count (status, "details"), >, 0);
  g_assert_true (signet_status_get_headline (status) == attempt);
  g_assert_finalize_object (status);
  g_assert_finalize_object (result);
}

static void
test_stop (void)
{
  g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
  g_autoptr (SignetProtocolResult) result = signet_protocol_result_new (SIGNET_PROTOCOL_IMAP);
  g_autoptr (SignetProfile)
      tls = signet_profile_new (SIGNET_PROTOCOL_IMAP, HOST, 993, SIGNET_SECURITY_TLS);
  SignetAttemptFacts facts = { .profile = tls, .outcome = SIGNET_OUTCOME_CANCELLED };
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (&facts);

  follow (status, result, NULL);
  signet_status_stop (status);
  assert_says (status, SIGNET_STATUS_IDLE, "Stopped");
  signet_status_set_sentence (status, SIGNET_STATUS_IDLE, "Settings changed. Not checked yet.");
  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, NULL);
  assert_says (status, SIGNET_STATUS_IDLE, "Settings changed. Not checked yet.");
}

static void
test_settled (void)
{
  static const struct
  {
    SignetOutcome outcome;
    SignetFlaws flaws;
    SignetStatusKind kind;
    const char *sentence;
  } cases[] = {
    { SIGNET_OUTCOME_OK, 0, SIGNET_STATUS_ENCRYPTED, "Encrypted, TLS 1.3 · " HOST },
    { SIGNET_OUTCOME_UNTRUSTED, SIGNET_FLAW_EXPIRED, SIGNET_STATUS_PROBLEM,
      "Server identity not confirmed" },
    { SIGNET_OUTCOME_LOGIN_REJECTED, 0, SIGNET_STATUS_PROBLEM, "Password not accepted" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
      g_autoptr (SignetProtocolResult) result = fake_encrypted (
          SIGNET_PROTOCOL_IMAP, HOST, cases[i].outcome, cases[i].flaws, 30);
      g_autofree char *host = NULL;

      follow (status, result, NULL);
      assert_says (status, cases[i].kind, cases[i].sentence);
      host = certificate_host (status);
      g_assert_cmpstr (host, ==, HOST);
    }
}

static void
test_plain (void)
{
  static const struct
  {
    SignetOutcome outcome;
    SignetStatusKind kind;
    const char *sentence;
  } cases[] = {
    { SIGNET_OUTCOME_OK, SIGNET_STATUS_UNENCRYPTED, "Not encrypted · " HOST },
    { SIGNET_OUTCOME_UNENCRYPTED_ONLY, SIGNET_STATUS_UNENCRYPTED,
      "Not connected: this server offers no encryption" },
    { SIGNET_OUTCOME_REFUSED, SIGNET_STATUS_PROBLEM, "No mail service there" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
      g_autoptr (SignetProtocolResult)
          result = fake_plain (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_NONE, cases[i].outcome);
      g_autofree char *host = NULL;

      follow (status, result, NULL);
      assert_says (status, cases[i].kind, cases[i].sentence);
      host = certificate_host (status);
      g_assert_null (host);
    }
}

/* Of IMAP and POP3 the one that works, or else the one that got further */
static void
test_fallback (void)
{
  g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
  g_autoptr (SignetProtocolResult)
      imap = fake_plain (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED);
  g_autoptr (SignetProtocolResult)
      pop3 = fake_encrypted (SIGNET_PROTOCOL_POP3, HOST, SIGNET_OUTCOME_OK, 0, 30);
  g_autoptr (SignetProtocolResult) worse = fake_plain (
      SIGNET_PROTOCOL_POP3, HOST, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_HOST_NOT_FOUND);

  follow (status, imap, pop3);
  g_assert_true (signet_status_get_result (status) == pop3);
  g_assert_cmpuint (count (status, "attempts"), ==, 2);
  follow (status, imap, worse);
  g_assert_true (signet_status_get_result (status) == imap);
}

static void
test_kept (void)
{
  static const struct
  {
    SignetSecurity security; /* SIGNET_SECURITY_AUTO for no profile */
    gboolean checked;
    gboolean was_encrypted;
    SignetOutcome outcome;
    gboolean may_use;
    SignetStatusKind kind;
    const char *sentence;
  } cases[] = {
    { SIGNET_SECURITY_TLS, TRUE, TRUE, SIGNET_OUTCOME_OK, TRUE, SIGNET_STATUS_ENCRYPTED,
      "Encrypted · " HOST },
    { SIGNET_SECURITY_NONE, TRUE, FALSE, SIGNET_OUTCOME_OK, TRUE, SIGNET_STATUS_UNENCRYPTED,
      "Not encrypted · " HOST },
    { SIGNET_SECURITY_NONE, TRUE, FALSE, SIGNET_OUTCOME_OK, FALSE, SIGNET_STATUS_UNENCRYPTED,
      "Turned off: Require SSL is on and this server offers no encryption" },
    { SIGNET_SECURITY_TLS, FALSE, FALSE, SIGNET_OUTCOME_OK, TRUE, SIGNET_STATUS_IDLE,
      "Not checked yet" },
    { SIGNET_SECURITY_AUTO, TRUE, FALSE, SIGNET_OUTCOME_REFUSED, FALSE, SIGNET_STATUS_PROBLEM,
      "Does not work yet" },
    { SIGNET_SECURITY_STARTTLS, TRUE, TRUE, SIGNET_OUTCOME_NO_STARTTLS, TRUE, SIGNET_STATUS_PROBLEM,
      "Not connected: encryption has disappeared" },
    { SIGNET_SECURITY_TLS, TRUE, TRUE, SIGNET_OUTCOME_UNTRUSTED, TRUE, SIGNET_STATUS_PROBLEM,
      "Server identity not confirmed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
      g_autoptr (SignetServerSettings) kept = signet_server_settings_new ();

      if (cases[i].security != SIGNET_SECURITY_AUTO)
        kept->profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, HOST, 143, cases[i].security);
      kept->checked = cases[i].checked;
      kept->was_encrypted = cases[i].was_encrypted;
      kept->outcome = cases[i].outcome;
      signet_status_show_kept (status, kept, cases[i].may_use);
      assert_says (status, cases[i].kind, cases[i].sentence);
    }
}

static void
test_kept_nothing (void)
{
  g_autoptr (SignetStatus) status = signet_status_new ("Outgoing mail");

  signet_status_show_kept (status, NULL, FALSE);
  assert_says (status, SIGNET_STATUS_IDLE, "Not set up");
}

static const char *
detail (GListModel *details, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (details); i++)
    {
      g_autoptr (SignetDetail) line = g_list_model_get_item (details, i);

      if (g_str_equal (signet_detail_get_title (line), title))
        return signet_detail_get_value (line);
    }
  return NULL;
}

static void
test_details (void)
{
  g_autoptr (SignetStatus) status = signet_status_new ("Incoming mail");
  g_autoptr (SignetProtocolResult)
      result = fake_encrypted (SIGNET_PROTOCOL_IMAP, HOST, SIGNET_OUTCOME_OK, 0, 30);
  g_autoptr (GListModel) details = NULL;

  signet_protocol_result_set_source (result, "srv");
  follow (status, result, NULL);
  g_object_get (status, "details", &details, NULL);
  g_assert_cmpstr (detail (details, "Server"), ==, HOST ", port 993, TLS");
  g_assert_cmpstr (detail (details, "Encryption"), ==, "TLS 1.3");
  g_assert_null (detail (details, "Cipher"));
  g_assert_nonnull (detail (details, "Settings from"));
  g_assert_null (detail (details, "What happened"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/new", test_new);
  g_test_add_func ("/status/progress", test_progress);
  g_test_add_func ("/status/stop", test_stop);
  g_test_add_func ("/status/settled", test_settled);
  g_test_add_func ("/status/plain", test_plain);
  g_test_add_func ("/status/fallback", test_fallback);
  g_test_add_func ("/status/kept", test_kept);
  g_test_add_func ("/status/kept-nothing", test_kept_nothing);
  g_test_add_func ("/status/details", test_details);
  return g_test_run ();
}
