/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Proves profiles: the runners of one set-up, with their common resolver cache, clock and limit.
 */
#include "probe.h"

#include "runner.h"

struct _SignetProbe
{
  GObject parent;
  SignetPolicy *policy; /* owned */
  guint timeout_ms;
  guint login_ms;
  SignetRunnerHost host;
  GPtrArray *runs; /* (element-type Run), unowned: each is its task's */
};

G_DEFINE_FINAL_TYPE (SignetProbe, signet_probe, G_TYPE_OBJECT)

/* One call of signet_probe_run_async(). */
typedef struct
{
  gboolean is_started;
  SignetProbe *probe; /* unowned: the task holds it */
  GTask *task;        /* owned until it returns */
  SignetRunner *runner;
  SignetTlsCredentials *tls_credentials; /* owned */
  GSource *limit;
  GCancellable *cancellable; /* owned, nullable */
  GSource *cancelled;        /* owned, nullable */
} Run;

static guint
count_open (const char *host, const SignetTrial *except, gpointer data)
{
  SignetProbe *self = data;
  guint n = 0;

  for (guint i = 0; i < self->runs->len; i++)
    n += signet_runner_count_open (((Run *)g_ptr_array_index (self->runs, i))->runner, host,
                                   except);
  return n;
}

static gint64
busy_until (const SignetRunner *backed_off, const char *host, gpointer data)
{
  SignetProbe *self = data;
  gint64 until = G_MININT64;

  for (guint i = 0; i < self->runs->len; i++)
    until = MAX (until, signet_runner_get_busy_until (
                            ((Run *)g_ptr_array_index (self->runs, i))->runner, host, backed_off));
  return until;
}

static void
connection_ended (gpointer data)
{
  SignetProbe *self = data;

  for (guint i = 0; i < self->runs->len; i++)
    signet_runner_resume_backed_off (((Run *)g_ptr_array_index (self->runs, i))->runner);
}

static Run *
run_of (const SignetProbe *self, const SignetRunner *runner)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      if (run->runner == runner)
        return run;
    }
  return NULL;
}

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
free_run (Run *run)
{
  drop_source (&run->limit);
  drop_source (&run->cancelled);
  g_clear_object (&run->cancellable);
  signet_runner_unref (run->runner);
  signet_tls_credentials_unref (run->tls_credentials);
  g_free (run);
}

/* The task looks at its cancellable by itself: a protocol that was stopped returns an error. */
static void
settled (SignetRunner *runner, gpointer data)
{
  SignetProbe *self = data;
  Run *run = run_of (self, runner);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (run != NULL);

  g_ptr_array_remove_fast (self->runs, run);
  task = g_steal_pointer (&run->task);
  free_run (run);
  connection_ended (self);
  g_task_return_boolean (task, TRUE);
}

static gboolean limit_reached (gpointer data);

static void
set_limit (Run *run, gint64 at)
{
  gint64 left = at / 1000 - g_get_monotonic_time () / 1000;

  drop_source (&run->limit);
  run->limit = g_timeout_source_new ((guint)MAX (left, 0));
  g_source_set_callback (run->limit, limit_reached, run, NULL);
  g_source_attach (run->limit, g_main_context_get_thread_default ());
}

/* A log-in that is under way is not cut off where it may take longer than all the rest. */
static gboolean
limit_reached (gpointer data)
{
  Run *run = data;
  gint64 login_start = signet_runner_get_login_start (run->runner);
  gint64 login_end = login_start + (gint64)run->probe->login_ms * 1000;

  if (login_start > 0 && login_end > g_get_monotonic_time ())
    set_limit (run, login_end);
  else
    signet_runner_stop (run->runner, SIGNET_OUTCOME_TIMEOUT);
  return G_SOURCE_REMOVE;
}

static gboolean
was_cancelled (GCancellable *cancellable, gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->cancelled, g_source_unref);
  signet_runner_stop (run->runner, SIGNET_OUTCOME_CANCELLED);
  return G_SOURCE_REMOVE;
}

