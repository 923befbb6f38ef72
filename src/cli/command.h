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
 * @SIGNET_EXIT_USAGE: the command makes no sense; nothing was sent
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

/**
 * signet_command_add:
 * @arguments: (array zero-terminated=1): the arguments after "add"
 *
 * Finds and proves the settings of an address, and keeps the account.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_add (const char *const *arguments);

/**
 * signet_command_list:
 * @arguments: (array zero-terminated=1): the arguments after "list"
 *
 * Lists the accounts that are kept.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_list (const char *const *arguments);

/**
 * signet_command_show:
 * @arguments: (array zero-terminated=1): the arguments after "show"
 *
 * Shows what is kept of an account.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_show (const char *const *arguments);

/**
 * signet_command_check:
 * @arguments: (array zero-terminated=1): the arguments after "check"
 *
 * Logs in with what is kept of accounts, and says what changed.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_check (const char *const *arguments);

/**
 * signet_command_set:
 * @arguments: (array zero-terminated=1): the arguments after "set"
 *
 * Changes the settings of an account, once they are proven.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_set (const char *const *arguments);

/**
 * signet_command_remove:
 * @arguments: (array zero-terminated=1): the arguments after "remove"
 *
 * Removes an account and its passwords.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_remove (const char *const *arguments);

/**
 * signet_command_trust:
 * @arguments: (array zero-terminated=1): the arguments after "trust"
 *
 * Keeps, lists or removes the keys that the user trusts although they do not verify.
 *
 * Returns: the exit code of the program
 */
SignetExit signet_command_trust (const char *const *arguments);

G_END_DECLS
