/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * From what the user typed to a Report: the one orchestrator of all programs.
 */
#include "setup.h"

#include "follow.h"
#include "plan.h"
#include "wide-resolver.h"

/* How long IMAP may take before POP3 is looked for as well. */
#define FALLBACK_AFTER_MS 1500

/* How long sources may take to name servers. */
#define DISCOVERY_MS 6000

/* The sources that may name a server of a protocol that DNS denies. */
#define ABOVE_SRV (SIGNET_SOURCES_SITE | SIGNET_SOURCES_AUTOCONFIG)

typedef struct
{
  const SignetSetupRequest *request;                 /* unowned: stays until the callback */
  SignetReport *report;                              /* owned */
  SignetProbe *probe;                                /* owned */
  SignetProtocolResult *results[SIGNET_N_PROTOCOLS]; /* owned, nullable */
  GCancellable *cancellables[SIGNET_N_PROTOCOLS]; /* owned, nullable: each follows the caller's */
  gulong cancel_ids[SIGNET_N_PROTOCOLS];          /* on the caller's cancellable */
  GCancellable *caller;                           /* owned, nullable */
  gboolean is_over[SIGNET_N_PROTOCOLS];
  gboolean is_stored_profile[SIGNET_N_PROTOCOLS]; /* only the kept way is tried, so far */
  GSource *review;                                /* owned, nullable: looks what became of those */
  GTask *task;                                    /* unowned: it owns this */
  gboolean is_returned;
  GPtrArray *candidates;   /* (element-type SignetCandidate), owned: named so far */
  guint pending;           /* the sources that have not ended, 1 shifted by each */
  guint heard;             /* those that have given a sign of life, in the same way */
  guint denied;            /* the protocols that are not offered, 1 shifted by each */
  guint usual_ms;          /* how long the slowest of those took to give it */
  GCancellable *discovery; /* owned, nullable: while servers are looked for */
  gboolean was_discovered; /* or they are being looked for */
  GSource *fallback_timer; /* owned, nullable */
  gint64 begun;
} Setup;

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
free_setup (gpointer data)
{
  Setup *setup = data;

  drop_source (&setup->fallback_timer);
  drop_source (&setup->review);
  g_ptr_array_unref (setup->candidates);
  g_clear_object (&setup->discovery);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_cancellable_disconnect (setup->caller, setup->cancel_ids[i]);
      if (setup->results[i] != NULL)
        g_signal_handlers_disconnect_by_data (setup->results[i], setup);
      g_clear_object (&setup->results[i]);
      g_clear_object (&setup->cancellables[i]);
    }
  g_clear_object (&setup->caller);
  g_object_unref (setup->probe);
  g_object_unref (setup->report);
  g_free (setup);
}

static void protocol_done (GObject *source, GAsyncResult *result, gpointer data);

/* The best rank of @sources. */
static guint
best_of (guint sources)
{
  return sources != 0 ? (guint)g_bit_nth_lsf (sources, -1) : G_MAXUINT;
}

static gboolean
is_denied (const Setup *setup, SignetProtocol protocol)
{
  return (setup->denied & (1U << protocol)) != 0;
}

/* Where the user named the server no source is waited for, and nothing is denied. */
static void
add (Setup *setup, SignetProtocol protocol, GPtrArray *profiles)
{
  gboolean has_host = signet_plan_has_host (setup->request, protocol);
  gboolean is_out = !has_host && is_denied (setup, protocol);
  guint pending = has_host ? 0 : setup->pending & (is_out ? ABOVE_SRV : SIGNET_SOURCES_ALL);
  const SignetExpected expected = { best_of (pending & ~setup->heard),
                                    best_of (pending & setup->heard), setup->usual_ms };

  if (is_out)
    signet_probe_deny (setup->probe, setup->results[protocol], SIGNET_SOURCE_SRV);
  signet_probe_add (setup->probe, setup->results[protocol], profiles, &expected);
}

