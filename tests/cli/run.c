/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the program.
 */
#include "run.h"

typedef struct
{
  Run run;
  gboolean done;
} Wait;

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GSubprocess *process = G_SUBPROCESS (source);
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (process, result, &wait->run.output, &wait->run.errors,
                                        &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  wait->run.status = g_subprocess_get_exit_status (process);
  wait->done = TRUE;
}

void
run_clear (Run *run)
{
  g_free (run->output);
  g_free (run->errors);
}

GSubprocessLauncher *
run_launcher_new (void)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                             | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  g_subprocess_launcher_unsetenv (launcher, "NO_COLOR");
  return launcher;
}

GSubprocess *
run_start (GSubprocessLauncher *launcher, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("'%s' %s", g_getenv ("SIGNET"), line);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_shell_parse_argv (whole, NULL, &arguments, &error);
  g_assert_no_error (error);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments, &error);
  g_assert_no_error (error);
  return process;
}

Run
run_finish_watched (GSubprocess *process, const char *input, RunWatch watch, gpointer user_data)
{
  Wait wait = { 0 };

  g_subprocess_communicate_utf8_async (process, input, NULL, on_done, &wait);
  while (!wait.done)
    {
      g_main_context_iteration (NULL, TRUE);
      watch (process, user_data);
    }
  g_object_unref (process);
  return wait.run;
}

static void
look_away (GSubprocess *process, gpointer unused)
{
}

Run
run_finish (GSubprocess *process, const char *input)
{
  return run_finish_watched (process, input, look_away, NULL);
}

Run
run_line (const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();

  return run_finish (run_start (launcher, line), NULL);
}

Run
run_format (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list parameters;

  va_start (parameters, format);
  line = g_strdup_vprintf (format, parameters);
  va_end (parameters);
  return run_line (line);
}
