/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The commands of the program. Each is whole in one file, and a row of the one table.
 */
#pragma once

#include "options.h"

G_BEGIN_DECLS

/* The exit codes of the program */
typedef enum
{
  SIGNET_EXIT_OK = 0, /* a usable profile for every protocol, and the log-in accepted if asked */
  SIGNET_EXIT_FAILED = 1,  /* not so */
  SIGNET_EXIT_USAGE = 2,   /* the command makes no sense; nothing was sent */
  SIGNET_EXIT_STOPPED = 3, /* cancelled, or an internal error */
} SignetExit;

/* All texts are in English and marked for translation. */
struct _SignetCommand
{
  const char *name;
  const char *synopsis;           /* what follows the options; may be empty */
  const char *summary;            /* what it does, in a line of "signet --help" */
  const char *description;        /* the same at length, above the options of its own help */
  const char *details;            /* (nullable): what is below them */
  const SignetOption *options[2]; /* (nullable): tables; --version and --help are everybody's */

  /* Where @error is set, it is printed, and its kind makes the exit code. */
  SignetExit (*run) (const SignetOptions *options, GError **error);
};

/* The table: NAME is defined in NAME-command.c, as signet_command_NAME. */
#define SIGNET_COMMANDS(ROW)                                                                       \
  ROW (probe)                                                                                      \
  ROW (find)                                                                                       \
  ROW (add)                                                                                        \
  ROW (list)                                                                                       \
  ROW (show)                                                                                       \
  ROW (check)                                                                                      \
  ROW (set)                                                                                        \
  ROW (remove)                                                                                     \
  ROW (trust)

#define SIGNET_DECLARE_COMMAND(name) extern const SignetCommand signet_command_##name;
SIGNET_COMMANDS (SIGNET_DECLARE_COMMAND)
#undef SIGNET_DECLARE_COMMAND

G_END_DECLS