static void
watch (Run *run)
{
  set_limit (run, run->probe->host.begun + (gint64)run->probe->timeout_ms * 1000);
  if (run->cancellable == NULL)
    return;
  run->cancelled = g_cancellable_source_new (run->cancellable);
  g_source_set_callback (run->cancelled, G_SOURCE_FUNC (was_cancelled), run, NULL);
  g_source_attach (run->cancelled, g_main_context_get_thread_default ());
}

static void
trust_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetProbe *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (!g_ptr_array_find (self->runs, run, NULL))
    return;
  signet_tls_credentials_load_finish (run->tls_credentials, result, NULL);
  run->is_started = TRUE;
  signet_runner_start (run->runner);
}

static void
look_up_ahead (SignetProbe *self, GPtrArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (profiles, i);

      signet_resolver_cache_look_up (self->host.resolver_cache, profile->host, NULL, NULL);
    }
}

void
signet_probe_run_async (SignetProbe *self,
                        const SignetProbeRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (SIGNET_IS_PROBE (self) && request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  if (self->host.begun == 0)
    self->host.begun = g_get_monotonic_time ();
  run = g_new0 (Run, 1);
  run->probe = self;
  run->task = g_object_ref (task);
  run->tls_credentials = signet_tls_credentials_ref (request->tls_credentials);
  run->runner = signet_runner_new (request, &self->host);
  g_set_object (&run->cancellable, cancellable);
  g_task_set_task_data (task, run, NULL);
  g_ptr_array_add (self->runs, run);
  watch (run);
  look_up_ahead (self, request->profiles);
  signet_tls_credentials_load_async (request->tls_credentials, NULL, trust_loaded,
                                     g_steal_pointer (&task));
}

static Run *
run_of_result (const SignetProbe *self, const SignetProtocolResult *result)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      if (signet_runner_get_result (run->runner) == result)
        return run;
    }
  return NULL;
}

void
signet_probe_add (SignetProbe *self,
                  SignetProtocolResult *result,
                  GPtrArray *profiles,
                  const SignetExpected *expected)
{
  Run *run;

  g_return_if_fail (SIGNET_IS_PROBE (self) && SIGNET_IS_PROTOCOL_RESULT (result)
                    && profiles != NULL);

  run = run_of_result (self, result);
  if (run == NULL)
    return;
  look_up_ahead (self, profiles);
  signet_runner_add (run->runner, profiles);
  signet_runner_expect (run->runner, expected);
  if (run->is_started)
    signet_runner_start (run->runner);
}

void
signet_probe_deny (SignetProbe *self, SignetProtocolResult *result, guint worst)
{
  Run *run;

  g_return_if_fail (SIGNET_IS_PROBE (self) && SIGNET_IS_PROTOCOL_RESULT (result));

  run = run_of_result (self, result);
  if (run == NULL)
    return;
  signet_runner_deny (run->runner, worst);
  if (run->is_started)
    signet_runner_start (run->runner);
}

gboolean
signet_probe_run_finish (SignetProbe *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
signet_probe_finalize (GObject *object)
{
  SignetProbe *self = SIGNET_PROBE (object);

  g_clear_pointer (&self->host.resolver_cache, signet_resolver_cache_free);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->policy, signet_policy_unref);
  G_OBJECT_CLASS (signet_probe_parent_class)->finalize (object);
}

static void
signet_probe_class_init (SignetProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_probe_finalize;
}

static void
signet_probe_init (SignetProbe *self)
{
  self->runs = g_ptr_array_new ();
}

SignetProbe *
signet_probe_new (SignetPolicy *policy, guint timeout_ms, guint login_ms)
{
  SignetProbe *self = g_object_new (SIGNET_TYPE_PROBE, NULL);

  g_return_val_if_fail (policy != NULL, self);

  self->policy = signet_policy_ref (policy);
  self->timeout_ms = timeout_ms;
  self->login_ms = login_ms;
  self->host = (SignetRunnerHost){ .settings = { .policy = policy },
                                   .resolver_cache = signet_resolver_cache_new (),
                                   .count_open = count_open,
                                   .busy_until = busy_until,
                                   .ended = connection_ended,
                                   .settled = settled,
                                   .user_data = self };
  return self;
}

void
signet_probe_set_trace (SignetProbe *self, SignetTraceFunc trace, gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_PROBE (self));

  self->host.settings.trace = trace;
  self->host.settings.trace_data = user_data;
}
