/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A GResolver that has no queue.
 */
#include "wide-resolver.h"

#include "descriptors.h"

#include <errno.h>
#include <netdb.h>

enum
{
  MAX_THREADS = 768 /* three for each name whose server keeps silent */
};

struct _SignetWideResolver
{
  GResolver parent;
  GResolver *fallback;  /* owned */
  GThreadPool *threads; /* owned */
};

G_DEFINE_FINAL_TYPE (SignetWideResolver, signet_wide_resolver, G_TYPE_RESOLVER)

/* A name on its way: made and answered in the context of who asks, with the system asked in
 * between by a thread, which has it alone meanwhile. */
typedef struct
{
  GTask *task; /* owned, nullable once it was cancelled */
  char *name;  /* owned */
  GResolverNameLookupFlags flags;
  GSource *cancelled;    /* owned, nullable */
  GMainContext *context; /* owned */
  int status;
  struct addrinfo *infos; /* owned, nullable */
} Question;

static void
drop_cancelled (Question *question)
{
  if (question->cancelled != NULL)
    g_source_destroy (question->cancelled);
  g_clear_pointer (&question->cancelled, g_source_unref);
}

static void
free_question (Question *question)
{
  drop_cancelled (question);
  g_clear_object (&question->task);
  if (question->infos != NULL)
    freeaddrinfo (question->infos);
  g_main_context_unref (question->context);
  g_free (question->name);
  g_free (question);
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static GList *
import_addresses (const struct addrinfo *infos)
{
  GList *addresses = NULL;

  for (const struct addrinfo *info = infos; info != NULL; info = info->ai_next)
    {
      g_autoptr (GSocketAddress)
          address = g_socket_address_new_from_native (info->ai_addr, info->ai_addrlen);

      if (G_IS_INET_SOCKET_ADDRESS (address))
        addresses = g_list_prepend (addresses, g_object_ref (g_inet_socket_address_get_address (
                                                   G_INET_SOCKET_ADDRESS (address))));
    }
  return g_list_reverse (addresses);
}

static int
family_of (GResolverNameLookupFlags flags)
{
  if (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY)
    return AF_INET;
  return flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY ? AF_INET6 : AF_UNSPEC;
}

static void
return_failure (GTask *task, int status)
{
  gboolean is_missing = status == EAI_NONAME || status == EAI_NODATA;

  g_task_return_new_error (task, G_RESOLVER_ERROR,
                           is_missing ? G_RESOLVER_ERROR_NOT_FOUND
                                      : G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                           "%s", gai_strerror (status));
}

static gboolean
deliver (gpointer data)
{
  Question *question = data;
  g_autoptr (GTask) task = g_steal_pointer (&question->task);
  GList *addresses = import_addresses (question->infos);

  if (task == NULL)
    g_resolver_free_addresses (addresses);
  else if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    return_failure (task, question->status != 0 ? question->status : EAI_NONAME);
  free_question (question);
  return G_SOURCE_REMOVE;
}

/* Runs in a thread of the pool. Where no descriptor is left the system says that there is no such
 * name. */
static void
ask_system (gpointer data, gpointer unused)
{
  Question *question = data;
  const struct addrinfo hints = { .ai_flags = AI_ADDRCONFIG,
                                  .ai_family = family_of (question->flags),
                                  .ai_socktype = SOCK_STREAM };
  g_autoptr (GSource) idle = g_idle_source_new ();
  guint n_waits = 0;

  do
    {
      errno = 0;
      question->status = getaddrinfo (question->name, NULL, &hints, &question->infos);
    }
  while (question->status != 0 && signet_descriptors_wait (errno, &n_waits));
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, deliver, question, NULL);
  g_source_attach (idle, question->context);
}

/* The thread cannot be stopped; nobody waits for it. */
static gboolean
was_cancelled (GCancellable *cancellable, gpointer data)
{
  Question *question = data;
  g_autoptr (GTask) task = g_steal_pointer (&question->task);

  g_clear_pointer (&question->cancelled, g_source_unref);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
look_up_with_flags (GResolver *resolver,
                    const char *name,
                    GResolverNameLookupFlags flags,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  SignetWideResolver *self = SIGNET_WIDE_RESOLVER (resolver);
  Question *question = g_new0 (Question, 1);

  question->task = g_task_new (resolver, cancellable, callback, user_data);
  question->name = g_strdup (name);
  question->flags = flags;
  question->context = g_main_context_ref (g_task_get_context (question->task));
  if (cancellable != NULL)
    {
      question->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (question->cancelled, G_SOURCE_FUNC (was_cancelled), question, NULL);
      g_source_attach (question->cancelled, question->context);
    }
  g_thread_pool_push (self->threads, question, NULL);
}

static void
look_up (GResolver *resolver,
         const char *name,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  look_up_with_flags (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                      user_data);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
look_up_records (GResolver *resolver,
                 const char *name,
                 GResolverRecordType type,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  SignetWideResolver *self = SIGNET_WIDE_RESOLVER (resolver);

  g_resolver_lookup_records_async (self->fallback, name, type, cancellable, callback, user_data);
}

static GList *
look_up_records_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  SignetWideResolver *self = SIGNET_WIDE_RESOLVER (resolver);

  return g_resolver_lookup_records_finish (self->fallback, result, error);
}

static void
signet_wide_resolver_finalize (GObject *object)
{
  SignetWideResolver *self = SIGNET_WIDE_RESOLVER (object);

  /* Nobody asks any more: each task that is under way holds the resolver. */
  g_thread_pool_free (self->threads, FALSE, FALSE);
  g_clear_object (&self->fallback);
  G_OBJECT_CLASS (signet_wide_resolver_parent_class)->finalize (object);
}

static void
signet_wide_resolver_class_init (SignetWideResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_wide_resolver_finalize;
  resolver_class->lookup_by_name_async = look_up;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags_async = look_up_with_flags;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
  resolver_class->lookup_records_async = look_up_records;
  resolver_class->lookup_records_finish = look_up_records_finish;
}

static void
signet_wide_resolver_init (SignetWideResolver *self)
{
  self->threads = g_thread_pool_new (ask_system, NULL, MAX_THREADS, FALSE, NULL);
}

/* What is not a name is left to the resolver that was there; one that is not GLib's own stays. */
void
signet_wide_resolver_install (void)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (SignetWideResolver) wide = NULL;

  if (g_strcmp0 (G_OBJECT_TYPE_NAME (usual), "GThreadedResolver") != 0)
    return;
  wide = g_object_new (SIGNET_TYPE_WIDE_RESOLVER, NULL);
  wide->fallback = g_steal_pointer (&usual);
  g_resolver_set_default (G_RESOLVER (wide));
}
