/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the terminal behind a file descriptor can do, and whether its user wants it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether lines can be overwritten */
gboolean signet_terminal_can_move (int fd);

/* Also, whether NO_COLOR is unset or empty (https://no-color.org) */
gboolean signet_terminal_has_colour (int fd);

/* In columns; 80 where it is not known */
guint signet_terminal_get_width (int fd);

G_END_DECLS
