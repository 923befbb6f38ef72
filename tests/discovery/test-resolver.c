/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A name server's answers.
 */
#include "test-resolver.h"

struct _TestResolver
{
  GResolver parent_instance;
  GHashTable *records; /* (element-type utf8 GPtrArray), owned; an empty list is silence */
  GString *asked;      /* owned */
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  GTask *task = data;

  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
}

static void
keep_silent (GTask *task)
{
  g_cancellable_connect (g_task_get_cancellable (task), G_CALLBACK (on_cancelled),
                         g_object_ref (task), NULL);
}

static void
free_list (gpointer data)
{
  g_list_free_full (data, (GDestroyNotify)g_variant_unref);
}

static GList *
copy_list (GPtrArray *records)
{
  GList *list = NULL;

  for (guint i = 0; i < records->len; i++)
    list = g_list_append (list, g_variant_ref (records->pdata[i]));
  return list;
}

/* No name has an address. */
static void
answer (TestResolver *self, const char *name, gboolean for_address, GTask *task)
{
  GPtrArray *records = g_hash_table_lookup (self->records, name);

  g_string_append_printf (self->asked, " %s ", name);
  if (records != NULL && records->len == 0)
    keep_silent (task);
  else if (records != NULL && !for_address)
    g_task_return_pointer (task, copy_list (records), free_list);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "unknown");
}

static void
lookup_records_async (GResolver *resolver,
                      const char *name,
                      GResolverRecordType type,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  answer (TEST_RESOLVER (resolver), name, FALSE, task);
}

static GList *
lookup_records_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lookup_by_name_async (GResolver *resolver,
                      const char *name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  answer (TEST_RESOLVER (resolver), name, TRUE, task);
}

static void
lookup_by_name_with_flags_async (GResolver *resolver,
                                 const char *name,
                                 GResolverNameLookupFlags flags,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  lookup_by_name_async (resolver, name, cancellable, callback, user_data);
}

static void
test_resolver_finalize (GObject *object)
{
  TestResolver *self = TEST_RESOLVER (object);

  g_hash_table_unref (self->records);
  g_string_free (self->asked, TRUE);
  G_OBJECT_CLASS (test_resolver_parent_class)->finalize (object);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_resolver_finalize;
  resolver_class->lookup_records_async = lookup_records_async;
  resolver_class->lookup_records_finish = lookup_records_finish;
  resolver_class->lookup_by_name_async = lookup_by_name_async;
  resolver_class->lookup_by_name_finish = lookup_records_finish;
  resolver_class->lookup_by_name_with_flags_async = lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_records_finish;
}

static void
test_resolver_init (TestResolver *self)
{
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)g_ptr_array_unref);
  self->asked = g_string_new (NULL);
}

TestResolver *
test_resolver_install (void)
{
  TestResolver *self = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (G_RESOLVER (self));
  return self;
}

void
test_resolver_add (TestResolver *self, const char *name, GVariant *record)
{
  GPtrArray *records = g_hash_table_lookup (self->records, name);

  if (records == NULL)
    {
      records = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
      g_hash_table_insert (self->records, g_strdup (name), records);
    }
  if (record != NULL)
    g_ptr_array_add (records, g_variant_ref_sink (record));
}

const char *
test_resolver_get_asked (TestResolver *self)
{
  return self->asked->str;
}
