/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Waiting for a condition.
 */
#include "waiting.h"

enum
{
  LIMIT_SECONDS = 40
};

static gboolean
note_timeout (gpointer is_over)
{
  *(gboolean *)is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* The timeout also wakes the main context when nothing else does. */
void
wait_until_at (const char *place, const char *what, WaitCondition condition, gpointer user_data)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (LIMIT_SECONDS, note_timeout, &is_over);

  while (!condition (user_data) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  if (is_over)
    g_error ("%s: waited in vain for %s", place, what);
  g_source_remove (timeout);
}

void
wait_until_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *)pointer == NULL;
}

void
wait_until_gone (gpointer object)
{
  gpointer pointer = object;

  g_object_add_weak_pointer (object, &pointer);
  g_object_unref (object);
  wait_until (is_gone, &pointer);
}
