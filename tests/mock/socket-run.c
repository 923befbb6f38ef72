/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the mock server and the program side by side on the main context, and compares what the
 * program reports, what the server heard and what was written anywhere with the script.
 */

#include "socket-run.h"

#include "report-reader.h"
#include "run-result.h"
#include "secret-search.h"

#include <glib/gstdio.h>

/* A program that has not ended long after its own time limit hangs. */
#define PATIENCE_S 40

typedef struct
{
  const MockScript *script;
  MockSocketRunDone done;
  gpointer user_data;
  char *folder;
  GSubprocess *server;
  GDataInputStream *server_says;
  GString *sessions;
  GSubprocess *program;
  GCancellable *patience;
  guint impatience;
  char *output;
  char *messages;
} SocketRun;

static char *
path_of (const SocketRun *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
remove_folder (SocketRun *self)
{
  static const char *const names[] = { "ca.pem", "password", "policy", "session.clear",
                                       "session.tls" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_of (self, names[i]);

      g_unlink (path);
    }
  g_rmdir (self->folder);
}

static void
finish (SocketRun *self, const char *failure)
{
  self->done (failure, self->user_data);
  if (self->server != NULL)
    g_subprocess_force_exit (self->server);
  if (self->impatience != 0)
    g_source_remove (self->impatience);
  remove_folder (self);
  g_free (self->folder);
  g_clear_object (&self->server);
  g_clear_object (&self->server_says);
  g_clear_object (&self->program);
  g_clear_object (&self->patience);
  g_string_free (self->sessions, TRUE);
  g_free (self->output);
  g_free (self->messages);
  g_free (self);
}

static gboolean
check_file (const SocketRun *self, const char *name, gboolean may_hold_it, GError **error)
{
  const char *password = mock_script_get (self->script, "password");
  g_autofree char *path = path_of (self, name);
  g_autofree char *bytes = NULL;
  gsize length;

  if (may_hold_it || !g_file_get_contents (path, &bytes, &length, NULL)
      || !mock_secret_is_in (password, bytes, length))
    return TRUE;
  g_propagate_error (error,
                     mock_script_mismatch (self->script, NULL, "the password was sent: %s", name));
  return FALSE;
}

static gboolean
check_text (const SocketRun *self, const char *what, const char *text, GError **error)
{
  if (!mock_secret_is_in (mock_script_get (self->script, "password"), text, strlen (text)))
    return TRUE;
  g_propagate_error (error,
                     mock_script_mismatch (self->script, NULL, "the password is in its %s", what));
  return FALSE;
}

/* Rule 6: nothing that a terminal obeys, and nothing that turns words round. */
static gboolean
check_harmless (const SocketRun *self, GError **error)
{
  for (const char *p = self->output; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      if ((type != G_UNICODE_CONTROL || *p == '\n') && type != G_UNICODE_FORMAT)
        continue;
      g_propagate_error (error, mock_script_mismatch (self->script, NULL,
                                                      "a character in the output is not escaped"));
      return FALSE;
    }
  return TRUE;
}

/* Rules 1 and 7: the password is nowhere but where the script expects it. */
static gboolean
check_secrecy (const SocketRun *self, GError **error)
{
  gboolean expected = mock_secret_is_expected (self->script);
  gboolean clear = g_str_equal (mock_script_get (self->script, "plaintext"), "confirmed");

  return check_text (self, "output", self->output, error)
         && check_text (self, "messages", self->messages, error)
         && check_file (self, "session.tls", expected, error)
         && check_file (self, "session.clear", expected && clear, error);
}

/* One connection has to be played to its end, and none may have gone otherwise. */
static gboolean
check_sessions (const SocketRun *self, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (self->sessions->str, "\n", -1);
  gboolean played = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      played |= g_str_equal (lines[i], "played");
      if (g_str_has_prefix (lines[i], "mismatch"))
        {
          g_set_error_literal (error, MOCK_SCRIPT_ERROR, MOCK_SCRIPT_ERROR_MISMATCH, lines[i]);
          return FALSE;
        }
    }
  if (!played)
    g_propagate_error (
        error, mock_script_mismatch (self->script, NULL, "no connection was played to its end"));
  return played;
}

/* 0 for a usable profile and an accepted log-in, else 1; and with --json not a word beside it, not
 * even a warning of a library or a sanitizer. */
static gboolean
check_exit (const SocketRun *self, const MockRunResult *result, GError **error)
{
  int expected = g_strcmp0 (result->outcome, "ok") == 0 ? 0 : 1;

  if (g_subprocess_get_if_exited (self->program)
      && g_subprocess_get_exit_status (self->program) == expected && *self->messages == '\0')
    return TRUE;
  g_propagate_error (
      error, mock_script_mismatch (self->script, NULL, "signet ended with status %d: %s",
                                   g_subprocess_get_status (self->program), self->messages));
  return FALSE;
}

static gboolean
check_report (const SocketRun *self, GError **error)
{
  g_autoptr (MockRunResult) result = mock_report_read (self->output, error);

  return result != NULL && check_exit (self, result, error)
         && mock_run_result_check (result, self->script, MOCK_RUNNER_SOCKET, error);
}

