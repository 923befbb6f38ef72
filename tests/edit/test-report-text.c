/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The report for a help desk: what was tried and what came of it, and nobody's name.
 */
#include "fake-results.h"

#include <string.h>

#define HOST "imap.example.org"

static SignetProtocolResult *
rejected (const char *user, const char *detail)
{
  g_autoptr (SignetProfile)
      profile = signet_profile_new (SIGNET_PROTOCOL_IMAP, HOST, 993, SIGNET_SECURITY_TLS);
  g_autoptr (SignetTlsInfo) tls = fake_tls (0, 30);
  SignetAttemptFacts facts = {
    .profile = profile,
    .outcome = SIGNET_OUTCOME_LOGIN_REJECTED,
    .detail = detail,
    .tls = tls,
    .login = SIGNET_LOGIN_REJECTED,
    .user = user,
    .elapsed_ms = 42,
  };

  return fake_result (&facts);
}

static char *
report_of (SignetEditState *self, const char *user, const char *detail)
{
  fake_conclude (
      self, rejected (user, detail),
      fake_plain (SIGNET_PROTOCOL_SMTP, HOST, SIGNET_SECURITY_TLS, SIGNET_OUTCOME_REFUSED),
      SIGNET_PLAINTEXT_FORBIDDEN);
  return signet_edit_state_write_report (self);
}

static void
assert_has (const char *report, const char *text)
{
  if (strstr (report, text) == NULL)
    g_test_message ("no \"%s\" in: %s", text, report);
  g_assert_nonnull (strstr (report, text));
}

static void
assert_has_not (const char *report, const char *text)
{
  g_autofree char *folded = g_ascii_strdown (report, -1);

  if (strstr (folded, text) != NULL)
    g_test_message ("\"%s\" in: %s", text, report);
  g_assert_null (strstr (folded, text));
}

static void
test_nothing (void)
{
  g_autoptr (SignetEditState) state = signet_edit_state_new ();
  g_autofree char *report = signet_edit_state_write_report (state);

  assert_has (report, "Nothing was tried yet.");
  assert_has (report, "Require SSL: on");
}

static void
test_contents (void)
{
  g_autoptr (SignetEditState) state = signet_edit_state_new ();
  g_autofree char *report = NULL;

  fake_type (state, SIGNET_FORM_ADDRESS, "ada@example.org");
  report = report_of (state, "ada@example.org", "go away");
  assert_has (report, "Address: ***@example.org\n");
  assert_has (report, "IMAP: Password not accepted");
  assert_has (report, "SMTP: No mail service there");
  assert_has (report, HOST ", port 993, TLS: ");
  assert_has (report, "(42 ms)");
  assert_has (report, "TLS 1.3, AES-256-GCM, SHA-256 aaaa");
  assert_has (report, "“go away”");
  assert_has_not (report, "ada");
}

/* Wherever a server repeats it, and however it writes it */
static void
test_hidden (void)
{
  static const struct
  {
    const char *words;
    const char *shown;
  } cases[] = {
    { "user ada unknown", "“user *** unknown”" },
    { "user ADA@Example.ORG unknown", "“user *** unknown”" },
    { "LOGIN Ada.", "“LOGIN ***.”" },
    { "<ada>", "“<***>”" },
    { "adamant", "“adamant”" },
    { "userada@example.orgx", "“user***x”" },
    { "sign in as lovelace or Lovelace", "“sign in as *** or ***”" },
    { "ada ada ada", "“*** *** ***”" },
  };
  g_autoptr (SignetEditState) state = signet_edit_state_new ();

  fake_type (state, SIGNET_FORM_ADDRESS, "ada@example.org");
  fake_type (state, SIGNET_FORM_USER, "lovelace");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *report = report_of (state, "Lovelace", cases[i].words);

      assert_has (report, cases[i].shown);
      assert_has_not (report, "lovelace");
      assert_has_not (report, "ada@");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-text/nothing", test_nothing);
  g_test_add_func ("/report-text/contents", test_contents);
  g_test_add_func ("/report-text/hidden", test_hidden);
  return g_test_run ();
}
