/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Counts down. Stops nothing by itself: who waits looks here for how long.
 */
#include "deadline.h"
#include "settings.h"

#include <unistd.h>

static gint64 deadline = G_MAXINT64;
static gboolean is_explicit;

void
signet_deadline_start (guint timeout_ms)
{
  is_explicit = timeout_ms != 0;
  if (!is_explicit)
    {
      g_autoptr (SignetSettings) settings = signet_settings_new ();

      timeout_ms = signet_settings_get_probe_timeout (settings) * 1000;
    }
  deadline = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
}

guint
signet_deadline_get_left (guint least)
{
  gint64 left = (deadline - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND;

  return (guint)CLAMP (left, least, G_MAXINT);
}

/* At least a second, whatever else took its time, and a second that has begun counts whole: the
 * moments the command needs itself are not theirs. */
guint
signet_deadline_get_left_for_servers (void)
{
  guint left = signet_deadline_get_left (1);

  return left < G_MAXINT ? (left + 999) / 1000 * 1000 : left;
}

void
signet_deadline_forgive (gint64 start)
{
  if (deadline != G_MAXINT64)
    deadline += g_get_monotonic_time () - start;
}

gboolean
signet_deadline_has_person (void)
{
  return isatty (STDERR_FILENO) == 1;
}

gboolean
signet_deadline_excuses_person (void)
{
  return signet_deadline_has_person () && !is_explicit;
}