static void
check (SocketRun *self)
{
  g_autoptr (GError) error = NULL;
  gboolean good = check_secrecy (self, &error) && check_harmless (self, &error)
                  && check_sessions (self, &error) && check_report (self, &error);

  if (good)
    {
      finish (self, NULL);
      return;
    }
  g_prefix_error (&error, "\noutput: %s\nmessages: %s\nserver: %s\n", self->output, self->messages,
                  self->sessions->str);
  finish (self, error->message);
}

static void
on_session_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SocketRun *self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (self->server_says, result, NULL,
                                                                NULL);

  if (line == NULL)
    {
      check (self);
      return;
    }
  g_string_append_printf (self->sessions, "%s\n", line);
  g_data_input_stream_read_line_async (self->server_says, G_PRIORITY_DEFAULT, NULL,
                                       on_session_result, self);
}

static void
on_program_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SocketRun *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_communicate_utf8_finish (self->program, result, &self->output, &self->messages,
                                             &error))
    {
      g_subprocess_force_exit (self->program);
      finish (self, error->message);
      return;
    }
  /* The server ends when its standard input does. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_data_input_stream_read_line_async (self->server_says, G_PRIORITY_DEFAULT, NULL,
                                       on_session_result, self);
}

static gboolean
on_impatience (gpointer user_data)
{
  SocketRun *self = user_data;

  self->impatience = 0;
  g_cancellable_cancel (self->patience);
  return G_SOURCE_REMOVE;
}

static void
add_login (const SocketRun *self, GStrvBuilder *arguments)
{
  const char *user = mock_script_get (self->script, "user");
  g_autofree char *path = path_of (self, "password");

  if (user == NULL)
    return;
  if (mock_script_get (self->script, "second-user") == NULL)
    g_strv_builder_add_many (arguments, "--user", user, NULL);
  g_strv_builder_add_many (arguments, "--password-file", path, NULL);
  g_file_set_contents_full (path, mock_script_get (self->script, "password"), -1,
                            G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static GStrv
arguments_of (const SocketRun *self, const char *port)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  const char *security = mock_script_get (self->script, "socket-security");
  g_autofree char *server = g_strdup_printf ("--%s=%s:%s",
                                             mock_script_get (self->script, "protocol"),
                                             mock_script_get (self->script, "socket-host"), port);
  g_autofree char *mode = g_strdup_printf (
      "--security=%s", security != NULL ? security : mock_script_get (self->script, "security"));
  g_autofree char *timeout = g_strdup_printf ("--timeout=%s",
                                              mock_script_get (self->script, "timeout"));
  g_autofree char *ca_file = path_of (self, "ca.pem");

  g_strv_builder_add_many (arguments, g_getenv ("SIGNET"), "probe", "--json", server, mode, timeout,
                           "--ca-file", ca_file, NULL);
  if (g_str_equal (mock_script_get (self->script, "plaintext"), "confirmed"))
    g_strv_builder_add (arguments, "--no-require-ssl");
  add_login (self, arguments);
  g_strv_builder_add (arguments, "ada@example.org");
  return g_strv_builder_end (arguments);
}

/* What an administrator may have said about TLS on this computer. */
static void
set_system_policy (const SocketRun *self, GSubprocessLauncher *launcher)
{
  const char *policy = mock_script_get (self->script, "system-policy");
  g_autofree char *path = path_of (self, "policy");
  g_autofree char *text = g_strdup_printf ("[overrides]\ndefault-priority-string = %s\n", policy);

  if (policy == NULL)
    return;
  g_file_set_contents (path, text, -1, NULL);
  g_subprocess_launcher_setenv (launcher, "GNUTLS_SYSTEM_PRIORITY_FILE", path, TRUE);
}

static void
on_port (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SocketRun *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *port = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source),
                                                                result, NULL, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) arguments = NULL;

  if (port == NULL)
    {
      finish (self, "the mock server did not start");
      return;
    }
  arguments = arguments_of (self, port);
  set_system_policy (self, launcher);
  self->program = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments, &error);
  if (self->program == NULL)
    finish (self, error->message);
  else
    g_subprocess_communicate_utf8_async (self->program, NULL, self->patience, on_program_ended,
                                         self);
}

static gboolean
start_server (SocketRun *self, GError **error)
{
  g_autofree char *name = g_strconcat (mock_script_get_name (self->script), ".dialogue", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "scripts", name, NULL);
  g_autofree char *ca_file = g_strdup_printf ("--ca-file=%s/ca.pem", self->folder);
  g_autofree char *log = g_strdup_printf ("--log=%s/wire", self->folder);

  self->server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                   error, g_getenv ("MOCK_SERVER"), ca_file, log, script, NULL);
  return self->server != NULL;
}

void
mock_socket_run_start (const MockScript *script, MockSocketRunDone done, gpointer user_data)
{
  SocketRun *self = g_new0 (SocketRun, 1);
  g_autoptr (GError) error = NULL;

  self->script = script;
  self->done = done;
  self->user_data = user_data;
  self->sessions = g_string_new (NULL);
  self->patience = g_cancellable_new ();
  self->folder = g_dir_make_tmp ("signet-mock-XXXXXX", &error);
  g_assert_no_error (error);
  if (!start_server (self, &error))
    {
      finish (self, error->message);
      return;
    }
  self->impatience = g_timeout_add_seconds (PATIENCE_S, on_impatience, self);
  self->server_says = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_data_input_stream_read_line_async (self->server_says, G_PRIORITY_DEFAULT, NULL, on_port, self);
}
