/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes the result of a probe out of its JSON.
 */

#include "report-reader.h"

#include <json-glib/json-glib.h>

static char *
read_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

static char *
read_auth (JsonObject *service)
{
  JsonArray *array = json_object_get_array_member (service, "auth");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            json_array_get_string_element (array, i));
  return g_string_free (words, FALSE);
}

static char *
read_details (JsonObject *service)
{
  JsonArray *array = json_object_get_array_member (service, "attempts");
  GString *details = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *detail = read_string (json_array_get_object_element (array, i), "detail");

      g_string_append_printf (details, "%s\n", detail != NULL ? detail : "");
    }
  return g_string_free (details, FALSE);
}

static gboolean
is_report (JsonNode *root)
{
  JsonArray *services;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || !json_object_has_member (json_node_get_object (root), "services"))
    return FALSE;
  services = json_object_get_array_member (json_node_get_object (root), "services");
  return services != NULL && json_array_get_length (services) == 1;
}

MockRunResult *
mock_report_read (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, error);
  JsonObject *service;
  MockRunResult *result;

  if (!is_report (root))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no report: %s", json);
      return NULL;
    }
  service = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (root), "services"), 0);
  result = g_new0 (MockRunResult, 1);
  result->outcome = read_string (service, "outcome");
  result->login = read_string (service, "login");
  result->mechanism = read_string (service, "mechanism");
  result->auth = read_auth (service);
  result->detail = read_details (service);
  result->elapsed_ms = json_object_get_int_member (json_node_get_object (root), "elapsed_ms");
  return result;
}
