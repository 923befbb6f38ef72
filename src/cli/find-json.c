/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Candidates as JSON. Every member is always there; what the source does not say is null, and the
 * mode "auto".
 */
#include "discovery-enum-types.h"
#include "enum-types.h"
#include "find-output.h"
#include "json-members.h"

static void
add_candidate (JsonBuilder *builder, const SignetCandidate *candidate)
{
  json_builder_begin_object (builder);
  signet_json_add_nick (builder, "protocol", SIGNET_TYPE_PROTOCOL, candidate->protocol);
  signet_json_add_string (builder, "host", candidate->host);
  signet_json_add_port (builder, candidate->port);
  signet_json_add_nick (builder, "security", SIGNET_TYPE_SECURITY, candidate->security);
  signet_json_add_string (builder, "user", candidate->user);
  signet_json_add_strings (builder, "auth", (const char *const *)candidate->auth);
  signet_json_add_nick (builder, "source", SIGNET_TYPE_SOURCE, candidate->source);
  json_builder_set_member_name (builder, "authenticated");
  json_builder_add_boolean_value (builder, candidate->authenticated);
  signet_json_add_string (builder, "documentation", candidate->documentation);
  json_builder_end_object (builder);
}

char *
signet_find_to_json (const char *domain, GPtrArray *candidates)
{
  JsonBuilder *builder;

  g_return_val_if_fail (domain != NULL && candidates != NULL, NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  signet_json_add_string (builder, "domain", domain);
  json_builder_set_member_name (builder, "candidates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < candidates->len; i++)
    add_candidate (builder, g_ptr_array_index (candidates, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return signet_json_end (builder);
}
