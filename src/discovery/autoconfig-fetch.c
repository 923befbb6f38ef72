/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks several places for an autoconfig file at once.
 */
#include "autoconfig-fetch.h"

#include "autoconfig-xml.h"

/* How long an answer waits for a better place. */
#define GRACE_MS 500

/* One of the places */
typedef struct
{
  GTask *task; /* owned while the place is asked */
  gboolean is_over;
  GPtrArray *answer; /* (element-type SignetCandidate), owned, nullable: names at least one */
} Place;

typedef struct
{
  SignetTarget *target;           /* owned: answers may come after the question is forgotten */
  const SignetSourceQuery *query; /* unowned: stays until a place is decided for */
  SignetSource source;
  Place places[SIGNET_MAX_PLACES];
  guint n_places;
  GCancellable *cancellable; /* owned: of all the places */
  GCancellable *caller;      /* owned, nullable */
  gulong cancel_id;          /* on caller */
  GSource *grace;            /* owned, nullable */
  gboolean is_decided;
} Search;

static void
drop_grace (Search *search)
{
  if (search->grace != NULL)
    g_source_destroy (search->grace);
  g_clear_pointer (&search->grace, g_source_unref);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  drop_grace (search);
  g_cancellable_disconnect (search->caller, search->cancel_id);
  g_clear_object (&search->caller);
  g_object_unref (search->cancellable);
  for (guint i = 0; i < search->n_places; i++)
    g_clear_pointer (&search->places[i].answer, g_ptr_array_unref);
  signet_target_free (search->target);
  g_free (search);
}

/* Stops what is still asked, and ends the task. */
static void
decide (GTask *task, GPtrArray *answer)
{
  Search *search = g_task_get_task_data (task);

  search->is_decided = TRUE;
  drop_grace (search);
  signet_source_return (task, answer != NULL ? g_ptr_array_ref (answer) : signet_candidates_new ());
  g_cancellable_cancel (search->cancellable);
}

/* Returns the first place that has an answer, or NULL. */
static const Place *
find_answer (const Search *search)
{
  for (guint i = 0; i < search->n_places; i++)
    if (search->places[i].answer != NULL)
      return &search->places[i];
  return NULL;
}

static gboolean
on_grace_over (gpointer data)
{
  GTask *task = data;
  Search *search = g_task_get_task_data (task);

  decide (task, find_answer (search)->answer);
  return G_SOURCE_REMOVE;
}

static void
start_grace (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->grace != NULL)
    return;
  search->grace = g_timeout_source_new (GRACE_MS);
  g_source_set_callback (search->grace, on_grace_over, g_object_ref (task), g_object_unref);
  g_source_attach (search->grace, g_main_context_get_thread_default ());
}

/* Whether a place that counts more than @place (any, if that is NULL) may still answer. */
static gboolean
is_better_open (const Search *search, const Place *place)
{
  for (guint i = 0; i < search->n_places && &search->places[i] != place; i++)
    if (!search->places[i].is_over)
      return TRUE;
  return FALSE;
}

static void
consider (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  const Place *best = find_answer (search);

  if (search->is_decided)
    return;
  if (!is_better_open (search, best))
    decide (task, best != NULL ? best->answer : NULL);
  else if (best != NULL)
    start_grace (task);
}

static GPtrArray *
read_answer (const Search *search, GBytes *file)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  GPtrArray *candidates = signet_autoconfig_parse (bytes, length, search->target, search->source);

  if (candidates->len == 0)
    g_clear_pointer (&candidates, g_ptr_array_unref);
  return candidates;
}

static void
on_connected (gpointer user_data)
{
  const Place *place = user_data;
  const Search *search = g_task_get_task_data (place->task);

  if (!search->is_decided && search->query->heard != NULL)
    search->query->heard (search->source, search->query->heard_data);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Place *place = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&place->task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (GBytes) file = signet_fetcher_get_finish (result, NULL);

  place->is_over = TRUE;
  if (search->is_decided)
    return;
  if (file != NULL)
    place->answer = read_answer (search, file);
  consider (task);
}

static void
forward_cancel (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

static Search *
search_new (const SignetSourceQuery *query, SignetSource source, GCancellable *caller)
{
  Search *search = g_new0 (Search, 1);

  search->target = signet_target_copy (query->target);
  search->query = query;
  search->source = source;
  search->cancellable = g_cancellable_new ();
  g_set_object (&search->caller, caller);
  if (caller != NULL)
    search->cancel_id = g_cancellable_connect (caller, G_CALLBACK (forward_cancel),
                                               g_object_ref (search->cancellable), g_object_unref);
  return search;
}

void
signet_autoconfig_fetch_async (const SignetSourceQuery *query,
                               SignetSource source,
                               const char *const *urls,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (query != NULL && urls != NULL);
  g_return_if_fail (g_strv_length ((char **)urls) <= SIGNET_MAX_PLACES);

  task = g_task_new (NULL, cancellable, callback, user_data);
  /* What was found in time counts, also where the time is over now. */
  g_task_set_check_cancellable (task, FALSE);
  search = search_new (query, source, cancellable);
  g_task_set_task_data (task, search, search_free);
  search->n_places = g_strv_length ((char **)urls);
  for (guint i = 0; i < search->n_places; i++)
    {
      search->places[i].task = g_object_ref (task);
      signet_fetcher_get_async (query->fetcher, urls[i], on_connected, search->cancellable,
                                on_fetched, &search->places[i]);
    }
  consider (task);
}
