/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The domain of the mail exchanger, looked up in the other sources.
 */
#include "mx.h"

#include "candidate.h"
#include "gather.h"
#include "registrable.h"
#include "source.h"

/* Whether a record counts more than the best one so far: the first by name among equals */
static gboolean
is_better (guint16 preference, const char *host, guint16 best_preference, const char *best)
{
  if (best == NULL || preference != best_preference)
    return best == NULL || preference < best_preference;
  return g_strcmp0 (host, best) < 0;
}

/* The null MX "." (RFC 7505) is no host name. */
char *
signet_mx_host (GList *records)
{
  g_autofree char *best = NULL;
  guint16 best_preference = 0;

  for (GList *link = records; link != NULL; link = link->next)
    {
      g_autofree char *host = NULL;
      const char *exchange;
      guint16 preference;

      g_variant_get (link->data, "(q&s)", &preference, &exchange);
      host = signet_candidate_check_host (exchange);
      if (host == NULL || !is_better (preference, host, best_preference, best))
        continue;
      g_free (best);
      best = g_steal_pointer (&host);
      best_preference = preference;
    }
  return g_steal_pointer (&best);
}

char *
signet_mx_domain (GList *records, const char *domain)
{
  g_autofree char *exchange = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (domain != NULL, NULL);

  exchange = signet_mx_host (records);
  found = exchange != NULL ? signet_registrable_domain (exchange) : NULL;
  return g_strcmp0 (found, domain) != 0 ? g_steal_pointer (&found) : NULL;
}

typedef struct
{
  const SignetSourceQuery *asked; /* unowned: stays until the callback */
  SignetSourceQuery query;        /* of the exchanger's domain */
  char *domain;                   /* owned, nullable: of the exchanger */
  char *host;                     /* owned, nullable: the exchanger itself */
} Search;

static const SignetSourceClass *const sources[] = {
  &signet_source_site, &signet_source_autoconfig, &signet_source_srv, &signet_source_database, NULL,
};

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->domain);
  g_free (search->host);
  g_free (search);
}

/* Small providers have one server for everything. */
static void
add_exchanger (GPtrArray *candidates, const Search *search)
{
  for (int i = 0; search->host != NULL && i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetCandidate *candidate = signet_candidate_new (SIGNET_SOURCE_MX, (SignetProtocol)i,
                                                         g_strdup (search->host));

      candidate->is_last = TRUE;
      signet_candidates_add (candidates, candidate);
    }
}

/* DNS leads from the address to this domain, and anybody between may have changed its answer: none
 * of the sources can speak for the address. Their order stays. */
static void
on_gathered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) found = signet_source_find_finish (result);
  GPtrArray *candidates = signet_candidates_new ();

  for (guint i = 0; i < found->len; i++)
    {
      SignetCandidate *candidate = signet_candidate_copy (g_ptr_array_index (found, i));

      candidate->source = SIGNET_SOURCE_MX;
      candidate->authenticated = FALSE;
      signet_candidates_add (candidates, candidate);
    }
  add_exchanger (candidates, g_task_get_task_data (task));
  signet_source_return (task, candidates);
}

static void
on_heard (SignetSource source, gpointer user_data)
{
  const Search *search = user_data;

  if (search->asked->heard != NULL)
    search->asked->heard (SIGNET_SOURCE_MX, search->asked->heard_data);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, NULL);

  search->host = signet_mx_host (records);
  search->domain = signet_mx_domain (records, search->query.domain);
  g_list_free_full (records, (GDestroyNotify)g_variant_unref);
  if (search->domain == NULL)
    {
      GPtrArray *candidates = signet_candidates_new ();

      add_exchanger (candidates, search);
      signet_source_return (task, candidates);
      return;
    }
  search->query.domain = search->domain;
  signet_gather_async (sources, &search->query, NULL, NULL, g_task_get_cancellable (task),
                       on_gathered, g_object_ref (task));
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
  search->asked = query;
  search->query = *query;
  search->query.heard = on_heard;
  search->query.heard_data = search;
  search->query.denied = NULL; /* the exchanger's domain does not speak for the address's */
  g_task_set_task_data (task, search, search_free);
  g_resolver_lookup_records_async (resolver, query->domain, G_RESOLVER_RECORD_MX, cancellable,
                                   on_looked_up, g_steal_pointer (&task));
}

const SignetSourceClass signet_source_mx = { SIGNET_SOURCE_MX, find_async };
