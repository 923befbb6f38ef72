/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Being stopped, readers that leave, and terminals.
 */
#include "peer.h"
#include "run.h"
#include "terminal.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static GSubprocess *
start_silent (GSubprocessLauncher *launcher, Peer *peer, const char *options)
{
  guint16 port = peer_get_port (peer);
  g_autofree char *line = g_strdup_printf (
      "probe %s --security=tls --imap=127.0.0.1:%u --smtp=127.0.0.1:%u 127.0.0.1", options, port,
      port);

  return run_start (launcher, line);
}

static void
wait_for_clients (Peer *peer)
{
  while (peer_count (peer) < 2)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_cancelled (const char *line)
{
  g_autoptr (JsonNode) report = json_from_string (line, NULL);
  JsonArray *services;

  g_assert_nonnull (report);
  services = json_object_get_array_member (json_node_get_object (report), "services");
  g_assert_cmpuint (json_array_get_length (services), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *service = json_array_get_object_element (services, i);

      g_assert_cmpstr (json_object_get_string_member (service, "status"), ==, "failed");
      g_assert_cmpstr (json_object_get_string_member (service, "outcome"), ==, "cancelled");
    }
}

static void
test_signal (gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autoptr (Peer) peer = peer_new (NULL);
  GSubprocess *process = start_silent (launcher, peer, "--json --timeout=60");
  g_auto (Run) run = { 0 };
  gint64 start;

  wait_for_clients (peer);
  start = g_get_monotonic_time ();
  g_subprocess_send_signal (process, GPOINTER_TO_INT (data));
  run = run_finish (process, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_cmpstr (run.errors, ==, "");
  assert_cancelled (run.output);
}

/* Blocked in read(2), where no main loop turns. Bytes that were taken from the pipe tell that the
 * program is there. */
static void
test_signal_while_reading (void)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  GSubprocess *process = NULL;
  g_auto (Run) run = { 0 };
  g_autofree char *fifo = g_strdup_printf ("%s/signet-test-%u", g_get_tmp_dir (), getpid ());
  g_autofree char *line = g_strdup_printf ("probe --password-file='%s' ada@x.example", fifo);
  int fd;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  process = run_start (launcher, line);
  fd = g_open (fifo, O_WRONLY | O_CLOEXEC, 0); /* waits until the program has opened it */
  g_unlink (fifo);
  g_assert_cmpint (fd, !=, -1);
  g_subprocess_send_signal (process, SIGINT);
  run = run_finish (process, NULL);
  g_close (fd, NULL);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_cmpstr (run.output, ==, "");
}

static void
test_reader_left (void)
{
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *line = g_strdup_printf ("probe --security=tls --imap=127.0.0.1:%u 127.0.0.1",
                                           peer_refusing_port ());
  g_auto (Run) run = { 0 };
  int fds[2];

  g_assert_true (g_unix_open_pipe (fds, FD_CLOEXEC, NULL));
  g_close (fds[0], NULL);
  g_subprocess_launcher_take_stdout_fd (launcher, fds[1]);
  run = run_finish (run_start (launcher, line), NULL);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_cmpstr (run.errors, ==, "");
}

static void
test_full_disk (void)
{
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (Run) run = { 0 };

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  run = run_finish (run_start (launcher, "--version"), NULL);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.errors, "cannot be written"));
}

static void
close_output (gpointer user_data)
{
  close (STDOUT_FILENO);
}

/* A connection must not get the number of standard output, and the report with it. */
static void
test_closed_output (void)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  g_autoptr (Peer) peer = peer_new ("S: * BYE\nC: *");
  g_autofree char *line = g_strdup_printf (
      "probe --json --no-require-ssl --security=none --imap=127.0.0.1:%u 127.0.0.1",
      peer_get_port (peer));
  g_auto (Run) run = { 0 };

  g_subprocess_launcher_set_child_setup (launcher, close_output, NULL, NULL);
  run = run_finish (run_start (launcher, line), NULL);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_cmpuint (peer_count (peer), >, 0);
}

