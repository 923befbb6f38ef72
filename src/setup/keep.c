/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * From a report to an account and back. What may go without encryption is asked of the policy.
 */
#include "keep.h"

static gboolean
is_standard_place (const SignetProfile *profile)
{
  SignetProtocol protocol;

  return signet_protocol_of_port (profile->port, &protocol);
}

static void
try_stored_profile (SignetSetupServer *server, const SignetProfile *profile)
{
  server->host = g_strdup (profile->host);
  server->port = profile->port;
  server->rule = SIGNET_PORT_ONLY;
  server->security = profile->security;
}

/* A standard port says nothing; an unusual one is where the server is. */
static void
apply_recheck (SignetSetupServer *server,
               const SignetServerSettings *settings,
               SignetRecheck recheck)
{
  const SignetProfile *kept = recheck == SIGNET_RECHECK_REDISCOVER ? NULL : settings->profile;
  const char *host = settings->host != NULL ? settings->host : kept != NULL ? kept->host : NULL;

  server->host = g_strdup (host);
  server->port = settings->port;
  server->rule = settings->port != 0 ? SIGNET_PORT_ONLY : SIGNET_PORT_STANDARD;
  server->security = settings->security;
  if (settings->port != 0 || kept == NULL || recheck == SIGNET_RECHECK_SAME_HOST
      || is_standard_place (kept))
    return;
  server->port = kept->port;
  server->rule = SIGNET_PORT_FIRST;
}

static SignetPlaintext
use_kept (SignetSetupServer *server,
          SignetAccount *account,
          SignetProtocol protocol,
          const SignetKeepOptions *options)
{
  const SignetServerSettings *settings = signet_account_get_server (account, protocol);

  if (options->rechecks[protocol] == SIGNET_RECHECK_STORED_PROFILE_ONLY)
    try_stored_profile (server, settings->profile);
  else
    {
      server->kept = signet_profile_copy (settings->profile);
      apply_recheck (server, settings, SIGNET_RECHECK_REDISCOVER);
    }
  return signet_policy_plaintext_kept (account, protocol, options->rules.admin_limit);
}

static SignetPlaintext
plaintext_of (SignetAccount *account, SignetProtocol protocol, const SignetKeepOptions *options)
{
  return options->consent == SIGNET_KEEP_CONSENT_ASKED
             ? signet_policy_plaintext_asked (account, protocol, options->rules.admin_limit)
             : signet_policy_plaintext_wanted (account, protocol, options->rules.admin_limit);
}

/* The consent is good for one host and port, and where the policy forbids it, it is good for
 * nothing.
 */
static void
confirm_place (SignetPolicy *policy, const SignetServerSettings *server, SignetProtocol protocol)
{
  g_autoptr (SignetProfile) place = NULL;

  if (server->confirmed_host == NULL)
    return;
  place = signet_profile_new (protocol, server->confirmed_host, server->confirmed_port,
                              SIGNET_SECURITY_NONE);
  signet_policy_confirm_plaintext (policy, place);
}

static gboolean
uses_kept (SignetAccount *account, SignetProtocol protocol, const SignetKeepOptions *options)
{
  SignetRecheck recheck = options->rechecks[protocol];

  return (recheck == SIGNET_RECHECK_STORED_PROFILE || recheck == SIGNET_RECHECK_STORED_PROFILE_ONLY)
         && signet_policy_may_use (account, protocol, options->rules.admin_limit);
}

static void
fill_server (SignetSetupRequest *request,
             SignetAccount *account,
             SignetProtocol protocol,
             const SignetKeepOptions *options)
{
  const SignetServerSettings *settings = signet_account_get_server (account, protocol);
  SignetSetupServer *server = &request->servers[protocol];
  gboolean is_kept = uses_kept (account, protocol, options);
  SignetPlaintext plaintext;

  if (settings == NULL || options->rechecks[protocol] == SIGNET_RECHECK_SKIP)
    return;
  server->wanted = TRUE;
  server->sign_in = settings->sign_in;
  server->user = g_strdup (settings->user);
  if (is_kept)
    plaintext = use_kept (server, account, protocol, options);
  else
    {
      plaintext = plaintext_of (account, protocol, options);
      apply_recheck (server, settings, options->rechecks[protocol]);
    }
  signet_policy_set_plaintext (request->policy, protocol, plaintext);
  /* A mode that the policy does not grant any more is not a contradiction of today's user. */
  if (signet_policy_contradicts (request->policy, protocol, server->security))
    server->security = SIGNET_SECURITY_AUTO;
  if (is_kept || options->consent == SIGNET_KEEP_CONSENT_ASKED)
    confirm_place (request->policy, settings, protocol);
  /* The user agreed to it when it was kept. */
  if (settings->profile != NULL)
    signet_policy_accept_host (request->policy, settings->profile->host);
}

