/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Waits for reports.
 */
#include "ask.h"
#include "jobs.h"
#include "progress.h"
#include "trace.h"

#define SIGNET_ASK_AT_ONCE 20

typedef struct
{
  GPtrArray *reports;       /* unowned */
  SignetProgress *progress; /* unowned, nullable */
} Asking;

/* Work begins in the order of the requests. */
static void
on_started (SignetReport *report, gpointer user_data)
{
  Asking *self = user_data;

  g_ptr_array_add (self->reports, g_object_ref (report));
  signet_progress_watch (self->progress, report);
}

static void
on_ended (SignetReport *report, gpointer user_data)
{
  Asking *self = user_data;

  signet_progress_forget (self->progress, report);
}

static void
ask_for_trace (GPtrArray *requests, gint64 *start)
{
  for (guint i = 0; i < requests->len; i++)
    {
      SignetSetupRequest *request = g_ptr_array_index (requests, i);

      request->trace = signet_trace_show;
      request->trace_data = start;
    }
}

GPtrArray *
signet_ask (GPtrArray *requests, SignetAskShow show, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SignetProgress) progress = NULL;
  gint64 start = g_get_monotonic_time ();
  Asking asking = { .reports = reports };
  const SignetJobsWatcher watcher = { on_started, on_ended, &asking };

  g_return_val_if_fail (requests != NULL && G_IS_CANCELLABLE (cancellable), NULL);

  if (show == SIGNET_ASK_PROGRESS)
    progress = signet_progress_new (requests->len);
  if (show == SIGNET_ASK_TRACE)
    ask_for_trace (requests, &start);
  asking.progress = progress;
  signet_jobs_run (requests, SIGNET_ASK_AT_ONCE, &watcher, cancellable);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&reports);
}

SignetReport *
signet_ask_one (SignetSetupRequest *request, SignetAskShow show, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autoptr (GPtrArray) reports = NULL;

  g_return_val_if_fail (request != NULL, NULL);

  g_ptr_array_add (requests, request);
  reports = signet_ask (requests, show, cancellable);
  return reports != NULL ? g_object_ref (g_ptr_array_index (reports, 0)) : NULL;
}
