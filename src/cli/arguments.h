/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Readies arguments for GOption, which is too forgiving for us: it lets an option with an optional
 * value swallow the next word, takes the last of two contradicting options, and ignores a value
 * given to a switch.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_arguments_prepare:
 * @arguments: (array zero-terminated=1): the arguments, without the program's name
 * @entries: the options, ending with an empty one
 * @error: return location for a #GOptionError
 *
 * Refuses options that are given twice (those that take a list excepted) and switches with a value,
 * and moves options with an optional value that have none behind all others, where no word follows
 * them.
 *
 * Returns: (transfer full) (nullable): the arguments, with a program's name in front, or %NULL with
 *   @error set
 */
GStrv signet_arguments_prepare (const char *const *arguments,
                                const GOptionEntry *entries,
                                GError **error);

/**
 * signet_option_refuse:
 * @error: return location for a #GOptionError
 * @format: one translated sentence
 * @...: its parameters
 *
 * Refuses what was typed.
 *
 * Returns: %FALSE
 */
gboolean signet_option_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
