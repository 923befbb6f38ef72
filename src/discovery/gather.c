/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks several sources side by side.
 */
#include "gather.h"

/* A source that is being asked */
typedef struct
{
  const SignetSourceClass *source; /* unowned */
  GTask *task;                     /* owned */
} Asked;

typedef struct
{
  GPtrArray *found;   /* (element-type SignetCandidate), owned */
  GPtrArray *waiting; /* (element-type Asked), unowned: those that have not ended */
  SignetGatherFunc ended;
  gpointer ended_data;
} Gather;

static void
gather_free (gpointer data)
{
  Gather *gather = data;

  g_ptr_array_unref (gather->found);
  g_ptr_array_unref (gather->waiting);
  g_free (gather);
}

static void
on_source_ended (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GTask) task = asked->task;
  Gather *gather = g_task_get_task_data (task);
  GPtrArray *candidates = signet_source_find_finish (result);

  g_ptr_array_remove_fast (gather->waiting, asked);
  signet_candidates_sort (candidates);
  if (gather->ended != NULL)
    gather->ended (asked->source->source, candidates, gather->ended_data);
  g_ptr_array_extend_and_steal (gather->found, candidates);
  if (gather->waiting->len > 0)
    return;
  signet_candidates_sort (gather->found);
  signet_source_return (task, g_ptr_array_ref (gather->found));
}

/* All of them are noted before the first can end. */
static void
note_all (GTask *task, const SignetSourceClass *const *sources)
{
  Gather *gather = g_task_get_task_data (task);

  for (guint i = 0; sources[i] != NULL; i++)
    {
      Asked *asked = g_new0 (Asked, 1);

      asked->source = sources[i];
      asked->task = g_object_ref (task);
      g_ptr_array_add (gather->waiting, asked);
    }
}

void
signet_gather_async (const SignetSourceClass *const *sources,
                     const SignetSourceQuery *query,
                     SignetGatherFunc ended,
                     gpointer ended_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) all = NULL;
  Gather *gather;

  g_return_if_fail (sources != NULL && query != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  gather = g_new0 (Gather, 1);
  gather->found = signet_candidates_new ();
  gather->waiting = g_ptr_array_new ();
  gather->ended = ended;
  gather->ended_data = ended_data;
  g_task_set_task_data (task, gather, gather_free);
  note_all (task, sources);
  all = g_ptr_array_copy (gather->waiting, NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    sources[i]->find_async (query, cancellable, on_source_ended, g_ptr_array_index (all, i));
  if (all->len == 0)
    signet_source_return (task, signet_candidates_new ());
}