static void
hand_on (Setup *setup, SignetProtocol protocol, GPtrArray *candidates)
{
  g_autoptr (GPtrArray) profiles = signet_plan_found (setup->request, protocol, candidates);

  add (setup, protocol, profiles);
}

/* Whether sources may still name servers for @protocol */
static gboolean
is_looked_for (const Setup *setup, SignetProtocol protocol)
{
  return setup->results[protocol] != NULL && !setup->is_stored_profile[protocol]
         && !signet_plan_has_host (setup->request, protocol);
}

static void discover (Setup *setup);

/* The server may have moved, or may have other ways by now. */
static void
rediscover (Setup *setup, SignetProtocol protocol)
{
  g_autoptr (GPtrArray) profiles = signet_plan_alternatives (setup->request, protocol);
  gboolean has_host = signet_plan_has_host (setup->request, protocol);

  signet_protocol_result_set_trying (setup->results[protocol], NULL);
  if (!has_host && !setup->was_discovered)
    {
      setup->pending = setup->request->sources;
      discover (setup);
    }
  add (setup, protocol, profiles);
  if (!has_host)
    hand_on (setup, protocol, setup->candidates);
}

/* A server that is there, and whom only its certificate or the log-in holds up, has not moved. */
static void
review_kept (Setup *setup, SignetProtocol protocol)
{
  SignetProtocolResult *result = setup->results[protocol];
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (!setup->is_stored_profile[protocol] || signet_protocol_result_is_settled (result)
      || g_list_model_get_n_items (G_LIST_MODEL (result)) == 0)
    return;
  setup->is_stored_profile[protocol] = FALSE;
  if (signet_protocol_result_get_outcome (result) < SIGNET_OUTCOME_UNTRUSTED)
    rediscover (setup, protocol);
  else
    signet_probe_add (setup->probe, result, none, &SIGNET_EXPECTED_NOTHING);
}

static gboolean
review (gpointer data)
{
  Setup *setup = data;
  GTask *task = g_object_ref (setup->task); /* keeps @setup: a review may end it */

  g_clear_pointer (&setup->review, g_source_unref);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    review_kept (setup, (SignetProtocol)i);
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* The race is in the middle of something: it is told later. */
static void
on_attempt (GListModel *result, guint position, guint removed, guint added, gpointer data)
{
  Setup *setup = data;

  if (setup->review != NULL)
    return;
  setup->review = g_idle_source_new ();
  g_source_set_priority (setup->review, G_PRIORITY_DEFAULT);
  g_source_set_callback (setup->review, review, setup, NULL);
  g_source_attach (setup->review, g_main_context_get_thread_default ());
}

/* Nothing else is tried yet, but the race is not over without it. */
static void
try_stored_profile (Setup *setup, SignetProtocol protocol)
{
  const SignetExpected anything = { SIGNET_SOURCE_TYPED, SIGNET_SOURCE_TYPED, 0 };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  setup->is_stored_profile[protocol] = TRUE;
  g_signal_connect (setup->results[protocol], "items-changed", G_CALLBACK (on_attempt), setup);
  signet_probe_add (setup->probe, setup->results[protocol], none, &anything);
}

static GPtrArray *
named_profiles (const Setup *setup, SignetProtocol protocol)
{
  if (setup->request->servers[protocol].kept != NULL
      || signet_plan_has_host (setup->request, protocol))
    return signet_plan_profiles (setup->request, protocol);
  return g_ptr_array_new ();
}

static void
run_protocol (GTask *task, SignetProtocol protocol)
{
  Setup *setup = g_task_get_task_data (task);
  g_autoptr (GPtrArray) profiles = named_profiles (setup, protocol);
  g_autoptr (SignetCredentials) credentials = signet_plan_credentials (setup->request, protocol);
  SignetProbeRequest request = {
    .profiles = profiles,
    .credentials = credentials,
    .expects_login = signet_plan_expects_login (setup->request, protocol),
    .tls_credentials = signet_plan_tls_credentials (setup->request, protocol)
  };

  setup->results[protocol] = signet_protocol_result_new (protocol);
  setup->cancellables[protocol] = g_cancellable_new ();
  setup->cancel_ids[protocol] = signet_cancellable_follow (setup->cancellables[protocol],
                                                           setup->caller);
  request.result = setup->results[protocol];
  signet_probe_run_async (setup->probe, &request, setup->cancellables[protocol], protocol_done,
                          g_object_ref (task));
  if (setup->request->servers[protocol].kept != NULL)
    try_stored_profile (setup, protocol);
  else if (is_looked_for (setup, protocol))
    hand_on (setup, protocol, setup->candidates);
}

/* To every protocol whose server is looked for. */
static void
hand_on_to_all (Setup *setup, GPtrArray *candidates)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_looked_for (setup, (SignetProtocol)i))
      hand_on (setup, (SignetProtocol)i, candidates);
}

