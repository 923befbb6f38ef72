/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Who is registered has name servers (RFC 1034 §4.2.1).
 */
#include "domain.h"

#include "registrable.h"

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  g_list_free_full (records, (GDestroyNotify)g_variant_unref);
  g_task_return_boolean (task,
                         g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND));
}

void
signet_domain_look_up_async (const char *domain,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autofree char *registrable = signet_registrable_domain (domain);

  g_resolver_lookup_records_async (resolver, registrable != NULL ? registrable : domain,
                                   G_RESOLVER_RECORD_NS, cancellable, looked_up_cb,
                                   g_steal_pointer (&task));
}

gboolean
signet_domain_is_missing_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
