/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names looked up once for a whole probe.
 */
#include "resolver-cache.h"

typedef struct
{
  SignetResolverCacheFunc callback;
  gpointer user_data;
} Waiter;

typedef struct
{
  SignetResolverCache *cache; /* unowned: it owns this */
  char *host;                 /* owned */
  gboolean is_done;
  gboolean has_whole; /* both families */
  GList *addresses;   /* owned */
  GError *error;      /* owned, nullable */
  GArray *waiters;    /* (element-type Waiter), owned */
  GSource *idle;      /* owned, nullable: tells the waiters of an answer that is there already */
  GSource *timer;     /* owned, nullable: when not to wait for the whole answer any more */
} Name;

struct _SignetResolverCache
{
  grefcount refs;
  gboolean is_closed; /* nobody waits any more */
  GHashTable *names;  /* host -> Name, owned */
};

static void
stop_timer (Name *name)
{
  if (name->timer != NULL)
    g_source_destroy (name->timer);
  g_clear_pointer (&name->timer, g_source_unref);
}

static void
free_name (gpointer data)
{
  Name *name = data;

  stop_timer (name);
  if (name->idle != NULL)
    g_source_destroy (name->idle);
  g_clear_pointer (&name->idle, g_source_unref);
  g_resolver_free_addresses (name->addresses);
  g_clear_error (&name->error);
  g_array_unref (name->waiters);
  g_free (name->host);
  g_free (name);
}

SignetResolverCache *
signet_resolver_cache_new (void)
{
  SignetResolverCache *self = g_new0 (SignetResolverCache, 1);

  g_ref_count_init (&self->refs);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_name);
  return self;
}

/* A look-up under way keeps the memory until it has come back. */
static void
unref_cache (SignetResolverCache *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->names);
  g_free (self);
}

void
signet_resolver_cache_free (SignetResolverCache *self)
{
  g_return_if_fail (self != NULL);

  self->is_closed = TRUE;
  unref_cache (self);
}

/* A waiter may add or drop waiters while it is told, and even end the whole probe. */
static void
tell_waiters (Name *name)
{
  SignetResolverCache *cache = name->cache;

  g_ref_count_inc (&cache->refs);
  while (!cache->is_closed && name->waiters->len > 0)
    {
      Waiter waiter = g_array_index (name->waiters, Waiter, 0);

      g_array_remove_index (name->waiters, 0);
      waiter.callback (name->host, name->addresses, name->error, waiter.user_data);
    }
  unref_cache (cache);
}

static void
settle (Name *name)
{
  stop_timer (name);
  name->is_done = TRUE;
  tell_waiters (name);
}

static gboolean
waited_long_enough (gpointer data)
{
  settle (data);
  return G_SOURCE_REMOVE;
}

static void
wait_for (Name *name, guint ms, GSourceFunc callback)
{
  stop_timer (name);
  name->timer = g_timeout_source_new (ms);
  g_source_set_callback (name->timer, callback, name, NULL);
  g_source_attach (name->timer, g_main_context_get_thread_default ());
}

typedef struct
{
  SignetResolverCache *cache; /* owned */
  Name *name;                 /* unowned: of the cache */
  GResolverNameLookupFlags family;
} LookUp;

/* All there is to know, in the system's order (RFC 6724). Who was told of one family already keeps
 * to that one; whoever asks later gets to know both. */
static void
take_whole (Name *name, GList *addresses, GError *error)
{
  name->has_whole = TRUE;
  if (addresses != NULL || name->addresses == NULL)
    {
      g_resolver_free_addresses (name->addresses);
      name->addresses = addresses;
      name->error = g_steal_pointer (&error);
    }
  g_clear_error (&error);
  if (!name->is_done)
    settle (name);
}

/* That a family has no addresses does not mean that the name has none. IPv6 goes first (RFC 8305
 * §3), and the first family waits a little for the other one: trials that run get no more. */
