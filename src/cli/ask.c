/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Works through requests. What is shown meanwhile is on standard error.
 */
#include "ask.h"
#include "deadline.h"
#include "enum-types.h"
#include "output.h"
#include "progress.h"
#include "wait.h"

#include <string.h>
#include <sys/resource.h>

typedef struct
{
  GPtrArray *requests;       /* unowned */
  SignetProgress *progress;  /* (nullable): owned */
  GCancellable *cancellable; /* unowned */
  SignetAskEndedFunc ended;
  gpointer data;
  guint at_once;
  guint next;
  guint running;
  gboolean all_ok;
} Asking;

/* A request that was put */
typedef struct
{
  Asking *asking; /* unowned */
  guint index;
} Question;

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

/* Seconds since the start, server, mode, direction and line; the line is already masked and
 * escaped. */
static void
show_trace (const SignetProfile *profile, char direction, const char *text, gpointer data)
{
  const gint64 *start = data;
  double seconds = (double)(g_get_monotonic_time () - *start) / G_USEC_PER_SEC;
  gboolean is_v6 = strchr (profile->host, ':') != NULL;
  g_autofree char *line = g_strdup_printf (
      "%.3f %s %s%s%s:%u %s %c: %s\n", seconds,
      signet_nick (SIGNET_TYPE_PROTOCOL, profile->protocol), is_v6 ? "[" : "", profile->host,
      is_v6 ? "]" : "", profile->port, signet_nick (SIGNET_TYPE_SECURITY, profile->security),
      direction, text);

  signet_output_aside (line);
}

/* Each may take what is left of the command's time. */
static void
prepare (GPtrArray *requests, gboolean with_trace, gint64 *start)
{
  guint left = signet_deadline_get_left_for_servers ();

  for (guint i = 0; i < requests->len; i++)
    {
      SignetSetupRequest *request = g_ptr_array_index (requests, i);

      request->timeout_ms = left;
      if (!with_trace)
        continue;
      request->trace = show_trace;
      request->trace_data = start;
    }
}

static void
setup_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SignetReport *report = SIGNET_REPORT (source);
  g_autofree Question *question = data;
  Asking *self = question->asking;

  if (!signet_setup_finish (report, result, NULL) || !signet_report_is_ok (report))
    self->all_ok = FALSE;
  self->running--;
  signet_progress_forget (self->progress, report);
  self->ended (question->index, report, self->data);
}

static void
start_next (Asking *self)
{
  const SignetSetupRequest *request = g_ptr_array_index (self->requests, self->next);
  g_autoptr (SignetReport) report = signet_report_new (request->target->text);
  Question *question = g_new (Question, 1);

  question->asking = self;
  question->index = self->next++;
  self->running++;
  signet_progress_watch (self->progress, report);
  signet_setup_async (request, report, self->cancellable, setup_done_cb, question);
}

/* What has begun still ends where it is cancelled; what has not never starts. */
static gboolean
goes_on (gpointer data)
{
  Asking *self = data;

  while (self->running < self->at_once && self->next < self->requests->len
         && !g_cancellable_is_cancelled (self->cancellable))
    start_next (self);
  return self->running > 0;
}

gboolean
signet_ask (GPtrArray *requests,
            const SignetOptions *options,
            guint at_once,
            SignetAskEndedFunc ended,
            gpointer data,
            GCancellable *cancellable)
{
  gint64 start = g_get_monotonic_time ();
  Asking asking = {
    .requests = requests, .cancellable = cancellable, .ended = ended, .data = data, .all_ok = TRUE
  };

  g_return_val_if_fail (requests != NULL && options != NULL && ended != NULL, FALSE);
  g_return_val_if_fail (at_once > 0 && G_IS_CANCELLABLE (cancellable), FALSE);

  asking.at_once = limit_jobs (at_once);
  prepare (requests, options->trace, &start);
  if (!options->trace && !options->quiet)
    asking.progress = signet_progress_new (requests->len);
  signet_wait_while (goes_on, &asking);
  signet_progress_free (asking.progress);
  return asking.all_ok && asking.next == requests->len;
}

static void
keep_report (guint index, SignetReport *report, gpointer data)
{
  *(SignetReport **)data = g_object_ref (report);
}

SignetReport *
signet_ask_one (SignetSetupRequest *request,
                const SignetOptions *options,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autoptr (SignetReport) report = NULL;

  g_return_val_if_fail (request != NULL, NULL);

  g_ptr_array_add (requests, request);
  signet_ask (requests, options, 1, keep_report, &report, cancellable);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&report);
}
