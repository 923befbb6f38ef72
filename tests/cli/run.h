/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Runs the program as its users do, and keeps what came of it. The program is named by the
 * variable SIGNET of the environment.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Run:
 * @status: the exit code
 * @output: what was written to standard output
 * @errors: what was written to standard error
 *
 * A run of the program that is over.
 */
typedef struct
{
  int status;
  char *output;
  char *errors;
} Run;

/**
 * run_clear:
 * @run: a run
 *
 * Frees what @run holds.
 */
void run_clear (Run *run);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/**
 * run_launcher_new:
 *
 * Returns: (transfer full): a launcher with pipes, and a plain English environment
 */
GSubprocessLauncher *run_launcher_new (void);

/**
 * run_start:
 * @launcher: a launcher
 * @line: the arguments, as in a shell
 *
 * Starts the program.
 *
 * Returns: (transfer full): the process
 */
GSubprocess *run_start (GSubprocessLauncher *launcher, const char *line);

/**
 * run_finish:
 * @process: (transfer full): a process of run_start()
 * @input: (nullable): what to give it on standard input
 *
 * Waits for the end of @process while the default main context runs, so that servers in this
 * process can answer.
 *
 * Returns: what came of it
 */
Run run_finish (GSubprocess *process, const char *input);

/**
 * RunWatch:
 * @process: the process
 * @user_data: what was given with the function
 *
 * Looks at @process. It may be not yet the program, or no longer alive.
 */
typedef void (*RunWatch) (GSubprocess *process, gpointer user_data);

/**
 * run_finish_watched:
 * @process: (transfer full): a process of run_start()
 * @input: (nullable): what to give it on standard input
 * @watch: (scope call): looks at @process each time it has said something
 * @user_data: for @watch
 *
 * Like run_finish().
 *
 * Returns: what came of it
 */
Run
run_finish_watched (GSubprocess *process, const char *input, RunWatch watch, gpointer user_data);

/**
 * run_line:
 * @line: the arguments, as in a shell
 *
 * Starts the program and waits for its end.
 *
 * Returns: what came of it
 */
Run run_line (const char *line);

/**
 * run_format:
 * @format: the arguments, as in a shell
 * @...: its parameters
 *
 * Like run_line().
 *
 * Returns: what came of it
 */
Run run_format (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
