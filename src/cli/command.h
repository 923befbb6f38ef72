/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a command of the program is: a word, a summary, and a function. Each command has one file
 * of its own; main.c holds the table.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetExit:
 * @SIGNET_EXIT_OK: a usable profile for every protocol asked for, and the log-in accepted if asked
 * @SIGNET_EXIT_FAILED: not so
 * @SIGNET_EXIT_USAGE: the question makes no sense; nothing was sent
 * @SIGNET_EXIT_STOPPED: cancelled, or an internal error
 *
 * The exit codes of the program.
 */
typedef enum
{
  SIGNET_EXIT_OK = 0,
  SIGNET_EXIT_FAILED = 1,
  SIGNET_EXIT_USAGE = 2,
  SIGNET_EXIT_STOPPED = 3,
} SignetExit;

/**
 * SignetCliCommand:
 * @name: the word on the command line
 * @synopsis: what follows the word, for the help
 * @summary: (not nullable): what it does, in English, marked for translation
 * @run: runs it, with the arguments after the word
 *
 * A command of the program.
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  SignetExit (*run) (const char *const *arguments);
} SignetCliCommand;

/**
 * signet_command_probe:
 * @arguments: (array zero-terminated=1): the arguments after "probe"
 *
 * Finds and proves the settings of servers; keeps nothing.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_probe (const char *const *arguments);

/**
 * signet_command_find:
 * @arguments: (array zero-terminated=1): the arguments after "find"
 *
 * Shows what discovery knows of an address; contacts no mail server.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_find (const char *const *arguments);

G_END_DECLS