/* Whom one protocol trusts is no business of the others, and neither is a file that one which is
 * not tried would need. */
static gboolean
load_certificates (SignetSetupServer *server, const SignetServerSettings *settings, GError **error)
{
  if (!server->wanted || (settings->ca_file == NULL && settings->client_certificate == NULL))
    return TRUE;
  server->tls_credentials = signet_tls_credentials_new ();
  return (settings->ca_file == NULL
          || signet_tls_credentials_add_ca_file (server->tls_credentials, settings->ca_file, error))
         && (settings->client_certificate == NULL
             || signet_tls_credentials_set_client_certificate (
                 server->tls_credentials, settings->client_certificate, error));
}

/* What a provider shows on its pages is signed by the authority of its servers. */
static GStrv
list_authorities (const SignetSetupRequest *request, SignetAccount *account)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *last = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const char *file = request->servers[i].wanted
                             ? signet_account_get_server (account, (SignetProtocol)i)->ca_file
                             : NULL;

      if (file == NULL || g_strcmp0 (file, last) == 0)
        continue;
      g_strv_builder_add (builder, file);
      last = file;
    }
  return g_strv_builder_end (builder);
}

static void
add_pins (SignetPolicy *policy, SignetAccount *account)
{
  GPtrArray *pins = signet_account_get_pins (account);

  for (guint i = 0; i < pins->len; i++)
    signet_policy_add_pin (policy, g_ptr_array_index (pins, i));
}

SignetSetupRequest *
signet_keep_request_new (SignetAccount *account, const SignetKeepOptions *options, GError **error)
{
  g_autoptr (SignetSetupRequest) request = NULL;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  request = signet_setup_request_new (&options->rules);
  request->policy = signet_policy_new_strict (options->rules.minimum);
  request->tls_credentials = signet_tls_credentials_new ();
  request->target = signet_target_parse (signet_account_get_address (account), error);
  if (request->target == NULL)
    return NULL;
  add_pins (request->policy, account);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      fill_server (request, account, (SignetProtocol)i, options);
      if (!load_certificates (&request->servers[i],
                              signet_account_get_server (account, (SignetProtocol)i), error))
        return NULL;
    }
  request->ca_files = list_authorities (request, account);
  return g_steal_pointer (&request);
}

gboolean
signet_keep_must_not_reuse_password (SignetAccount *account,
                                     SignetProtocol protocol,
                                     SignetRecheck recheck)
{
  const SignetServerSettings *server;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), TRUE);

  server = signet_account_get_server (account, protocol);
  return recheck == SIGNET_RECHECK_REDISCOVER && server != NULL
         && server->security == SIGNET_SECURITY_NONE;
}

/* A server that was set without encryption and never agreed to has not got the password yet. */
static gboolean
is_at (const SignetServerSettings *server, const char *host)
{
  if (server == NULL || server->profile == NULL || !g_str_equal (server->profile->host, host))
    return FALSE;
  return signet_profile_is_encrypted (server->profile)
         || g_strcmp0 (server->confirmed_host, host) == 0;
}

gboolean
signet_keep_password_follows (SignetAccount *before, const SignetProfile *profile)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (before), FALSE);

  if (profile == NULL || signet_profile_is_encrypted (profile))
    return TRUE;
  if (signet_account_get_server (before, profile->protocol) != NULL)
    return is_at (signet_account_get_server (before, profile->protocol), profile->host);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_at (signet_account_get_server (before, (SignetProtocol)i), profile->host))
      return TRUE;
  return FALSE;
}

gboolean
signet_keep_may_share_password (SignetAccount *account, SignetProtocol from, SignetProtocol to)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  return signet_account_get_server (account, from) != NULL
         && signet_account_get_server (account, to) != NULL
         && g_str_equal (signet_account_get_user (account, from),
                         signet_account_get_user (account, to));
}

/* The name that logged in, or the one the source gave where nobody has yet. */
static void
keep_user (SignetServerSettings *kept, const SignetAttemptFacts *facts)
{
  const char *user = facts->login == SIGNET_LOGIN_OK ? facts->user : facts->profile->user;

  if (user == NULL || (kept->user != NULL && facts->login != SIGNET_LOGIN_OK))
    return;
  g_free (kept->user);
  kept->user = g_strdup (user);
}

static void
keep_source (SignetServerSettings *kept, const SignetProfile *profile, const char *source)
{
  gboolean is_same = kept->profile != NULL && g_str_equal (kept->profile->host, profile->host);

  if (kept->source != NULL && is_same)
    return;
  g_free (kept->source);
  kept->source = g_strdup (source);
}

