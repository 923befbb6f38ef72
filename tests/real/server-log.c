/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the lab's servers wrote about the program's visits.
 */
#include "server-log.h"

#include "lab.h"

static char *
read_from (const char *variable, gsize start)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (lab_env (variable), &contents, &length, NULL))
    return g_strdup ("");
  return g_strdup (contents + MIN (start, length));
}

gsize
server_log_length (const char *variable)
{
  g_autofree char *log = read_from (variable, 0);

  return strlen (log);
}

guint
server_log_count (const char *log, const char *pattern)
{
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    count += g_regex_match_simple (pattern, lines[i], 0, 0) ? 1 : 0;
  return count;
}

char *
server_log_wait (const char *variable, gsize start, const char *pattern)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (TRUE)
    {
      g_autofree char *log = read_from (variable, start);

      if (server_log_count (log, pattern) > 0)
        return g_steal_pointer (&log);
      if (g_get_monotonic_time () > end)
        g_error ("no line “%s” in %s", pattern, log);
      g_thread_yield ();
    }
}