static void
note_heard (Setup *setup, SignetSource source)
{
  if (setup->heard & (1U << source))
    return;
  setup->heard |= 1U << source;
  setup->usual_ms = (guint)((g_get_monotonic_time () - setup->begun) / 1000);
}

static void
source_heard (SignetSource source, gpointer data)
{
  Setup *setup = g_task_get_task_data (data);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  note_heard (setup, source);
  hand_on_to_all (setup, none);
}

/* It is heeded when the source ends, at once. */
static void
source_denied (SignetProtocol protocol, gpointer data)
{
  Setup *setup = g_task_get_task_data (data);

  setup->denied |= 1U << protocol;
}

static void
source_ended (SignetSource source, GPtrArray *candidates, gpointer data)
{
  Setup *setup = g_task_get_task_data (data);

  note_heard (setup, source);
  setup->pending &= ~(1U << source);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (setup->candidates, signet_candidate_copy (g_ptr_array_index (candidates, i)));
  hand_on_to_all (setup, candidates);
}

/* Whether there is no IMAP server, as far as its headline tells: a server that is there but does
 * not suit is no reason to use another protocol. */
static gboolean
lacks_imap (const Setup *setup)
{
  SignetProtocolResult *imap = setup->results[SIGNET_PROTOCOL_IMAP];

  return !signet_protocol_result_is_ok (imap)
         && signet_protocol_result_get_outcome (imap) <= SIGNET_OUTCOME_UNAVAILABLE;
}

/* POP3 was looked for in advance; it counts only where it is needed. */
static void
decide_fallback (GTask *task)
{
  Setup *setup = g_task_get_task_data (task);

  drop_source (&setup->fallback_timer);
  if (!lacks_imap (setup))
    {
      if (setup->cancellables[SIGNET_PROTOCOL_POP3] != NULL)
        g_cancellable_cancel (setup->cancellables[SIGNET_PROTOCOL_POP3]);
      return;
    }
  if (setup->results[SIGNET_PROTOCOL_POP3] == NULL)
    run_protocol (task, SIGNET_PROTOCOL_POP3);
  signet_report_add_result (setup->report, setup->results[SIGNET_PROTOCOL_POP3]);
}

static gboolean
has_services_open (const Setup *setup)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (setup->results[i] != NULL && !setup->is_over[i])
      return TRUE;
  return FALSE;
}

/* Once every protocol is settled nobody needs more candidates. */
static void
complete (GTask *task)
{
  Setup *setup = g_task_get_task_data (task);

  if (has_services_open (setup) || setup->is_returned)
    return; /* a cancelled set-up has all of its protocols settled at once */
  drop_source (&setup->fallback_timer);
  if (setup->discovery != NULL)
    {
      g_cancellable_cancel (setup->discovery);
      return;
    }
  setup->is_returned = TRUE;
  signet_report_set_elapsed_ms (setup->report,
                                (guint)((g_get_monotonic_time () - setup->begun) / 1000));
  g_task_return_boolean (task, TRUE);
}

