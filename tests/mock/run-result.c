/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Compares the end of a dialogue with the head of its script.
 */

#include "run-result.h"

#include "secret-search.h"

#include <string.h>

void
mock_run_result_free (MockRunResult *self)
{
  if (self == NULL)
    return;
  g_free (self->outcome);
  g_free (self->login);
  g_free (self->detail);
  g_free (self->auth);
  g_free (self->mechanism);
  g_free (self);
}

static const char *
expected_outcome (const MockScript *script, MockRunner runner)
{
  const char *socket_outcome = mock_script_get (script, "socket-outcome");

  if (runner == MOCK_RUNNER_SOCKET && socket_outcome != NULL)
    return socket_outcome;
  return mock_script_get (script, "outcome");
}

/* Most scripts need not say what becomes of the log-in: the outcome does. */
static const char *
expected_login (const MockScript *script, const char *outcome)
{
  const char *login = mock_script_get (script, "login");

  if (login != NULL)
    return login;
  if (mock_script_get (script, "user") == NULL)
    return "not-tried";
  if (g_str_equal (outcome, "ok"))
    return "ok";
  if (g_str_equal (outcome, "login-rejected"))
    return "rejected";
  if (g_str_equal (outcome, "unencrypted-only") || g_str_equal (outcome, "untrusted"))
    return "refused";
  return "not-tried";
}

static gboolean
check (const MockScript *script,
       const char *what,
       gboolean good,
       const char *expected,
       const char *actual,
       GError **error)
{
  if (!good)
    g_propagate_error (
        error, mock_script_mismatch (script, NULL, "%s: expected \"%s\", but it is \"%s\"", what,
                                     expected, actual != NULL ? actual : "(nothing)"));
  return good;
}

static gboolean
check_optional (const MockScript *script, const char *key, const char *actual, GError **error)
{
  const char *expected = mock_script_get (script, key);

  return expected == NULL
         || check (script, key, g_strcmp0 (expected, actual) == 0, expected, actual, error);
}

static gboolean
check_detail (const MockScript *script, const char *actual, GError **error)
{
  const char *expected = mock_script_get (script, "detail");

  return expected == NULL
         || check (script, "detail", actual != NULL && strstr (actual, expected) != NULL, expected,
                   actual, error);
}

/* Whatever a server sends back must not carry the password to a screen. */
static gboolean
check_secrecy (const MockScript *script, const char *detail, GError **error)
{
  const char *password = mock_script_get (script, "password");

  return check (script, "detail",
                detail == NULL || !mock_secret_is_in (password, detail, strlen (detail)),
                "no password", detail, error);
}

/* Rule 5: whatever a server does, it does not keep the program longer than it was told to wait. The
 * seconds on top are for slow computers and sanitizers. */
static gboolean
check_time (const MockScript *script, gint64 elapsed_ms, GError **error)
{
  const char *within = mock_script_get (script, "within");
  guint64 seconds = within != NULL
                        ? g_ascii_strtoull (within, NULL, 10)
                        : g_ascii_strtoull (mock_script_get (script, "timeout"), NULL, 10) + 2;
  g_autofree char *expected = g_strdup_printf ("%" G_GUINT64_FORMAT " s", seconds);
  g_autofree char *actual = g_strdup_printf ("%" G_GINT64_FORMAT " ms", elapsed_ms);

  return check (script, "time", elapsed_ms <= (gint64)seconds * 1000, expected, actual, error);
}

gboolean
mock_run_result_check (const MockRunResult *self,
                       const MockScript *script,
                       MockRunner runner,
                       GError **error)
{
  const char *outcome = expected_outcome (script, runner);
  const char *login = expected_login (script, outcome);

  return check (script, "outcome", g_strcmp0 (outcome, self->outcome) == 0, outcome, self->outcome,
                error)
         && check (script, "login", g_strcmp0 (login, self->login) == 0, login, self->login, error)
         && check_detail (script, self->detail, error)
         && check_secrecy (script, self->detail, error)
         && check_optional (script, "auth", self->auth, error)
         && check_optional (script, "mechanism", self->mechanism, error)
         && check_time (script, self->elapsed_ms, error);
}
