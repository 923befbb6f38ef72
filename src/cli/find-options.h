/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command line of "find".
 */
#pragma once

#include "discovery.h"
#include "target.h"

G_BEGIN_DECLS

/**
 * SignetFindOptions:
 * @help: (nullable): the text of --help, if that was asked for
 * @version: whether --version was asked for
 * @target: (nullable): the address
 * @sources: which sources to ask
 * @guesses_count: whether guesses were asked for by name; else they are shown, but nothing was
 *   found where there is nothing else
 * @ca_files: (nullable): files with more certificate authorities
 * @timeout_ms: the longest time for all of it, in milliseconds
 * @json: whether JSON is wanted
 *
 * What was asked for.
 */
typedef struct
{
  char *help;
  gboolean version;
  SignetTarget *target;
  SignetSources sources;
  gboolean guesses_count;
  GStrv ca_files;
  guint timeout_ms;
  gboolean json;
} SignetFindOptions;

/**
 * signet_find_options_parse:
 * @arguments: (array zero-terminated=1): the arguments after the command's word
 * @error: return location for a #GOptionError or a #SignetTargetError; one sentence
 *
 * Takes the command line apart.
 *
 * Returns: (transfer full) (nullable): the options, or %NULL with @error set
 */
SignetFindOptions *signet_find_options_parse (const char *const *arguments, GError **error);

/**
 * signet_find_options_free:
 * @options: (nullable) (transfer full): options
 *
 * Frees @options.
 */
void signet_find_options_free (SignetFindOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetFindOptions, signet_find_options_free)

G_END_DECLS
