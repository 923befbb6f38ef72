/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Works through many requests.
 */
#include "jobs.h"
#include "setup.h"

#include <sys/resource.h>

typedef struct
{
  GPtrArray *requests;              /* unowned */
  const SignetJobsWatcher *watcher; /* unowned */
  GCancellable *cancellable;        /* unowned */
  guint at_once;
  guint next;
  guint running;
  gboolean all_ok;
} Jobs;

/* Every job may hold some ten connections; the usual limit of 1024 files is for old select(2),
 * which nothing here calls. */
static void
allow_many_connections (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
}

static void
on_setup_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SignetReport *report = SIGNET_REPORT (source);
  Jobs *self = user_data;

  if (!signet_setup_finish (report, result, NULL) || !signet_report_is_ok (report))
    self->all_ok = FALSE;
  self->running--;
  self->watcher->ended (report, self->watcher->user_data);
}

static void
start_next (Jobs *self)
{
  const SignetSetupRequest *request = g_ptr_array_index (self->requests, self->next++);
  g_autoptr (SignetReport) report = signet_report_new (request->target->text);

  self->running++;
  self->watcher->started (report, self->watcher->user_data);
  signet_setup_async (request, report, self->cancellable, on_setup_done, self);
}

static gboolean
may_start (const Jobs *self)
{
  return self->running < self->at_once && self->next < self->requests->len
         && !g_cancellable_is_cancelled (self->cancellable);
}

gboolean
signet_jobs_run (GPtrArray *requests,
                 guint at_once,
                 const SignetJobsWatcher *watcher,
                 GCancellable *cancellable)
{
  Jobs jobs = { requests, watcher, cancellable, at_once, .all_ok = TRUE };

  g_return_val_if_fail (requests != NULL && at_once > 0 && watcher != NULL, FALSE);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), FALSE);

  allow_many_connections ();
  while (jobs.running > 0 || may_start (&jobs))
    if (may_start (&jobs))
      start_next (&jobs);
    else
      g_main_context_iteration (NULL, TRUE);
  return jobs.all_ok && jobs.next == requests->len;
}
