/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A pseudoterminal.
 */
#include "terminal.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
terminal_open (int *slave)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);

  g_assert_cmpint (master, !=, -1);
  g_assert_cmpint (grantpt (master), ==, 0);
  g_assert_cmpint (unlockpt (master), ==, 0);
  *slave = g_open (ptsname (master), O_RDWR | O_NOCTTY | O_CLOEXEC, 0);
  g_assert_cmpint (*slave, !=, -1);
  return master;
}

/* Linux answers EIO once the last program has closed the terminal. */
char *
terminal_read_until (int master, const char *end)
{
  GString *text = g_string_new (NULL);
  char buffer[1024];
  gssize got;

  while ((end == NULL || strstr (text->str, end) == NULL)
         && (got = read (master, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, got);
  return g_string_free (text, FALSE);
}

void
terminal_type (int master, const char *text)
{
  g_assert_cmpint (write (master, text, strlen (text)), ==, (gssize)strlen (text));
}
