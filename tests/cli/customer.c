/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A user of the demo provider.
 */
#include "customer.h"

#include "run.h"

#include <json-glib/json-glib.h>

#include <string.h>

char *
customer_find_id (void)
{
  g_auto (Run) list = run_line ("list --json");
  g_autoptr (JsonNode) node = json_from_string (list.output, NULL);
  JsonArray *accounts;

  g_assert_cmpint (list.status, ==, 0);
  accounts = json_object_get_array_member (json_node_get_object (node), "accounts");
  if (json_array_get_length (accounts) == 0)
    return NULL;
  g_assert_cmpuint (json_array_get_length (accounts), ==, 1);
  return g_strdup (
      json_object_get_string_member (json_array_get_object_element (accounts, 0), "id"));
}

static void
add (Customer *customer)
{
  g_auto (Run) added = run_format ("add %s --password-file '%s' --json", customer->options,
                                   customer->password_file);

  g_assert_cmpstr (added.errors, ==, "");
  g_assert_cmpint (added.status, ==, 0);
  customer->id = customer_find_id ();
  g_assert_nonnull (customer->id);
  g_assert_nonnull (strstr (added.output, customer->id));
}

void
customer_set_up (Customer *customer, gconstpointer unused)
{
  customer->home = home_new ();
  customer->password_file = home_write (customer->home, "given/password", PROVIDER_PASSWORD "\n");
  customer->wrong_file = home_write (customer->home, "given/wrong", "wrong horse 8\n");
  customer->provider = provider_new (customer->home, "imap=0 imaps=0 submission=0 submissions=0");
  customer->options = g_strdup_printf (
      PROVIDER_USER " --imap=127.0.0.1:%u --smtp=127.0.0.1:%u '--ca-file=%s/ca.pem'",
      provider_get_port (customer->provider, "imaps"),
      provider_get_port (customer->provider, "submissions"), customer->home);
}

void
customer_set_up_account (Customer *customer, gconstpointer unused)
{
  customer_set_up (customer, unused);
  add (customer);
}

void
customer_tear_down (Customer *customer, gconstpointer unused)
{
  provider_free (customer->provider);
  g_free (customer->password_file);
  g_free (customer->wrong_file);
  g_free (customer->options);
  g_free (customer->id);
  home_free (customer->home);
}
