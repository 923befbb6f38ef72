/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a terminal can do.
 */
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

gboolean
signet_terminal_can_move (int fd)
{
  const char *term = g_getenv ("TERM");

  return isatty (fd) && term != NULL && *term != '\0' && !g_str_equal (term, "dumb");
}

gboolean
signet_terminal_has_colour (int fd)
{
  const char *unwanted = g_getenv ("NO_COLOR");

  return signet_terminal_can_move (fd) && (unwanted == NULL || *unwanted == '\0');
}

guint
signet_terminal_get_width (int fd)
{
  struct winsize size;

  if (ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return 80;
}