static void
discovered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Setup *setup = g_task_get_task_data (task);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *candidates = signet_discovery_run_finish (result, NULL);

  /* Every source has handed on its own already. */
  g_clear_pointer (&candidates, g_ptr_array_unref);
  g_clear_object (&setup->discovery);
  setup->pending = 0;
  hand_on_to_all (setup, none);
  complete (task);
}

static void
discover (Setup *setup)
{
  const SignetSetupRequest *request = setup->request;
  const SignetDiscoveryWatcher watcher = { source_heard, source_denied, source_ended, setup->task };
  const SignetDiscoverySettings settings = {
    .sources = request->sources,
    .database_url = request->database_url,
    .ca_files = (const char *const *)request->ca_files,
    .timeout_ms = MIN (DISCOVERY_MS, request->timeout_ms),
  };

  setup->was_discovered = TRUE;
  setup->discovery = g_cancellable_new ();
  signet_discovery_run_async (request->target, &settings, &watcher, setup->discovery, discovered,
                              g_object_ref (setup->task));
}

static void
protocol_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Setup *setup = g_task_get_task_data (task);
  gboolean has_fallback;

  signet_probe_run_finish (SIGNET_PROBE (source), result, NULL);
  /* Settled protocols are not waited for; the request may be gone by the time one ends. */
  if (setup->is_returned)
    return;
  has_fallback = signet_plan_fallback (setup->request) == SIGNET_FALLBACK_POP3;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      gboolean was_over = setup->is_over[i];

      setup->is_over[i] = setup->results[i] != NULL
                          && signet_protocol_result_is_settled (setup->results[i]);
      if (i == SIGNET_PROTOCOL_IMAP && has_fallback && setup->is_over[i] && !was_over
          && !g_cancellable_is_cancelled (setup->cancellables[i]))
        decide_fallback (task);
    }
  complete (task);
}

static gboolean
look_for_fallback (gpointer data)
{
  GTask *task = data;
  Setup *setup = g_task_get_task_data (task);

  g_clear_pointer (&setup->fallback_timer, g_source_unref);
  run_protocol (task, SIGNET_PROTOCOL_POP3);
  return G_SOURCE_REMOVE;
}

static void
start_fallback_timer (GTask *task)
{
  Setup *setup = g_task_get_task_data (task);

  setup->fallback_timer = g_timeout_source_new (FALLBACK_AFTER_MS);
  g_source_set_callback (setup->fallback_timer, look_for_fallback, task, NULL);
  g_source_attach (setup->fallback_timer, g_main_context_get_thread_default ());
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

  signet_wide_resolver_install ();
  task = g_task_new (report, cancellable, callback, user_data);
  setup = g_new0 (Setup, 1);
  setup->request = request;
  setup->report = g_object_ref (report);
  g_set_object (&setup->caller, cancellable);
  setup->begun = g_get_monotonic_time ();
  setup->probe = signet_probe_new (request->policy, request->timeout_ms, request->login_ms);
  signet_probe_set_trace (setup->probe, request->trace, request->trace_data);
  setup->candidates = signet_candidates_new ();
  setup->pending = signet_plan_needs_discovery (request) ? request->sources : 0;
  setup->task = task;
  g_task_set_task_data (task, setup, free_setup);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      if (!signet_plan_wants (request, (SignetProtocol)i))
        continue;
      run_protocol (task, (SignetProtocol)i);
      signet_report_add_result (report, setup->results[i]);
    }
  if (signet_plan_fallback (request) == SIGNET_FALLBACK_POP3)
    start_fallback_timer (task);
  if (setup->pending != 0)
    discover (setup);
}

gboolean
signet_setup_finish (SignetReport *report, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, report), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