static void
keep_profile (SignetServerSettings *kept,
              SignetProtocolResult *result,
              const SignetAttemptFacts *facts)
{
  const SignetProfile *profile = facts->profile;

  keep_user (kept, facts);
  if (profile->is_open && facts->login == SIGNET_LOGIN_NOT_TRIED)
    kept->sign_in = SIGNET_SIGN_IN_NONE;
  keep_source (kept, profile, signet_protocol_result_get_source (result));
  signet_server_settings_prove (kept, profile);
  /* It worked, so the policy had the user's agreement. */
  if (signet_profile_is_encrypted (profile))
    signet_server_settings_confirm_plaintext (kept, NULL, 0);
  else
    signet_server_settings_confirm_plaintext (kept, profile->host, profile->port);
}

static void
keep_pin (SignetAccount *account, const SignetAttemptFacts *facts, gint64 now)
{
  const SignetProfile *profile = facts->profile;
  const SignetPin *old = signet_account_find_pin (account, profile->protocol, profile->host,
                                                  profile->port);
  SignetPinMatch match = signet_pin_match (old, facts->tls);
  g_autoptr (SignetPin) pin = NULL;

  if (match == SIGNET_PIN_OBSOLETE)
    signet_account_remove_pin (account, old);
  if (!facts->tls->pinned || match == SIGNET_PIN_MATCHES)
    return;
  pin = signet_pin_new (profile->protocol, profile->host, profile->port, facts->tls, now);
  if (pin != NULL)
    signet_account_add_pin (account, pin);
}

static void
keep_result (SignetAccount *account, SignetProtocolResult *result, gint64 now)
{
  SignetProtocol protocol = signet_protocol_result_get_protocol (result);
  const SignetServerSettings *before = signet_account_get_server (account, protocol);
  SignetAttempt *headline = signet_protocol_result_get_headline (result);
  gboolean is_ok = signet_protocol_result_is_ok (result);
  g_autoptr (SignetServerSettings) kept = NULL;

  if (before == NULL && !is_ok)
    return;
  kept = before != NULL ? signet_server_settings_copy (before) : signet_server_settings_new ();
  kept->checked = TRUE;
  kept->outcome = signet_protocol_result_get_outcome (result);
  kept->login = SIGNET_LOGIN_NOT_TRIED;
  if (headline != NULL)
    {
      const SignetAttemptFacts *facts = signet_attempt_get_facts (headline);

      kept->login = facts->login;
      if (is_ok)
        keep_profile (kept, result, facts);
      if (is_ok && facts->tls != NULL)
        keep_pin (account, facts, now);
    }
  signet_account_set_server (account, protocol, kept);
}

void
signet_keep_report (SignetAccount *account, SignetReport *report, gint64 now)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (account));
  g_return_if_fail (SIGNET_IS_REPORT (report));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (report)); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (G_LIST_MODEL (report), i);

      keep_result (account, result, now);
    }
  signet_account_set_last_check (account, now);
}

/* The port that goes with a mode, unless one was set. */
static guint16
port_for (const SignetServerSettings *server, SignetProtocol protocol, SignetRecheck recheck)
{
  if (server->port != 0)
    return server->port;
  if (recheck == SIGNET_RECHECK_SAME_PORT && server->profile != NULL
      && !is_standard_place (server->profile))
    return server->profile->port;
  return signet_standard_port (protocol, server->security);
}

static SignetProfile *
unproven_profile (const SignetServerSettings *server,
                  SignetProtocol protocol,
                  SignetRecheck recheck)
{
  const char *host = server->host;

  if (host == NULL && recheck != SIGNET_RECHECK_REDISCOVER && server->profile != NULL)
    host = server->profile->host;
  if (host == NULL || server->security == SIGNET_SECURITY_AUTO)
    return NULL;
  return signet_profile_new (protocol, host, port_for (server, protocol, recheck),
                             server->security);
}

static void
keep_unproven_server (SignetAccount *account, SignetProtocol protocol, SignetRecheck recheck)
{
  g_autoptr (SignetServerSettings)
      kept = signet_server_settings_copy (signet_account_get_server (account, protocol));
  g_autoptr (SignetProfile) profile = NULL;

  kept->checked = FALSE;
  kept->outcome = SIGNET_OUTCOME_CANCELLED;
  kept->login = SIGNET_LOGIN_NOT_TRIED;
  if (recheck != SIGNET_RECHECK_STORED_PROFILE)
    {
      profile = unproven_profile (kept, protocol, recheck);
      signet_server_settings_set_profile (kept, profile);
    }
  signet_account_set_server (account, protocol, kept);
}

void
signet_keep_unproven (SignetAccount *account, const SignetKeepOptions *options)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT (account) && options != NULL);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetRecheck recheck = options->rechecks[i];

      if (recheck == SIGNET_RECHECK_SKIP
          || signet_account_get_server (account, (SignetProtocol)i) == NULL)
        continue;
      keep_unproven_server (account, (SignetProtocol)i, recheck);
      if (options->consent == SIGNET_KEEP_CONSENT_GIVEN)
        signet_policy_confirm_wanted (account, (SignetProtocol)i, options->rules.admin_limit);
    }
}
