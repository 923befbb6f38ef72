/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a request means. Pure.
 */
#include "plan.h"

#include "discovery-enum-types.h"
#include "registrable.h"

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

SignetFallback
signet_plan_fallback (const SignetSetupRequest *request)
{
  return names_protocols (request) || request->target->has_protocol ? SIGNET_FALLBACK_NONE
                                                                    : SIGNET_FALLBACK_POP3;
}

gboolean
signet_plan_has_host (const SignetSetupRequest *request, SignetProtocol protocol)
{
  return request->servers[protocol].host != NULL || request->target->address == NULL;
}

gboolean
signet_plan_needs_discovery (const SignetSetupRequest *request)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_plan_wants (request, (SignetProtocol)i) && request->servers[i].kept == NULL
        && !signet_plan_has_host (request, (SignetProtocol)i))
      return TRUE;
  return FALSE;
}

static GPtrArray *
new_profiles (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
}

static void
name_source (GPtrArray *profiles, SignetSource source)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      SignetProfile *profile = g_ptr_array_index (profiles, i);

      profile->rank = source;
      profile->source = g_strdup (signet_nick (SIGNET_TYPE_SOURCE, (int)source));
    }
}

/* The port and the mode a target carries are meant for the protocol it names. */
static GPtrArray *
typed_profiles (const SignetSetupRequest *request, SignetProtocol protocol)
{
  const SignetSetupServer *server = &request->servers[protocol];
  const SignetTarget *target = request->target;
  gboolean is_targets = server->host == NULL && server->port == 0;
  guint16 port = is_targets ? target->port : server->port;
  SignetPortRule rule = is_targets ? SIGNET_PORT_FIRST : server->rule;
  SignetSecurity security = server->security == SIGNET_SECURITY_AUTO && is_targets
                                ? target->security
                                : server->security;
  GPtrArray *profiles;

  if (port != 0 && security != SIGNET_SECURITY_AUTO)
    rule = SIGNET_PORT_ONLY;
  profiles = signet_profiles_for (protocol, server->host != NULL ? server->host : target->host,
                                  port, port == 0 ? SIGNET_PORT_STANDARD : rule, security);
  name_source (profiles, SIGNET_SOURCE_TYPED);
  return profiles;
}

GPtrArray *
signet_plan_profiles (const SignetSetupRequest *request, SignetProtocol protocol)
{
  const SignetProfile *kept = request->servers[protocol].kept;
  GPtrArray *profiles;

  if (kept == NULL)
    return typed_profiles (request, protocol);
  profiles = signet_profiles_for (protocol, kept->host, kept->port, SIGNET_PORT_ONLY,
                                  kept->security);
  name_source (profiles, SIGNET_SOURCE_TYPED);
  return profiles;
}

/* An unusual port is where the server is, in whichever mode; every source knows better than we do
 * whether the server is still the same. */
GPtrArray *
signet_plan_alternatives (const SignetSetupRequest *request, SignetProtocol protocol)
{
  const SignetSetupServer *server = &request->servers[protocol];
  const char *host = server->host != NULL ? server->host : server->kept->host;
  guint16 port = server->port;
  SignetPortRule rule = server->rule;
  SignetProtocol standard;
  GPtrArray *profiles;

  if (port == 0 && g_str_equal (host, server->kept->host)
      && !signet_protocol_of_port (server->kept->port, &standard))
    {
      port = server->kept->port;
      rule = SIGNET_PORT_FIRST;
    }
  profiles = signet_profiles_for (protocol, host, port, port == 0 ? SIGNET_PORT_STANDARD : rule,
                                  server->security);
  name_source (profiles, server->host != NULL ? SIGNET_SOURCE_TYPED : SIGNET_SOURCE_GUESS);
  for (guint i = 0; i < profiles->len; i++)
    ((SignetProfile *)g_ptr_array_index (profiles, i))->is_inside = signet_same_registrable_domain (
        host, request->target->host);
  return profiles;
}

/* Whether @profiles include what @candidate advises; one that is tried only where a server's
 * silence suggests it does not count. */
static gboolean
includes (GPtrArray *profiles, const SignetCandidate *candidate)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (profiles, i);

      if (profile->port == candidate->port && profile->security == candidate->security
          && !profile->opportunistic)
        return TRUE;
    }
  return candidate->port == 0 || candidate->security == SIGNET_SECURITY_AUTO;
}

static gboolean
suits (const SignetSetupServer *server, const SignetCandidate *candidate)
{
  return (server->security == SIGNET_SECURITY_AUTO || server->security == candidate->security)
         && server->rule != SIGNET_PORT_ONLY;
}

static void
delay (GPtrArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    ((SignetProfile *)g_ptr_array_index (profiles, i))->stage++;
}

static gboolean
has_standard_port (const SignetCandidate *candidate)
{
  SignetProtocol protocol;

  return signet_protocol_of_port (candidate->port, &protocol) && protocol == candidate->protocol;
}

/* A port the user set counts for any host; otherwise an unusual port, or an unusual mode on a usual
 * one, comes first as the source names it. The mode that is usual there starts at its side, for the
 * source may be mistaken: no time-out is needed to tell them apart. */
