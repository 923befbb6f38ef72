/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * From what the user typed to a Report: the one orchestrator of all programs.
 */
#include "setup.h"

#include "plan.h"

/* How long IMAP may take before POP3 is looked for as well. */
#define STAND_IN_AFTER_MS 1500

typedef struct
{
  const SignetSetupRequest *request;              /* unowned: stays until the callback */
  SignetReport *report;                           /* owned */
  SignetProbe *probe;                             /* owned */
  SignetCredentials *credentials;                 /* owned, nullable */
  SignetService *services[SIGNET_N_PROTOCOLS];    /* owned, nullable */
  GCancellable *cancellables[SIGNET_N_PROTOCOLS]; /* owned, nullable: each follows the caller's */
  gulong cancel_ids[SIGNET_N_PROTOCOLS];          /* on the caller's cancellable */
  GCancellable *caller;                           /* owned, nullable */
  gboolean is_over[SIGNET_N_PROTOCOLS];
  gboolean is_returned;
  GSource *stand_in_timer; /* owned, nullable */
  gint64 begun;
} Setup;

static void
drop_timer (Setup *setup)
{
  if (setup->stand_in_timer != NULL)
    g_source_destroy (setup->stand_in_timer);
  g_clear_pointer (&setup->stand_in_timer, g_source_unref);
}

static void
free_setup (gpointer data)
{
  Setup *setup = data;

  drop_timer (setup);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_cancellable_disconnect (setup->caller, setup->cancel_ids[i]);
      g_clear_object (&setup->services[i]);
      g_clear_object (&setup->cancellables[i]);
    }
  g_clear_object (&setup->caller);
  g_clear_pointer (&setup->credentials, signet_credentials_unref);
  g_object_unref (setup->probe);
  g_object_unref (setup->report);
  g_free (setup);
}

static void service_done (GObject *source, GAsyncResult *result, gpointer data);

static void
forward_cancel (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
run_protocol (GTask *task, SignetProtocol protocol)
{
  Setup *setup = g_task_get_task_data (task);
  g_autoptr (GPtrArray) profiles = signet_plan_profiles (setup->request, protocol);
  SignetProbeService service = { NULL, profiles, setup->credentials };

  setup->services[protocol] = signet_service_new (protocol);
  signet_service_set_source (setup->services[protocol],
                             signet_plan_source (setup->request, protocol));
  setup->cancellables[protocol] = g_cancellable_new ();
  if (setup->caller != NULL)
    setup->cancel_ids[protocol] = g_cancellable_connect (
        setup->caller, G_CALLBACK (forward_cancel), g_object_ref (setup->cancellables[protocol]),
        g_object_unref);
  service.service = setup->services[protocol];
  signet_probe_run_async (setup->probe, &service, setup->cancellables[protocol], service_done,
                          g_object_ref (task));
}

/* Whether there is no IMAP server, as far as its headline tells: a server that is there but does
 * not suit is no reason to use another protocol. */
static gboolean
lacks_imap (const Setup *setup)
{
  SignetService *imap = setup->services[SIGNET_PROTOCOL_IMAP];

  return !signet_service_is_ok (imap)
         && signet_service_get_outcome (imap) <= SIGNET_OUTCOME_UNAVAILABLE;
}

/* POP3 was looked for in advance; it counts only where it is needed. */
static void
decide_stand_in (GTask *task)
{
  Setup *setup = g_task_get_task_data (task);

  drop_timer (setup);
  if (!lacks_imap (setup))
    {
      if (setup->cancellables[SIGNET_PROTOCOL_POP3] != NULL)
        g_cancellable_cancel (setup->cancellables[SIGNET_PROTOCOL_POP3]);
      return;
    }
  if (setup->services[SIGNET_PROTOCOL_POP3] == NULL)
    run_protocol (task, SIGNET_PROTOCOL_POP3);
  signet_report_add_service (setup->report, setup->services[SIGNET_PROTOCOL_POP3]);
}

static gboolean
is_complete (const Setup *setup)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (setup->services[i] != NULL && !setup->is_over[i])
      return FALSE;
  return TRUE;
}

static void
service_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Setup *setup = g_task_get_task_data (task);
  gboolean is_stand_in = signet_plan_stand_in (setup->request) == SIGNET_STAND_IN_POP3;

  signet_probe_run_finish (SIGNET_PROBE (source), result, NULL);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      gboolean was_over = setup->is_over[i];

      setup->is_over[i] = setup->services[i] != NULL
                          && signet_service_is_settled (setup->services[i]);
      if (i == SIGNET_PROTOCOL_IMAP && is_stand_in && setup->is_over[i] && !was_over
          && !g_cancellable_is_cancelled (setup->cancellables[i]))
        decide_stand_in (task);
    }
  /* A cancelled set-up has all of its services settled before the first of them calls back. */
  if (!is_complete (setup) || setup->is_returned)
    return;
  setup->is_returned = TRUE;
  drop_timer (setup);
  signet_report_set_elapsed_ms (setup->report,
                                (guint)((g_get_monotonic_time () - setup->begun) / 1000));
  g_task_return_boolean (task, TRUE);
}

static gboolean
look_for_stand_in (gpointer data)
{
  GTask *task = data;
  Setup *setup = g_task_get_task_data (task);

  g_clear_pointer (&setup->stand_in_timer, g_source_unref);
  run_protocol (task, SIGNET_PROTOCOL_POP3);
  return G_SOURCE_REMOVE;
}

static void
start_stand_in_timer (GTask *task)
{
  Setup *setup = g_task_get_task_data (task);

  setup->stand_in_timer = g_timeout_source_new (STAND_IN_AFTER_MS);
  g_source_set_callback (setup->stand_in_timer, look_for_stand_in, task, NULL);
  g_source_attach (setup->stand_in_timer, g_main_context_get_thread_default ());
}

void
signet_setup_async (const SignetSetupRequest *request,
                    SignetReport *report,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Setup *setup;

  g_return_if_fail (request != NULL && SIGNET_IS_REPORT (report));

  task = g_task_new (report, cancellable, callback, user_data);
  setup = g_new0 (Setup, 1);
  setup->request = request;
  setup->report = g_object_ref (report);
  g_set_object (&setup->caller, cancellable);
  setup->begun = g_get_monotonic_time ();
  setup->probe = signet_probe_new (request->policy, request->trust, request->timeout_ms);
  setup->credentials = signet_plan_credentials (request);
  signet_probe_set_trace (setup->probe, request->trace, request->trace_data);
  g_task_set_task_data (task, setup, free_setup);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      if (!signet_plan_wants (request, (SignetProtocol)i))
        continue;
      run_protocol (task, (SignetProtocol)i);
      signet_report_add_service (report, setup->services[i]);
    }
  if (signet_plan_stand_in (request) == SIGNET_STAND_IN_POP3)
    start_stand_in_timer (task);
}

gboolean
signet_setup_finish (SignetReport *report, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, report), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
