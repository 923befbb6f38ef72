/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The central database of providers, kept by Thunderbird. It is told the domain and nothing else.
 */
#include "autoconfig.h"
#include "source.h"

/* What the database says counts as said by the provider. */
static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *candidates = signet_source_find_finish (result);

  for (guint i = 0; i < candidates->len; i++)
    ((SignetCandidate *)g_ptr_array_index (candidates, i))->authenticated = TRUE;
  signet_source_return (task, candidates);
}

static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *url = g_strconcat (query->database_url != NULL ? query->database_url : "",
                                      query->domain, NULL);
  const char *urls[] = { url, NULL };

  g_task_set_check_cancellable (task, FALSE);
  if (query->database_url == NULL)
    signet_source_return (task, signet_candidates_new ());
  else
    signet_autoconfig_fetch_async (query, SIGNET_SOURCE_DATABASE, urls, cancellable, on_fetched,
                                   g_steal_pointer (&task));
}

const SignetSourceClass signet_source_database = { SIGNET_SOURCE_DATABASE, find_async };
