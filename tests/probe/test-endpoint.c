/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The order in which a host's addresses are tried.
 */
#include "endpoint.h"

static GList *
parse (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 0);
  GList *addresses = NULL;

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    addresses = g_list_append (addresses, g_inet_address_new_from_string (parts[i]));
  return addresses;
}

static void
append (GString *words, GSocketAddress *address)
{
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (address);
  g_autofree char *text = g_inet_address_to_string (g_inet_socket_address_get_address (inet));

  g_assert_cmpuint (g_inet_socket_address_get_port (inet), ==, 993);
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, text);
}

static char *
walk (SignetEndpoint *endpoint)
{
  g_autoptr (GSocketAddressEnumerator)
      enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (endpoint));
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  while (TRUE)
    {
      g_autoptr (GSocketAddress)
          address = g_socket_address_enumerator_next (enumerator, NULL, &error);

      g_assert_no_error (error);
      if (address == NULL)
        return g_string_free (words, FALSE);
      append (words, address);
    }
}

static char *
order (const char *words)
{
  GList *addresses = parse (words);
  g_autoptr (SignetEndpoint) endpoint = signet_endpoint_new (addresses, 993);

  g_list_free_full (addresses, g_object_unref);
  return walk (endpoint);
}

static void
test_order (void)
{
  const struct
  {
    const char *known;
    const char *order;
  } cases[] = {
    { "", "" },
    { "192.0.2.1", "192.0.2.1" },
    { "2001:db8::1 2001:db8::2 192.0.2.1 192.0.2.2",
      "2001:db8::1 192.0.2.1 2001:db8::2 192.0.2.2" },
    /* The system prefers IPv4 here */
    { "192.0.2.1 192.0.2.2 2001:db8::1", "192.0.2.1 2001:db8::1 192.0.2.2" },
    { "2001:db8::1 2001:db8::2 2001:db8::3 192.0.2.1",
      "2001:db8::1 192.0.2.1 2001:db8::2 2001:db8::3" },
    { "192.0.2.1 192.0.2.2 192.0.2.3", "192.0.2.1 192.0.2.2 192.0.2.3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = order (cases[i].known);

      g_assert_cmpstr (found, ==, cases[i].order);
    }
}

/* The first eight; the families still alternate, so that neither is left out */
static void
test_limit (void)
{
  g_autofree char *found = order (
      "2001:db8::1 2001:db8::2 2001:db8::3 2001:db8::4 2001:db8::5 2001:db8::6 2001:db8::7 "
      "2001:db8::8 2001:db8::9 192.0.2.1");

  g_assert_cmpstr (found, ==,
                   "2001:db8::1 192.0.2.1 2001:db8::2 2001:db8::3 2001:db8::4 2001:db8::5 "
                   "2001:db8::6 2001:db8::7");
}

/* Each walk begins anew */
static void
test_again (void)
{
  GList *addresses = parse ("192.0.2.1 192.0.2.2");
  g_autoptr (SignetEndpoint) endpoint = signet_endpoint_new (addresses, 993);
  g_autofree char *first = walk (endpoint);
  g_autofree char *second = walk (endpoint);

  g_assert_cmpstr (first, ==, "192.0.2.1 192.0.2.2");
  g_assert_cmpstr (second, ==, first);
  g_list_free_full (addresses, g_object_unref);
}

/* Whoever is of no use is left out by the next walk, until nobody is left */
static void
test_drop (void)
{
  GList *addresses = parse ("2001:db8::1 2001:db8::2 192.0.2.1");
  g_autoptr (SignetEndpoint) endpoint = signet_endpoint_new (addresses, 993);

  for (const GList *link = addresses; link != NULL; link = link->next)
    {
      g_autoptr (GSocketAddress) address = g_inet_socket_address_new (link->data, 993);
      g_autofree char *left = NULL;

      g_assert_true (signet_endpoint_drop (endpoint, address) == (link->next != NULL));
      left = walk (endpoint);
      g_assert_cmpstr (left, ==,
                       link == addresses    ? "192.0.2.1 2001:db8::2"
                       : link->next != NULL ? "192.0.2.1"
                                            : "");
    }
  g_list_free_full (addresses, g_object_unref);
}

static void
test_cancelled (void)
{
  GList *addresses = parse ("192.0.2.1");
  g_autoptr (SignetEndpoint) endpoint = signet_endpoint_new (addresses, 993);
  g_autoptr (GSocketAddressEnumerator)
      enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (endpoint));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (g_socket_address_enumerator_next (enumerator, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_list_free_full (addresses, g_object_unref);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static GSocketAddress *
next_async (GSocketAddressEnumerator *enumerator, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_socket_address_enumerator_next_async (enumerator, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_socket_address_enumerator_next_finish (enumerator, result, error);
}

static void
test_async (void)
{
  GList *addresses = parse ("192.0.2.1");
  g_autoptr (SignetEndpoint) endpoint = signet_endpoint_new (addresses, 993);
  g_autoptr (GSocketAddressEnumerator)
      enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (endpoint));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = next_async (enumerator, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (address);
  g_assert_null (next_async (enumerator, NULL, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (next_async (enumerator, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_list_free_full (addresses, g_object_unref);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/endpoint/order", test_order);
  g_test_add_func ("/endpoint/rule-5/limit", test_limit);
  g_test_add_func ("/endpoint/again", test_again);
  g_test_add_func ("/endpoint/drop", test_drop);
  g_test_add_func ("/endpoint/cancelled", test_cancelled);
  g_test_add_func ("/endpoint/async", test_async);
  return g_test_run ();
}
