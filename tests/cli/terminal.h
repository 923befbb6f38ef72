/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A terminal for the program, with the test in the place of the user.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * terminal_open:
 * @slave: (out): the program's side, for the caller to close
 *
 * Returns: the user's side
 */
int terminal_open (int *slave);

/**
 * terminal_read_until:
 * @master: the user's side
 * @end: (nullable): what to wait for, or %NULL for the last program to close its side
 *
 * Reads what the terminal shows; no more than that if the last program closes its side.
 *
 * Returns: (transfer full): it
 */
char *terminal_read_until (int master, const char *end);

/**
 * terminal_type:
 * @master: the user's side
 * @text: what to type
 *
 * Types.
 */
void terminal_type (int master, const char *text);

G_END_DECLS
