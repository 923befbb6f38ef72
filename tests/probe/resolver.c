/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A resolver that answers when the test says so.
 */
#include "resolver.h"

struct _TestResolver
{
  GResolver parent;
  GPtrArray *tasks; /* (element-type GTask): questions nobody has answered */
  guint n_asked;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
test_resolver_look_up_with_flags (GResolver *resolver,
                                  const char *host,
                                  GResolverNameLookupFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  TestResolver *self = TEST_RESOLVER (resolver);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  self->n_asked++;
  g_task_set_task_data (task, GUINT_TO_POINTER (flags), NULL);
  g_ptr_array_add (self->tasks, task);
}

static void
test_resolver_look_up (GResolver *resolver,
                       const char *host,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  test_resolver_look_up_with_flags (resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT,
                                    cancellable, callback, user_data);
}

static GList *
test_resolver_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_finalize (GObject *object)
{
  g_ptr_array_unref (TEST_RESOLVER (object)->tasks);
  G_OBJECT_CLASS (test_resolver_parent_class)->finalize (object);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_resolver_finalize;
  resolver_class->lookup_by_name_async = test_resolver_look_up;
  resolver_class->lookup_by_name_finish = test_resolver_finish;
  resolver_class->lookup_by_name_with_flags_async = test_resolver_look_up_with_flags;
  resolver_class->lookup_by_name_with_flags_finish = test_resolver_finish;
}

static void
test_resolver_init (TestResolver *self)
{
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
}

TestResolver *
test_resolver_new (void)
{
  TestResolver *self = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (G_RESOLVER (self));
  return self;
}

void
test_resolver_free (TestResolver *self)
{
  g_autoptr (GResolver) other = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (other);
  g_object_unref (self);
}

guint
test_resolver_count (const TestResolver *self)
{
  return self->n_asked;
}

static void
free_addresses (gpointer data)
{
  g_resolver_free_addresses (data);
}

static GList *
parse (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 0);
  GList *addresses = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    addresses = g_list_append (addresses, g_inet_address_new_from_string (parts[i]));
  return addresses;
}

static guint
find_question (const TestResolver *self, GResolverNameLookupFlags flags)
{
  for (guint i = 0; i < self->tasks->len; i++)
    if (g_task_get_task_data (g_ptr_array_index (self->tasks, i)) == GUINT_TO_POINTER (flags))
      return i;
  g_error ("nobody asked for that");
}

void
test_resolver_answer_family (TestResolver *self,
                             GResolverNameLookupFlags flags,
                             const char *address)
{
  g_autoptr (GTask) task = g_ptr_array_steal_index (self->tasks, find_question (self, flags));

  if (address != NULL)
    g_task_return_pointer (task, parse (address), free_addresses);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such host");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
test_resolver_answer (TestResolver *self, const char *address)
{
  test_resolver_answer_family (self, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, address);
}
