/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the servers of an address, within one time limit.
 */
#include "discovery.h"

#include "follow.h"

typedef struct
{
  SignetTarget *target; /* owned */
  char *database_url;   /* owned, nullable */
  SignetSourceQuery query;
  SignetDiscoveryWatcher watcher;
  guint denied;              /* protocols that are not offered, 1 shifted by each */
  GCancellable *cancellable; /* owned: of all sources */
  gulong cancel_id;          /* on the caller's cancellable */
  GSource *timer;            /* owned */
} Discovery;

/* In the order they are asked in: guesses cost nothing and are tried at once, and questions to DNS
 * should be on their way before web servers cost time. */
static const SignetSourceClass *const all_sources[] = {
  &signet_source_guess, &signet_source_srv,        &signet_source_mx,
  &signet_source_site,  &signet_source_autoconfig, &signet_source_database,
};

static void
discovery_free (gpointer data)
{
  Discovery *discovery = data;

  if (discovery->timer != NULL)
    g_source_destroy (discovery->timer);
  g_clear_pointer (&discovery->timer, g_source_unref);
  g_clear_pointer (&discovery->query.fetcher, signet_fetcher_unref);
  g_object_unref (discovery->cancellable);
  signet_target_free (discovery->target);
  g_free (discovery->database_url);
  g_free (discovery);
}

static void
on_denied (SignetProtocol protocol, gpointer user_data)
{
  Discovery *discovery = user_data;

  discovery->denied |= 1U << protocol;
  if (discovery->watcher.denied != NULL)
    discovery->watcher.denied (protocol, discovery->watcher.user_data);
}

static void
on_gathered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  GPtrArray *candidates = signet_source_find_finish (result);

  g_cancellable_disconnect (g_task_get_cancellable (task), discovery->cancel_id);
  g_source_destroy (discovery->timer);
  for (guint i = candidates->len; i > 0; i--)
    if (signet_candidate_is_denied (g_ptr_array_index (candidates, i - 1), discovery->denied))
      g_ptr_array_remove_index (candidates, i - 1);
  signet_source_return (task, candidates);
}

static gboolean
on_time_over (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static GSource *
start_timer (GCancellable *cancellable, guint timeout_ms)
{
  GSource *timer = g_timeout_source_new (timeout_ms);

  g_source_set_callback (timer, on_time_over, g_object_ref (cancellable), g_object_unref);
  g_source_attach (timer, g_main_context_get_thread_default ());
  return timer;
}

static Discovery *
discovery_new (const SignetTarget *target, const SignetDiscoverySettings *settings)
{
  Discovery *discovery = g_new0 (Discovery, 1);

  discovery->target = signet_target_copy (target);
  discovery->database_url = g_strdup (settings->database_url);
  discovery->cancellable = g_cancellable_new ();
  discovery->query.target = discovery->target;
  discovery->query.domain = discovery->target->host;
  discovery->query.database_url = discovery->database_url;
  return discovery;
}

/* An IP address has no domain that could be looked up. */
static void
choose_sources (const Discovery *discovery, SignetSources wanted, const SignetSourceClass **chosen)
{
  if (g_hostname_is_ip_address (discovery->query.domain))
    wanted &= SIGNET_SOURCES_GUESS;
  for (guint i = 0; i < G_N_ELEMENTS (all_sources); i++)
    if ((wanted & (1u << all_sources[i]->source)) != 0)
      *chosen++ = all_sources[i];
}

void
signet_discovery_run_async (const SignetTarget *target,
                            const SignetDiscoverySettings *settings,
                            const SignetDiscoveryWatcher *watcher,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const SignetSourceClass *sources[G_N_ELEMENTS (all_sources) + 1] = { NULL };
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Discovery *discovery;

  g_return_if_fail (target != NULL && settings != NULL && settings->timeout_ms > 0);

  task = g_task_new (NULL, cancellable, callback, user_data);
  discovery = discovery_new (target, settings);
  if (watcher != NULL)
    discovery->watcher = *watcher;
  discovery->query.heard = discovery->watcher.heard;
  discovery->query.heard_data = discovery->watcher.user_data;
  discovery->query.denied = on_denied;
  discovery->query.denied_data = discovery;
  g_task_set_task_data (task, discovery, discovery_free);
  discovery->query.fetcher = signet_fetcher_new (settings->ca_files, &error);
  if (discovery->query.fetcher == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  discovery->cancel_id = signet_cancellable_follow (discovery->cancellable, cancellable);
  discovery->timer = start_timer (discovery->cancellable, settings->timeout_ms);
  choose_sources (discovery, settings->sources, sources);
  signet_gather_async (sources, &discovery->query, discovery->watcher.ended,
                       discovery->watcher.user_data, discovery->cancellable, on_gathered,
                       g_steal_pointer (&task));
}

GPtrArray *
signet_discovery_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