static GPtrArray *
profiles_of (const SignetSetupServer *server, const SignetCandidate *candidate)
{
  GPtrArray *profiles = signet_profiles_for (
      candidate->protocol, candidate->host, server->port,
      server->port == 0 ? SIGNET_PORT_STANDARD : server->rule, server->security);

  if (!includes (profiles, candidate) && suits (server, candidate))
    {
      if (!has_standard_port (candidate))
        delay (profiles);
      g_ptr_array_insert (profiles, 0,
                          signet_profile_new (candidate->protocol, candidate->host, candidate->port,
                                              candidate->security));
    }
  return profiles;
}

/* The word of the site or of the provider; a mere collection of settings may be wrong or old. */
static gboolean
is_open (const SignetCandidate *candidate)
{
  return candidate->protocol == SIGNET_PROTOCOL_SMTP && candidate->authenticated
         && (candidate->source == SIGNET_SOURCE_SITE
             || candidate->source == SIGNET_SOURCE_AUTOCONFIG)
         && g_strv_contains ((const char *const *)candidate->auth, "none");
}

/* A source's advice is no reason to do with less than the server has. */
static void
note_advice (SignetProfile *profile, const SignetCandidate *candidate)
{
  if (candidate->port == 0 || candidate->security == SIGNET_SECURITY_AUTO
      || profile->security >= candidate->security)
    return;
  profile->advised_port = candidate->port;
  profile->advised = candidate->security;
}

static void
describe (GPtrArray *profiles, const SignetSetupRequest *request, const SignetCandidate *candidate)
{
  gboolean is_inside = signet_same_registrable_domain (candidate->host, request->target->host);

  name_source (profiles, candidate->source);
  for (guint i = 0; i < profiles->len; i++)
    {
      SignetProfile *profile = g_ptr_array_index (profiles, i);

      if (candidate->is_last)
        profile->rank = SIGNET_SOURCE_GUESS + 1;
      profile->user = g_strdup (candidate->user);
      profile->documentation = g_strdup (candidate->documentation);
      profile->is_foreign = !candidate->authenticated && !is_inside;
      profile->is_inside = is_inside;
      profile->is_open = is_open (candidate);
      note_advice (profile, candidate);
    }
}

GPtrArray *
signet_plan_found (const SignetSetupRequest *request,
                   SignetProtocol protocol,
                   GPtrArray *candidates)
{
  GPtrArray *found = new_profiles ();

  for (guint i = 0; i < candidates->len; i++)
    {
      const SignetCandidate *candidate = g_ptr_array_index (candidates, i);
      GPtrArray *profiles;

      if (candidate->protocol != protocol)
        continue;
      profiles = profiles_of (&request->servers[protocol], candidate);
      describe (profiles, request, candidate);
      g_ptr_array_extend_and_steal (found, profiles);
    }
  return found;
}

static const char *
named_user (const SignetSetupRequest *request, SignetProtocol protocol)
{
  const char *own = request->servers[protocol].user;

  return own != NULL ? own : request->user;
}

static SignetSecret *
password_for (const SignetSetupRequest *request, SignetProtocol protocol)
{
  SignetSecret *own = request->servers[protocol].password;

  return own != NULL ? own : request->password;
}

gboolean
signet_plan_lacks_user (const SignetSetupRequest *request, SignetProtocol protocol)
{
  return request->servers[protocol].sign_in == SIGNET_SIGN_IN_PASSWORD
         && password_for (request, protocol) != NULL && named_user (request, protocol) == NULL
         && request->target->local_part == NULL;
}

gboolean
signet_plan_expects_login (const SignetSetupRequest *request, SignetProtocol protocol)
{
  return protocol == SIGNET_PROTOCOL_SMTP
         && request->servers[protocol].sign_in == SIGNET_SIGN_IN_PASSWORD
         && (password_for (request, protocol) != NULL || !signet_plan_has_host (request, protocol));
}

SignetTlsCredentials *
signet_plan_tls_credentials (const SignetSetupRequest *request, SignetProtocol protocol)
{
  SignetTlsCredentials *own = request->servers[protocol].tls_credentials;

  return own != NULL ? own : request->tls_credentials;
}

static gboolean
logs_in (const SignetSetupRequest *request, SignetProtocol protocol)
{
  if (request->servers[protocol].sign_in == SIGNET_SIGN_IN_NONE)
    return FALSE;
  return password_for (request, protocol) != NULL
         || (named_user (request, protocol) != NULL
             && signet_tls_credentials_has_client_certificate (
                 signet_plan_tls_credentials (request, protocol)));
}

SignetCredentials *
signet_plan_credentials (const SignetSetupRequest *request, SignetProtocol protocol)
{
  const SignetTarget *target = request->target;
  const char *user = named_user (request, protocol);
  const char *second = NULL;

  if (!logs_in (request, protocol))
    return NULL;
  if (user == NULL && target->address != NULL)
    {
      user = target->address;
      second = target->local_part;
    }
  if (user == NULL)
    user = target->local_part;
  return user != NULL ? signet_credentials_new (user, second, password_for (request, protocol))
                      : NULL;
}
