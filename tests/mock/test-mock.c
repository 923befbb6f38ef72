/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The tests' own tools can fail: a slip in a script, a client that says something else, another
 * end than the expected one and a password in disguise are noticed.
 */

#include "engine-run.h"
#include "secret-search.h"

#include <string.h>

#define HEAD "protocol: imap\nsecurity: none\noutcome: unencrypted-only\n"
#define PLAY "---\nS: * OK ready\nC: A1 CAPABILITY\nS: A1 OK done\n"

static void
test_syntax (void)
{
  static const char *const wrong[] = {
    "",
    HEAD,
    "protocol: imap\nsecurity: none\n---\n",
    HEAD "colour: blue\n---\n",
    HEAD "outcome: ok\n---\n",
    HEAD "---\nX: what\n",
    HEAD "---\nS\n",
    HEAD "---\nTLS: now\n",
    HEAD "---\nS-repeat: line\n",
    HEAD "---\nS 3: line\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MockScript) script = mock_script_parse ("wrong", wrong[i], &error);

      g_assert_null (script);
      g_assert_error (error, MOCK_SCRIPT_ERROR, MOCK_SCRIPT_ERROR_SYNTAX);
    }
}

static void
assert_mismatch (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockScript) script = mock_script_parse ("mismatch", text, &error);
  g_autoptr (MockRunResult) result = NULL;

  g_assert_no_error (error);
  result = mock_engine_run (script, 0, NULL, &error);
  if (result != NULL)
    mock_run_result_check (result, script, MOCK_RUNNER_ENGINE, &error);
  g_assert_error (error, MOCK_SCRIPT_ERROR, MOCK_SCRIPT_ERROR_MISMATCH);
}

static void
test_mismatch (void)
{
  assert_mismatch (HEAD "---\nS: * OK ready\nC: A1 STARTTLS\nS: A1 OK done\n");
  assert_mismatch (HEAD "---\nS: * OK ready\nS: A1 OK done\n");
  assert_mismatch (HEAD PLAY "C: A2 STARTTLS\n");
  assert_mismatch (HEAD PLAY "TLS\n");
  assert_mismatch ("protocol: imap\nsecurity: none\noutcome: ok\n" PLAY);
  assert_mismatch (HEAD "login: ok\n" PLAY);
  assert_mismatch (HEAD "auth: PLAIN\n" PLAY);
  assert_mismatch (HEAD "detail: nothing of the kind\n" PLAY);
  assert_mismatch (HEAD "mechanism: PLAIN\n" PLAY);
}

static void
test_match (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockScript) script = mock_script_parse ("match", HEAD PLAY, &error);
  g_autoptr (MockRunResult) result = NULL;

  g_assert_no_error (error);
  result = mock_engine_run (script, MOCK_CUT_EVERYWHERE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mock_run_result_check (result, script, MOCK_RUNNER_ENGINE, &error));
}

static void
assert_found (const char *text, gboolean found)
{
  g_assert_true (mock_secret_is_in ("correct horse 9", text, strlen (text)) == found);
}

static void
test_secret (void)
{
  assert_found ("A1 LOGIN \"ada\" \"correct horse 9\"", TRUE);
  assert_found ("AUTH PLAIN AGFkYQBjb3JyZWN0IGhvcnNlIDk=\r\n", TRUE);
  assert_found ("<AGFkYUBleGFtcGxlLm9yZwBjb3JyZWN0IGhvcnNlIDk=>", TRUE);
  assert_found ("636f727265637420686f7273652039", TRUE);
  assert_found ("A1 AUTHENTICATE PLAIN", FALSE);
  assert_found ("AUTH PLAIN AGFkYQBjb3JyZWN0IGNvdyA5\r\n", FALSE);
  assert_found ("", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mock/syntax", test_syntax);
  g_test_add_func ("/mock/mismatch", test_mismatch);
  g_test_add_func ("/mock/match", test_match);
  g_test_add_func ("/mock/secret", test_secret);
  return g_test_run ();
}
