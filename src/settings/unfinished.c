/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Follows whether a context is busy.
 */
#include "unfinished.h"

static void
on_busy (SignetContext *context, GParamSpec *pspec, GApplication *application)
{
  gboolean is_busy = FALSE;

  g_object_get (context, "busy", &is_busy, NULL);
  if (is_busy)
    g_application_hold (application);
  else
    g_application_release (application);
}

void
signet_unfinished_hold (SignetContext *context, GApplication *application)
{
  g_return_if_fail (SIGNET_IS_CONTEXT (context) && G_IS_APPLICATION (application));

  g_signal_connect_object (context, "notify::busy", G_CALLBACK (on_busy), application, 0);
}