/* TCSAFLUSH drops what was typed before the terminal is silent, so that has to be waited for. */
static void
wait_until_silent (int terminal)
{
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  struct termios mode;

  do
    g_assert_cmpint (tcgetattr (terminal, &mode), ==, 0);
  while ((mode.c_lflag & ECHO) != 0 && g_get_monotonic_time () < end);
}

static char *
read_terminal (int master)
{
  char *text = terminal_read_until (master, NULL);

  close (master);
  return text;
}

/* What a terminal shows while port refuses. */
static char *
run_on_terminal (const char *variable, const char *value, const char *options)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *line = g_strdup_printf ("probe %s --security=tls --imap=127.0.0.1:%u 127.0.0.1",
                                           options, peer_refusing_port ());
  g_auto (Run) run = { 0 };
  int slave;
  int master = terminal_open (&slave);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "TERM", "xterm", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "NO_COLOR");
  g_subprocess_launcher_setenv (launcher, variable, value, TRUE);
  g_subprocess_launcher_take_stderr_fd (launcher, dup (slave));
  g_subprocess_launcher_take_stdout_fd (launcher, slave);
  run = run_finish (run_start (launcher, line), NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_clear_object (&launcher); /* and with it our side of the terminal */
  return read_terminal (master);
}

static void
test_colour (void)
{
  g_autofree char *coloured = run_on_terminal ("TERM", "xterm", "");
  g_autofree char *unwanted = run_on_terminal ("NO_COLOR", "1", "");
  g_autofree char *not_unwanted = run_on_terminal ("NO_COLOR", "", "");
  g_autofree char *dumb = run_on_terminal ("TERM", "dumb", "");

  g_assert_nonnull (strstr (coloured, "\033[1;31mIMAP\033[0m"));
  g_assert_nonnull (strstr (not_unwanted, "\033[1;31m"));
  g_assert_null (strstr (unwanted, "\033[1;31m"));
  g_assert_null (strchr (dumb, '\033'));
}

static void
test_progress (void)
{
  g_autofree char *shown = run_on_terminal ("NO_COLOR", "1", "");
  g_autofree char *quiet = run_on_terminal ("NO_COLOR", "1", "--quiet");

  g_assert_nonnull (strstr (shown, "Trying 127.0.0.1, port "));
  g_assert_nonnull (strstr (shown, "\033[1A\033[2K"));
  g_assert_cmpstr (quiet, ==, "");
}

/* Whoever looks over the shoulder sees the question and the end of the line. */
static void
test_password_not_shown (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *line = g_strdup_printf (
      "probe --quiet --security=tls --password-file=- --imap=127.0.0.1:%u ada@example.org",
      peer_refusing_port ());
  g_autofree char *shown = NULL;
  g_auto (Run) run = { 0 };
  char question[] = "Password: ";
  GSubprocess *process;
  int slave;
  int master = terminal_open (&slave);

  g_subprocess_launcher_take_stderr_fd (launcher, dup (slave));
  g_subprocess_launcher_take_stdin_fd (launcher, slave);
  process = run_start (launcher, line);
  g_clear_object (&launcher);
  g_assert_cmpint (read (master, question, sizeof question), ==, sizeof question - 1);
  wait_until_silent (master);
  g_assert_cmpint (write (master, "correct horse 9\n", 16), ==, 16);
  run = run_finish (process, NULL);
  shown = read_terminal (master);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (shown, ==, "\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cli/stop/sigint", GINT_TO_POINTER (SIGINT), test_signal);
  g_test_add_data_func ("/cli/stop/sigterm", GINT_TO_POINTER (SIGTERM), test_signal);
  g_test_add_func ("/cli/stop/while-reading", test_signal_while_reading);
  g_test_add_func ("/cli/output/reader-left", test_reader_left);
  g_test_add_func ("/cli/output/full-disk", test_full_disk);
  g_test_add_func ("/cli/output/closed", test_closed_output);
  g_test_add_func ("/cli/terminal/colour", test_colour);
  g_test_add_func ("/cli/terminal/progress", test_progress);
  g_test_add_func ("/cli/terminal/password-not-shown", test_password_not_shown);
  return g_test_run ();
}
