/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a request means. Pure.
 */
#include "plan.h"

#include "guess.h"

static gboolean
names_protocols (const SignetSetupRequest *request)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (request->servers[i].wanted)
      return TRUE;
  return FALSE;
}

gboolean
signet_plan_wants (const SignetSetupRequest *request, SignetProtocol protocol)
{
  if (names_protocols (request))
    return request->servers[protocol].wanted;
  if (request->target->has_protocol)
    return request->target->protocol == protocol;
  return protocol != SIGNET_PROTOCOL_POP3;
}

SignetStandIn
signet_plan_stand_in (const SignetSetupRequest *request)
{
  return names_protocols (request) || request->target->has_protocol ? SIGNET_STAND_IN_NONE
                                                                    : SIGNET_STAND_IN_POP3;
}

static gboolean
has_host (const SignetSetupRequest *request, SignetProtocol protocol)
{
  return request->servers[protocol].host != NULL || request->target->address == NULL;
}

const char *
signet_plan_source (const SignetSetupRequest *request, SignetProtocol protocol)
{
  return has_host (request, protocol) ? "typed" : "guess";
}

/* The port and the mode a target carries are meant for the protocol it names. */
static void
add_host (GPtrArray *profiles,
          const SignetSetupRequest *request,
          SignetProtocol protocol,
          const char *host)
{
  const SignetSetupServer *server = &request->servers[protocol];
  const SignetTarget *target = request->target;
  gboolean is_targets = server->host == NULL && server->port == 0;
  guint16 port = is_targets ? target->port : server->port;
  SignetPortRule rule = is_targets ? SIGNET_PORT_FIRST : server->rule;
  SignetSecurity security = server->security == SIGNET_SECURITY_AUTO && is_targets
                                ? target->security
                                : server->security;
  g_autoptr (GPtrArray) more = NULL;

  if (port != 0 && security != SIGNET_SECURITY_AUTO)
    rule = SIGNET_PORT_ONLY;
  more = signet_profiles_for (protocol, host, port, port == 0 ? SIGNET_PORT_STANDARD : rule,
                              security);
  for (guint i = 0; i < more->len; i++)
    ((SignetProfile *)g_ptr_array_index (more, i))->source = g_strdup (
        signet_plan_source (request, protocol));
  g_ptr_array_extend_and_steal (profiles, g_steal_pointer (&more));
}

GPtrArray *
signet_plan_profiles (const SignetSetupRequest *request, SignetProtocol protocol)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
  const SignetSetupServer *server = &request->servers[protocol];
  g_auto (GStrv) hosts = NULL;

  if (has_host (request, protocol))
    {
      add_host (profiles, request, protocol,
                server->host != NULL ? server->host : request->target->host);
      return profiles;
    }
  hosts = signet_guess_hosts (protocol, request->target->host);
  for (guint i = 0; hosts[i] != NULL; i++)
    add_host (profiles, request, protocol, hosts[i]);
  return profiles;
}

SignetCredentials *
signet_plan_credentials (const SignetSetupRequest *request)
{
  const SignetTarget *target = request->target;
  const char *second = NULL;
  const char *user = request->user;

  if (request->password == NULL
      && (user == NULL || !signet_trust_has_client_certificate (request->trust)))
    return NULL;
  if (user == NULL && target->address != NULL)
    {
      user = target->address;
      second = target->local_part;
    }
  if (user == NULL)
    user = target->local_part;
  return user != NULL ? signet_credentials_new (user, second, request->password) : NULL;
}