static void
take_family (Name *name, GList *addresses, GResolverNameLookupFlags family)
{
  gboolean is_first = name->addresses == NULL;

  if (addresses == NULL || name->has_whole)
    {
      g_resolver_free_addresses (addresses);
      return;
    }
  if (family == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    name->addresses = g_list_concat (addresses, name->addresses);
  else
    name->addresses = g_list_concat (name->addresses, addresses);
  if (name->is_done)
    return;
  if (is_first)
    wait_for (name, SIGNET_RESOLVER_CACHE_RESOLUTION_DELAY_MS, waited_long_enough);
  else
    settle (name);
}

static void
family_looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree LookUp *look_up = data;
  GList *addresses = g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result,
                                                                  NULL);

  take_family (look_up->name, addresses, look_up->family);
  unref_cache (look_up->cache);
}

static void
looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree LookUp *look_up = data;
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);

  take_whole (look_up->name, addresses, error);
  unref_cache (look_up->cache);
}

static LookUp *
new_look_up (Name *name, GResolverNameLookupFlags family)
{
  LookUp *look_up = g_new0 (LookUp, 1);

  g_ref_count_inc (&name->cache->refs);
  look_up->cache = name->cache;
  look_up->name = name;
  look_up->family = family;
  return look_up;
}

/* The system answers when it knows both families, and one of the questions, or its answer, may have
 * been lost: then each family is asked for by itself (RFC 8305 §3). */
static gboolean
ask_for_families (gpointer data)
{
  static const GResolverNameLookupFlags families[] = { G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY,
                                                       G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY };
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Name *name = data;

  g_clear_pointer (&name->timer, g_source_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (families) && !name->cache->is_closed; i++)
    g_resolver_lookup_by_name_with_flags_async (resolver, name->host, families[i], NULL,
                                                family_looked_up, new_look_up (name, families[i]));
  return G_SOURCE_REMOVE;
}

static Name *
add_name (SignetResolverCache *self, const char *host)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Name *name = g_new0 (Name, 1);

  name->cache = self;
  name->host = g_strdup (host);
  name->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
  g_hash_table_insert (self->names, name->host, name);
  wait_for (name, SIGNET_RESOLVER_CACHE_FAMILY_DELAY_MS, ask_for_families);
  g_resolver_lookup_by_name_async (resolver, host, NULL, looked_up,
                                   new_look_up (name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT));
  return name;
}

static gboolean
tell_later (gpointer data)
{
  Name *name = data;

  g_clear_pointer (&name->idle, g_source_unref);
  tell_waiters (name);
  return G_SOURCE_REMOVE;
}

static void
schedule_telling (Name *name)
{
  if (name->idle != NULL)
    return;
  name->idle = g_idle_source_new ();
  g_source_set_priority (name->idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (name->idle, tell_later, name, NULL);
  g_source_attach (name->idle, g_main_context_get_thread_default ());
}

void
signet_resolver_cache_look_up (SignetResolverCache *self,
                               const char *host,
                               SignetResolverCacheFunc callback,
                               gpointer user_data)
{
  Name *name;
  Waiter waiter = { callback, user_data };

  g_return_if_fail (self != NULL && host != NULL);

  name = g_hash_table_lookup (self->names, host);
  if (name == NULL)
    name = add_name (self, host);
  if (callback == NULL)
    return;
  g_array_append_val (name->waiters, waiter);
  if (name->is_done)
    schedule_telling (name);
}

static void
forget_in (Name *name, gpointer user_data)
{
  for (guint i = name->waiters->len; i > 0; i--)
    if (g_array_index (name->waiters, Waiter, i - 1).user_data == user_data)
      g_array_remove_index (name->waiters, i - 1);
}

void
signet_resolver_cache_forget (SignetResolverCache *self, gpointer user_data)
{
  GHashTableIter iter;
  gpointer name;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    forget_in (name, user_data);
}
