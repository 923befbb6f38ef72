/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "probe": finds and proves settings, prints them, keeps nothing.
 */
#include "command.h"
#include "consent.h"
#include "deadline.h"
#include "jobs.h"
#include "json-report.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "requests.h"
#include "stop.h"
#include "targets.h"
#include "terminal.h"
#include "text-report.h"
#include "trace.h"

#include <unistd.h>

typedef struct
{
  const SignetOptions *options; /* unowned */
  SignetProgress *progress;     /* unowned, nullable */
  GCancellable *cancellable;    /* unowned */
  SignetTextFlags flags;
  GPtrArray *requests; /* unowned */
  gboolean has_agreed; /* to what the only request lacked */
} Printer;

static void
print_report (const Printer *self, SignetReport *report)
{
  const SignetSetupRequest *request = g_ptr_array_index (self->requests, 0);
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  if (self->options->json)
    {
      text = signet_json_from_report (report);
      signet_output_json (text);
    }
  else
    {
      text = signet_text_from_report (report, self->flags);
      signet_output_text (text);
      hint = signet_consent_hint (request->policy, report);
      signet_output_text (hint);
    }
}

/* One at a time: among many reports nobody would know which one the question is about. */
static gboolean
ask_to_agree (const Printer *self, SignetReport *report)
{
  return self->requests->len == 1 && !g_cancellable_is_cancelled (self->cancellable)
         && signet_consent_is_possible (self->options)
         && signet_consent_ask (g_ptr_array_index (self->requests, 0), report);
}

static void
on_started (SignetReport *report, gpointer user_data)
{
  Printer *self = user_data;

  signet_progress_watch (self->progress, report);
}

static void
on_ended (SignetReport *report, gpointer user_data)
{
  Printer *self = user_data;

  signet_progress_forget (self->progress, report);
  self->has_agreed = ask_to_agree (self, report);
  if (!self->options->quiet && !self->has_agreed)
    print_report (self, report);
  /* Nobody is left to work for. */
  if (signet_output_failed ())
    g_cancellable_cancel (self->cancellable);
}

static SignetTextFlags
get_text_flags (guint n_targets)
{
  SignetTextFlags flags = SIGNET_TEXT_PLAIN;

  if (signet_terminal_has_colour (STDOUT_FILENO))
    flags |= SIGNET_TEXT_COLOUR;
  if (n_targets > 1)
    flags |= SIGNET_TEXT_HEADING;
  return flags;
}

static SignetProgress *
new_progress (const SignetOptions *options, guint n_targets)
{
  if (options->quiet || options->trace)
    return NULL;
  return signet_progress_new (n_targets);
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

static SignetExit
probe (const SignetOptions *options, GPtrArray *requests)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SignetProgress) progress = new_progress (options, requests->len);
  gint64 start = g_get_monotonic_time ();
  Printer printer = { options, progress, cancellable, get_text_flags (requests->len), requests };
  const SignetJobsWatcher watcher = { on_started, on_ended, &printer };
  gboolean all_ok;

  if (options->trace)
    ask_for_trace (requests, &start);
  signet_stop_cancel (cancellable);
  do
    {
      printer.has_agreed = FALSE;
      all_ok = signet_jobs_run (requests, options->jobs, &watcher, cancellable);
    }
  while (printer.has_agreed);
  if (g_cancellable_is_cancelled (cancellable) || signet_stop_is_requested ()
      || signet_output_failed ())
    return SIGNET_EXIT_STOPPED;
  return all_ok ? SIGNET_EXIT_OK : SIGNET_EXIT_FAILED;
}

static SignetExit
refuse (const GError *error)
{
  signet_output_error ("%s", error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
             ? SIGNET_EXIT_STOPPED
             : SIGNET_EXIT_USAGE;
}

static SignetExit
show (const char *text)
{
  signet_output_text (text);
  return signet_output_failed () ? SIGNET_EXIT_STOPPED : SIGNET_EXIT_OK;
}

SignetExit
signet_command_probe (const char *const *arguments)
{
  g_autoptr (SignetOptions) options = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GError) error = NULL;

  signet_stop_init ();
  options = signet_options_parse (arguments, SIGNET_OPTIONS_PROBE, &error);
  if (options == NULL)
    return refuse (error);
  if (options->help != NULL)
    return show (options->help);
  if (options->version)
    return show ("signet " SIGNET_VERSION "\n");
  signet_deadline_start (options->timeout_ms);
  targets = signet_targets_collect (options, &error);
  if (targets == NULL)
    return refuse (error);
  requests = signet_requests_new (options, targets, &error);
  return requests != NULL ? probe (options, requests) : refuse (error);
}
