/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The command "probe": finds and proves settings, prints them, keeps nothing.
 */
#include "ask.h"
#include "command.h"
#include "consent.h"
#include "json-report.h"
#include "output.h"
#include "requests.h"
#include "stop.h"
#include "text-report.h"

#include <glib/gi18n-lib.h>

#define SIGNET_DEFAULT_JOBS 50
#define SIGNET_MAX_JOBS     1000

static gboolean
read_jobs (const char *name, const char *text, gpointer jobs, GError **error)
{
  return signet_option_read_number (name, text, SIGNET_MAX_JOBS, jobs, error);
}

static const SignetOption probe_options[] = {
  { "targets-file", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (targets_file),
    signet_option_read_path, N_ ("more targets, one a line, in FILE (“-”: standard input)"),
    N_ ("FILE"), NULL },
  { "jobs", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (jobs), read_jobs,
    N_ ("so many targets at once, 1 to 1000 (default 50)"), N_ ("N"), NULL },
  { NULL },
};

typedef struct
{
  const SignetOptions *options; /* unowned */
  GCancellable *cancellable;    /* unowned */
  GPtrArray *requests;          /* unowned */
  gboolean has_agreed;          /* to what the only request lacked */
} Printer;

static void
print_report (const Printer *self, SignetReport *report)
{
  const SignetSetupRequest *request = g_ptr_array_index (self->requests, 0);
  g_autofree char *hint = NULL;

  if (self->options->json)
    {
      signet_json_print_report (report);
      return;
    }
  hint = signet_consent_hint (request->policy, report);
  signet_text_print_report (
      report, self->requests->len > 1 ? SIGNET_TEXT_WITH_HEADING : SIGNET_TEXT_WITHOUT_HEADING,
      hint);
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
ended_cb (guint index, SignetReport *report, gpointer data)
{
  Printer *self = data;

  self->has_agreed = ask_to_agree (self, report);
  if (!self->options->quiet && !self->has_agreed)
    print_report (self, report);
  /* Nobody is left to work for. */
  if (signet_output_failed ())
    g_cancellable_cancel (self->cancellable);
}

static SignetExit
probe (const SignetOptions *options, GPtrArray *requests)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Printer printer = { options, cancellable, requests, FALSE };
  guint jobs = options->jobs != 0 ? options->jobs : SIGNET_DEFAULT_JOBS;
  gboolean all_ok;

  signet_stop_cancel (cancellable);
  do
    {
      printer.has_agreed = FALSE;
      all_ok = signet_ask (requests, options, jobs, ended_cb, &printer, cancellable);
    }
  while (printer.has_agreed);
  if (g_cancellable_is_cancelled (cancellable) || signet_stop_is_requested ())
    return SIGNET_EXIT_STOPPED;
  return all_ok ? SIGNET_EXIT_OK : SIGNET_EXIT_FAILED;
}

static SignetExit
run (const SignetOptions *options, GError **error)
{
  g_autoptr (GPtrArray) requests = NULL;

  if (!signet_requests_check (options, error))
    return SIGNET_EXIT_USAGE;
  requests = signet_requests_new (options, error);
  return requests != NULL ? probe (options, requests) : SIGNET_EXIT_USAGE;
}

const SignetCommand signet_command_probe = {
  .name = "probe",
  .synopsis = N_ ("TARGET…"),
  .summary = N_ ("find and prove settings; keeps nothing"),
  .description = N_ (
      "Finds the settings of mail servers and proves them by really connecting,\n"
      "the most secure first. Keeps nothing.\n\n"
      "TARGET is an e-mail address, a server (imap.example.org, host:port, [v6]:port)\n"
      "or a URL (imaps://imap.example.org). With an address the servers are found;\n"
      "IMAP and SMTP are probed, and POP3 if there is no IMAP."),
  .details = N_ (
      "Without --password-file nothing of yours is ever sent. With it the log-in is tried\n"
      "on the best connection, with two user names at most, and only if that is encrypted\n"
      "and the server's certificate proves who it is, unless you allow otherwise.\n\n"
      "Exit status: 0 every protocol has a usable profile (and the log-in was accepted),\n"
      "1 not so, 2 the command makes no sense and nothing was sent, 3 stopped or an\n"
      "internal error.\n\n"
      "Examples:\n"
      "  signet probe ada@example.org\n"
      "  signet probe ada@example.org --password-file -\n"
      "  signet probe --imap=imap.example.org:1143 --smtp=smtp.example.org ada@example.org\n"
      "  signet probe --json --jobs=20 --targets-file=servers.txt\n"),
  .options = { signet_request_options, probe_options },
  .run = run,
};
