/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Shows a trace: seconds since the start, server, mode, direction and line. What comes here is
 * already masked and escaped.
 */
#include "trace.h"
#include "enum-types.h"
#include "output.h"

#include <string.h>

void
signet_trace_show (const SignetProfile *profile,
                   char direction,
                   const char *text,
                   gpointer user_data)
{
  const gint64 *start = user_data;
  double seconds = (double)(g_get_monotonic_time () - *start) / G_USEC_PER_SEC;
  gboolean is_v6 = strchr (profile->host, ':') != NULL;
  g_autofree char *line = g_strdup_printf (
      "%.3f %s %s%s%s:%u %s %c: %s\n", seconds,
      signet_nick (SIGNET_TYPE_PROTOCOL, profile->protocol), is_v6 ? "[" : "", profile->host,
      is_v6 ? "]" : "", profile->port, signet_nick (SIGNET_TYPE_SECURITY, profile->security),
      direction, text);

  signet_output_aside (line);
}
