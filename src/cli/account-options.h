/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command lines of the commands that work with kept accounts: one table of options, of which
 * each command takes some.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetAccountHelp:
 * @word: the command's word
 * @program: program and word, for the usage line
 * @synopsis: what follows the options, marked for translation
 * @summary: what the command does, marked for translation
 * @description: (nullable): more about it, marked for translation
 * @options: (array zero-terminated=1): the long names of the options it takes besides --json,
 *   --help and --version
 *
 * What is particular to the command line of one command.
 */
typedef struct
{
  const char *word;
  const char *program;
  const char *synopsis;
  const char *summary;
  const char *description;
  const char *const *options;
} SignetAccountHelp;

/**
 * SignetAccountOptions:
 * @help: (nullable): the text of --help, if that was asked for
 * @version: whether --version was asked for
 * @json: whether JSON is wanted
 * @quiet: whether nothing but errors is wanted
 * @trace: whether a trace is wanted
 * @no_check: whether settings are to be kept without a check
 * @list: whether a list is wanted
 * @remove: whether something is to be removed
 * @sha256: (nullable): a fingerprint as 64 hexadecimal digits
 * @password_file: (nullable): the file with the password, or "-"
 * @smtp_password_file: (nullable): the file with the password for outgoing mail, or "-"
 * @timeout_ms: the longest time for an account, in milliseconds, or 0 for that of the settings
 * @words: (array zero-terminated=1): what is no option
 *
 * What was asked for on the command line.
 */
typedef struct
{
  char *help;
  gboolean version;
  gboolean json;
  gboolean quiet;
  gboolean trace;
  gboolean no_check;
  gboolean list;
  gboolean remove;
  char *sha256;
  char *password_file;
  char *smtp_password_file;
  guint timeout_ms;
  GStrv words;
} SignetAccountOptions;

/**
 * signet_account_options_parse:
 * @arguments: (array zero-terminated=1): the arguments after the command's word
 * @help: what is particular to the command
 * @error: return location for a #GOptionError or a #SignetPinError; one sentence
 *
 * Takes the command line apart.
 *
 * Returns: (transfer full) (nullable): the options, or %NULL with @error set
 */
SignetAccountOptions *signet_account_options_parse (const char *const *arguments,
                                                    const SignetAccountHelp *help,
                                                    GError **error);

/**
 * signet_account_options_free:
 * @options: (nullable) (transfer full): options
 *
 * Frees @options.
 */
void signet_account_options_free (SignetAccountOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAccountOptions, signet_account_options_free)

/**
 * signet_account_options_answer:
 * @options: options
 *
 * Prints the help or the version if that was asked for.
 *
 * Returns: whether it was
 */
gboolean signet_account_options_answer (const SignetAccountOptions *options);

G_END_DECLS
