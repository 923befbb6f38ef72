/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A host's addresses, looked up once and shared by all trials.
 */
#include "endpoint.h"

struct _SignetEndpoint
{
  GObject parent;
  GPtrArray *addresses; /* (element-type GSocketAddress), owned */
};

static void signet_endpoint_connectable_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetEndpoint,
                               signet_endpoint,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      signet_endpoint_connectable_init))

#define SIGNET_TYPE_ENDPOINT_WALK (signet_endpoint_walk_get_type ())
G_DECLARE_FINAL_TYPE (
    SignetEndpointWalk, signet_endpoint_walk, SIGNET, ENDPOINT_WALK, GSocketAddressEnumerator)

struct _SignetEndpointWalk
{
  GSocketAddressEnumerator parent;
  GPtrArray *addresses; /* owned */
  guint next;
};

G_DEFINE_FINAL_TYPE (SignetEndpointWalk, signet_endpoint_walk, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static GSocketAddress *
signet_endpoint_walk_next (GSocketAddressEnumerator *enumerator,
                           GCancellable *cancellable,
                           GError **error)
{
  SignetEndpointWalk *self = SIGNET_ENDPOINT_WALK (enumerator);

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || self->next >= self->addresses->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->addresses, self->next++));
}

/* The addresses are known: nothing blocks. */
static void
signet_endpoint_walk_next_async (GSocketAddressEnumerator *enumerator,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (enumerator, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  GSocketAddress *address = signet_endpoint_walk_next (enumerator, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, address, g_object_unref);
}

static GSocketAddress *
signet_endpoint_walk_next_finish (GSocketAddressEnumerator *enumerator,
                                  GAsyncResult *result,
                                  GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
signet_endpoint_walk_finalize (GObject *object)
{
  SignetEndpointWalk *self = SIGNET_ENDPOINT_WALK (object);

  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  G_OBJECT_CLASS (signet_endpoint_walk_parent_class)->finalize (object);
}

static void
signet_endpoint_walk_class_init (SignetEndpointWalkClass *klass)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_endpoint_walk_finalize;
  enumerator_class->next = signet_endpoint_walk_next;
  enumerator_class->next_async = signet_endpoint_walk_next_async;
  enumerator_class->next_finish = signet_endpoint_walk_next_finish;
}

static void
signet_endpoint_walk_init (SignetEndpointWalk *self)
{
}

static GSocketAddressEnumerator *
signet_endpoint_enumerate (GSocketConnectable *connectable)
{
  SignetEndpoint *self = SIGNET_ENDPOINT (connectable);
  SignetEndpointWalk *walk = g_object_new (SIGNET_TYPE_ENDPOINT_WALK, NULL);

  walk->addresses = g_ptr_array_ref (self->addresses);
  return G_SOCKET_ADDRESS_ENUMERATOR (walk);
}

static void
signet_endpoint_connectable_init (GSocketConnectableIface *iface)
{
  iface->enumerate = signet_endpoint_enumerate;
}

static void
signet_endpoint_finalize (GObject *object)
{
  SignetEndpoint *self = SIGNET_ENDPOINT (object);

  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  G_OBJECT_CLASS (signet_endpoint_parent_class)->finalize (object);
}

static void
signet_endpoint_class_init (SignetEndpointClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_endpoint_finalize;
}

static void
signet_endpoint_init (SignetEndpoint *self)
{
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The next address of the wanted family from @link on; any other once there is none. */
static GList *
find_family (GList *addresses, GSocketFamily family)
{
  for (GList *link = addresses; link != NULL; link = link->next)
    if (g_inet_address_get_family (link->data) == family)
      return link;
  return addresses;
}

/* The families alternate, so that a dead one costs one step (RFC 8305 §4). */
SignetEndpoint *
signet_endpoint_new (GList *addresses, guint16 port)
{
  SignetEndpoint *self = g_object_new (SIGNET_TYPE_ENDPOINT, NULL);
  g_autoptr (GList) left = g_list_copy (addresses);
  GSocketFamily family;

  family = left != NULL ? g_inet_address_get_family (left->data) : G_SOCKET_FAMILY_IPV6;
  while (left != NULL && self->addresses->len < SIGNET_ADDRESSES_MAX)
    {
      GList *link = find_family (left, family);

      g_ptr_array_add (self->addresses, g_inet_socket_address_new (link->data, port));
      left = g_list_delete_link (left, link);
      family = family == G_SOCKET_FAMILY_IPV6 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6;
    }
  return self;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  GInetSocketAddress *one = G_INET_SOCKET_ADDRESS (a);
  GInetSocketAddress *other = G_INET_SOCKET_ADDRESS (b);

  return g_inet_address_equal (g_inet_socket_address_get_address (one),
                               g_inet_socket_address_get_address (other));
}

gboolean
signet_endpoint_drop (SignetEndpoint *self, GSocketAddress *address)
{
  guint index;

  g_return_val_if_fail (self != NULL && G_IS_INET_SOCKET_ADDRESS (address), FALSE);

  if (g_ptr_array_find_with_equal_func (self->addresses, address, is_same, &index))
    g_ptr_array_remove_index (self->addresses, index);
  return self->addresses->len > 0;
}
