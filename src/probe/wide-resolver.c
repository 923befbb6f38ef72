/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A GResolver for programs that probe many targets at once.
 */
#include "wide-resolver.h"

#include <netdb.h>

enum
{
  MAX_THREADS = 256
};

struct _SignetWideResolver
{
  GResolver parent;
  GResolver *fallback;  /* owned */
  GThreadPool *threads; /* owned */
};

G_DEFINE_FINAL_TYPE (SignetWideResolver, signet_wide_resolver, G_TYPE_RESOLVER)

typedef struct
{
  char *name; /* owned */
  GResolverNameLookupFlags flags;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

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

/* Runs in a thread of the pool. */
static void
ask_system (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  const Question *question = g_task_get_task_data (task);
  const struct addrinfo hints = { .ai_flags = AI_ADDRCONFIG,
                                  .ai_family = family_of (question->flags),
                                  .ai_socktype = SOCK_STREAM };
  struct addrinfo *infos = NULL;
  int status = getaddrinfo (question->name, NULL, &hints, &infos);
  GList *addresses = status == 0 ? import_addresses (infos) : NULL;

  if (infos != NULL)
    freeaddrinfo (infos);
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    return_failure (task, status != 0 ? status : EAI_NONAME);
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
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->name = g_strdup (name);
  question->flags = flags;
  g_task_set_task_data (task, question, free_question);
  g_thread_pool_push (self->threads, task, NULL);
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

GResolver *
signet_wide_resolver_new (GResolver *fallback)
{
  SignetWideResolver *self = g_object_new (SIGNET_TYPE_WIDE_RESOLVER, NULL);

  g_return_val_if_fail (G_IS_RESOLVER (fallback), G_RESOLVER (self));

  self->fallback = g_object_ref (fallback);
  return G_RESOLVER (self);
}
