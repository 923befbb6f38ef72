/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks the system for the addresses of a host.
 */
#include "lookup.h"

#include "target.h"

#include <netdb.h>

enum
{
  MAX_THREADS = 256 /* as many names at a time as targets may be probed at a time */
};

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static GInetAddress *
import_address (const struct addrinfo *info)
{
  g_autoptr (GSocketAddress)
      address = g_socket_address_new_from_native (info->ai_addr, info->ai_addrlen);

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;
  return g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

static GList *
import_addresses (const struct addrinfo *infos)
{
  GList *addresses = NULL;

  for (const struct addrinfo *info = infos; info != NULL; info = info->ai_next)
    {
      GInetAddress *address = import_address (info);

      if (address != NULL)
        addresses = g_list_prepend (addresses, address);
    }
  return g_list_reverse (addresses);
}

static void
return_failure (GTask *task, int status)
{
  gboolean is_missing = status == 0 || status == EAI_NONAME || status == EAI_NODATA;

  g_task_return_new_error (task, G_RESOLVER_ERROR,
                           is_missing ? G_RESOLVER_ERROR_NOT_FOUND
                                      : G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                           "%s", gai_strerror (status == 0 ? EAI_NONAME : status));
}

/* Runs in a thread. */
static void
ask_system (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  const struct addrinfo hints = { .ai_flags = AI_ADDRCONFIG, .ai_socktype = SOCK_STREAM };
  struct addrinfo *infos = NULL;
  int status = getaddrinfo (g_task_get_task_data (task), NULL, &hints, &infos);
  GList *addresses = status == 0 ? import_addresses (infos) : NULL;

  if (infos != NULL)
    freeaddrinfo (infos);
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    return_failure (task, status);
}

static GThreadPool *
threads (void)
{
  static GThreadPool *pool = NULL;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (ask_system, NULL, MAX_THREADS, FALSE, NULL));
  return pool;
}

/* What needs no question to the system. */
static GList *
answer_at_once (const char *host)
{
  GInetAddress *address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_list_prepend (NULL, address);
  if (!signet_host_is_loopback (host))
    return NULL;
  return g_list_prepend (g_list_prepend (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4)),
                         g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV6));
}

void
signet_lookup_async (const char *host, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GList *addresses;

  g_return_if_fail (host != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_task_data (task, g_strdup (host), g_free);
  addresses = answer_at_once (host);
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    g_thread_pool_push (threads (), g_steal_pointer (&task), NULL);
}

GList *
signet_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
