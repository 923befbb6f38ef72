/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Works through many requests.
 */
#include "jobs.h"
#include "deadline.h"
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

enum
{
  FILES_OF_A_JOB = 12, /* its connections, and what it asks name servers and web servers */
  FILES_OF_ALL = 12
};

/* The usual limit of 1024 files is for old select(2), which nothing here calls. Where even the most
 * that is allowed is not enough for all of @wanted jobs, fewer run at once. */
static guint
limit_jobs (guint wanted)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return wanted;
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < FILES_OF_ALL + 2 * FILES_OF_A_JOB)
    return 1;
  return (guint)MIN (wanted, (limit.rlim_cur - FILES_OF_ALL) / FILES_OF_A_JOB);
}

/* Each may take what is left of the command's time. */
static void
limit_time (GPtrArray *requests)
{
  guint left = signet_deadline_get_left_for_servers ();

  for (guint i = 0; i < requests->len; i++)
    ((SignetSetupRequest *)g_ptr_array_index (requests, i))->timeout_ms = left;
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
  Jobs jobs = { requests, watcher, cancellable, .all_ok = TRUE };

  g_return_val_if_fail (requests != NULL && at_once > 0 && watcher != NULL, FALSE);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), FALSE);

  jobs.at_once = limit_jobs (at_once);
  limit_time (requests);
  while (jobs.running > 0 || may_start (&jobs))
    if (may_start (&jobs))
      start_next (&jobs);
    else
      g_main_context_iteration (NULL, TRUE);
  return jobs.all_ok && jobs.next == requests->len;
}
