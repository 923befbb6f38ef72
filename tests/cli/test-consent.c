/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The question before a password travels without encryption: nothing but a yes that is typed on a
 * terminal after the question lets it go.
 */
#include "provider.h"
#include "run.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

#define QUESTION "Continue? [y/N] "

typedef struct
{
  const char *name;
  const char *typed_ahead;
  const char *answer;
  int status;
} Answer;

typedef struct
{
  char *home;
  char *options; /* what leads to the server without encryption */
  Provider *plain;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *keyfile = NULL;
  g_autofree char *password = NULL;

  fixture->home = home_new ();
  keyfile = home_write (fixture->home, "config/glib-2.0/settings/keyfile",
                        "[io/github/signet/mail-accounts]\nrequire-ssl=false\n");
  password = home_write (fixture->home, "given/password", PROVIDER_PASSWORD "\n");
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  fixture->plain = provider_new_player (fixture->home, "imap/good-none-confirmed.dialogue");
  fixture->options = g_strdup_printf (
      PROVIDER_USER " --imap=127.0.0.1:%u --security=none --trace --password-file '%s'",
      provider_get_port (fixture->plain, "script"), password);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  provider_free (fixture->plain);
  g_free (fixture->options);
  home_free (fixture->home);
}

/* Runs a command on a terminal. Standard error, and so the trace, is the terminal's. */
static Run
run_on_terminal (Fixture *fixture, const char *command, const Answer *answer)
{
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *line = g_strdup_printf ("%s %s", command, fixture->options);
  g_autofree char *asked = NULL;
  GSubprocess *process;
  Run run;
  int slave;
  int master = terminal_open (&slave);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "TERM", "dumb", TRUE);
  g_subprocess_launcher_take_stderr_fd (launcher, dup (slave));
  g_subprocess_launcher_take_stdin_fd (launcher, slave);
  terminal_type (master, answer->typed_ahead);
  process = run_start (launcher, line);
  g_clear_object (&launcher); /* and with it our side of the terminal */
  asked = terminal_read_until (master, QUESTION);
  if (strstr (asked, QUESTION) != NULL)
    terminal_type (master, answer->answer);
  run = run_finish (process, NULL);
  run.errors = terminal_read_until (master, NULL);
  close (master);
  g_assert_null (strstr (asked, "AUTHENTICATE"));
  if (answer->answer != NULL)
    g_assert_nonnull (strstr (asked, "The server runs on this computer, so the password stays"));
  else
    g_assert_null (strstr (asked, QUESTION));
  return run;
}

static void
test_probe (Fixture *fixture, gconstpointer data)
{
  const Answer *answer = data;
  g_auto (Run) probed = run_on_terminal (fixture, "probe", answer);

  g_assert_cmpint (probed.status, ==, answer->status);
  g_assert_cmpint (strstr (probed.errors, "AUTHENTICATE") != NULL, ==, answer->status == 0);
  g_assert_cmpint (strstr (probed.output, "signed in as") != NULL, ==, answer->status == 0);
  g_assert_cmpint (strstr (probed.output, "--no-require-ssl.") != NULL, ==, answer->status != 0);
  g_assert_null (strstr (probed.errors, QUESTION));
}

/* What was agreed to is kept with the account. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  const Answer *answer = data;
  g_auto (Run) added = run_on_terminal (fixture, "add", answer);
  g_auto (Run) checked = run_line ("check " PROVIDER_USER);

  g_assert_cmpint (added.status, ==, answer->status);
  g_assert_cmpint (checked.status, ==, answer->status == 0 ? 0 : 2);
}

static void
test_program (Fixture *fixture, gconstpointer data)
{
  static const Answer nobody = { "json", "", NULL, 1 };
  g_auto (Run) json = run_on_terminal (fixture, "probe --json", &nobody);
  g_auto (Run) quiet = run_on_terminal (fixture, "probe --quiet", &nobody);
  g_auto (Run) pipe = run_format ("probe %s", fixture->options);

  g_assert_cmpint (json.status, ==, 1);
  g_assert_nonnull (strstr (json.output, "\"outcome\":\"unencrypted-only\""));
  g_assert_cmpint (quiet.status, ==, 1);
  g_assert_cmpint (pipe.status, ==, 1);
  g_assert_nonnull (strstr (pipe.output, "--no-require-ssl."));
  g_assert_null (strstr (pipe.errors, QUESTION));
  g_assert_null (strstr (pipe.errors, "AUTHENTICATE"));
}

/* What is done after the answer gets what is left of the time, and no time of its own. */
static void
test_out_of_time (Fixture *fixture, gconstpointer data)
{
  static const Answer yes = { "yes", "", "y\n", 1 };
  gint64 start = g_get_monotonic_time ();
  g_auto (Run) probed = { 0 };

  provider_free (fixture->plain);
  g_free (fixture->options);
  fixture->plain = provider_new_player (fixture->home, "imap/slow-greeting-none.dialogue");
  fixture->options = g_strdup_printf (
      PROVIDER_USER " --imap=127.0.0.1:%u --security=none --timeout=5 --password-file "
                    "'%s/given/password'",
      provider_get_port (fixture->plain, "script"), fixture->home);
  probed = run_on_terminal (fixture, "probe", &yes);
  g_assert_cmpint (probed.status, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 7 * G_TIME_SPAN_SECOND);
}

/* Require SSL is not for a yes to turn off. */
static void
test_required (Fixture *fixture, gconstpointer data)
{
  static const Answer nobody = { "required", "", NULL, 2 };
  g_auto (Run) probed = run_on_terminal (fixture, "probe --require-ssl", &nobody);

  g_assert_cmpint (probed.status, ==, 2);
}

int
main (int argc, char *argv[])
{
  static const Answer answers[] = {
    { "yes", "", "y\n", 0 },
    { "whole-word", "", "YES\n", 0 },
    { "no", "", "n\n", 1 },
    { "return", "", "\n", 1 },
    { "end", "", "\004", 1 },
    { "yellow", "", "yellow\n", 1 },
    { "typed-ahead", "y\n", "\n", 1 },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *probe = g_strdup_printf ("/consent/probe/%s", answers[i].name);
      g_autofree char *add = g_strdup_printf ("/consent/add/%s", answers[i].name);

      g_test_add (probe, Fixture, &answers[i], set_up, test_probe, tear_down);
      g_test_add (add, Fixture, &answers[i], set_up, test_add, tear_down);
    }
  g_test_add ("/consent/nobody-to-ask", Fixture, NULL, set_up, test_program, tear_down);
  g_test_add ("/consent/out-of-time", Fixture, NULL, set_up, test_out_of_time, tear_down);
  g_test_add ("/consent/required", Fixture, NULL, set_up, test_required, tear_down);
  return g_test_run ();
}
