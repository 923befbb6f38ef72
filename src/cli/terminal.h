/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the terminal behind a file descriptor can do, and whether its user wants it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_terminal_can_move:
 * @fd: a file descriptor
 *
 * Returns: whether @fd is a terminal on which lines can be overwritten
 */
gboolean signet_terminal_can_move (int fd);

/**
 * signet_terminal_has_colour:
 * @fd: a file descriptor
 *
 * Returns: whether colour may be used on @fd: a terminal, and NO_COLOR is unset or empty
 *   (https://no-color.org)
 */
gboolean signet_terminal_has_colour (int fd);

/**
 * signet_terminal_get_width:
 * @fd: a file descriptor
 *
 * Returns: the columns of @fd, 80 where they are not known
 */
guint signet_terminal_get_width (int fd);

G_END_DECLS
