/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Looks SRV records up: all services at once, by GResolver.
 */
#include "source.h"
#include "srv-records.h"

/* The look-up of one service */
typedef struct
{
  GTask *task;      /* owned while it runs */
  GPtrArray *found; /* (element-type SignetCandidate), owned, nullable until it has ended */
  gboolean denies;
} Lookup;

typedef struct
{
  const SignetSourceQuery *query; /* unowned: stays until the callback */
  Lookup lookups[SIGNET_N_SRV_SERVICES];
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    g_clear_pointer (&search->lookups[i].found, g_ptr_array_unref);
  g_free (search);
}

static gboolean
is_complete (const Search *search)
{
  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    if (search->lookups[i].found == NULL)
      return FALSE;
  return TRUE;
}

/* Whether one service of @protocol is denied, and no other is named: the one with TLS may be there
 * where the one without is not. */
static gboolean
is_denied (const Search *search, SignetProtocol protocol)
{
  gboolean denies = FALSE;

  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    {
      if (signet_srv_services[i].protocol != protocol)
        continue;
      if (search->lookups[i].found->len > 0)
        return FALSE;
      denies |= search->lookups[i].denies;
    }
  return denies;
}

static void
tell_denied (const Search *search)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS && search->query->denied != NULL; i++)
    if (is_denied (search, (SignetProtocol)i))
      search->query->denied ((SignetProtocol)i, search->query->denied_data);
}

/* Partial records are usual: what is there counts. */
static GPtrArray *
join (Search *search)
{
  GPtrArray *all = signet_candidates_new ();

  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&search->lookups[i].found));
  return all;
}

static void
free_records (GList *records)
{
  g_list_free_full (records, (GDestroyNotify)g_variant_unref);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lookup *lookup = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&lookup->task);
  Search *search = g_task_get_task_data (task);
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, NULL);

  lookup->found = signet_srv_candidates (&signet_srv_services[lookup - search->lookups], records,
                                         search->query->domain);
  lookup->denies = signet_srv_denies (records);
  free_records (records);
  if (!is_complete (search))
    return;
  tell_denied (search);
  signet_source_return (task, join (search));
}

static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Search *search = g_new0 (Search, 1);

  g_task_set_check_cancellable (task, FALSE);
  search->query = query;
  g_task_set_task_data (task, search, search_free);
  for (guint i = 0; i < SIGNET_N_SRV_SERVICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s._tcp.%s", signet_srv_services[i].name,
                                               query->domain);

      search->lookups[i].task = g_object_ref (task);
      g_resolver_lookup_records_async (resolver, name, G_RESOLVER_RECORD_SRV, cancellable,
                                       on_looked_up, &search->lookups[i]);
    }
}

const SignetSourceClass signet_source_srv = { SIGNET_SOURCE_SRV, find_async };
