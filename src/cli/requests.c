/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Makes questions of options and targets.
 */
#include "requests.h"
#include "arguments.h"
#include "password.h"
#include "settings.h"

#include <glib/gi18n-lib.h>

/* What all requests of a command have in common. */
typedef struct
{
  const SignetOptions *options; /* unowned */
  SignetRules rules;
  SignetPolicy *policy;
  SignetTlsCredentials *tls_credentials;
  SignetSecret *password;
  SignetSettings *settings;
} Shared;

static void
shared_clear (Shared *self)
{
  g_clear_pointer (&self->policy, signet_policy_unref);
  g_clear_pointer (&self->tls_credentials, signet_tls_credentials_unref);
  g_clear_pointer (&self->password, signet_secret_unref);
  g_clear_object (&self->settings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shared, shared_clear)

static gboolean
load_certificates (Shared *self, GError **error)
{
  const SignetOptions *options = self->options;

  for (guint i = 0; options->ca_files != NULL && options->ca_files[i] != NULL; i++)
    if (!signet_tls_credentials_add_ca_file (self->tls_credentials, options->ca_files[i], error))
      return FALSE;
  return options->client_certificate == NULL
         || signet_tls_credentials_set_client_certificate (self->tls_credentials,
                                                           options->client_certificate, error);
}

static gboolean
load_password (Shared *self, GError **error)
{
  if (self->options->password_file == NULL)
    return TRUE;
  self->password = signet_password_read (self->options->password_file, error);
  return self->password != NULL;
}

static gboolean
check_lock (const Shared *self, GError **error)
{
  if (self->options->no_require_ssl && self->rules.admin_limit == SIGNET_PLAINTEXT_FORBIDDEN)
    return signet_option_refuse (error, _ ("The administrator of this computer requires SSL (the "
                                           "setting “require-ssl” is locked), so "
                                           "--no-require-ssl is not possible."));
  return TRUE;
}

/* A default alone agrees to nothing. */
static SignetPlaintext
get_plaintext (const Shared *self)
{
  if (self->options->no_require_ssl)
    return SIGNET_PLAINTEXT_CONFIRMED;
  if (self->options->require_ssl || signet_settings_get_require_ssl (self->settings))
    return SIGNET_PLAINTEXT_FORBIDDEN;
  return SIGNET_PLAINTEXT_UNCONFIRMED;
}

static SignetPolicy *
new_policy (const Shared *self)
{
  const SignetOptions *options = self->options;
  SignetPolicy *policy = signet_policy_new (get_plaintext (self), self->rules.minimum);

  for (guint i = 0; options->trust_sha256 != NULL && options->trust_sha256[i] != NULL; i++)
    signet_policy_trust_fingerprint (policy, options->trust_sha256[i]);
  for (guint i = 0; options->accept_hosts != NULL && options->accept_hosts[i] != NULL; i++)
    signet_policy_accept_host (policy, options->accept_hosts[i]);
  return policy;
}

/* Whoever types a port and a mode means exactly that. */
static void
fill_server (SignetSetupServer *server, const SignetOptionsServer *given, SignetSecurity security)
{
  server->wanted = given->wanted;
  server->host = g_strdup (given->host);
  server->port = given->port;
  server->security = security != SIGNET_SECURITY_AUTO ? security : given->security;
  if (given->port == 0)
    server->rule = SIGNET_PORT_STANDARD;
  else if (server->security == SIGNET_SECURITY_AUTO)
    server->rule = SIGNET_PORT_FIRST;
  else
    server->rule = SIGNET_PORT_ONLY;
}

static SignetSetupRequest *
new_request (const Shared *self, const SignetTarget *target)
{
  const SignetOptions *options = self->options;
  SignetSetupRequest *request = signet_setup_request_new (&self->rules);

  request->target = signet_target_copy (target);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    fill_server (&request->servers[i], &options->servers[i], options->security);
  request->user = g_strdup (options->user);
  request->password = self->password != NULL ? signet_secret_ref (self->password) : NULL;
  request->policy = signet_policy_ref (self->policy);
  request->tls_credentials = signet_tls_credentials_ref (self->tls_credentials);
  request->ca_files = g_strdupv (options->ca_files);
  return request;
}

static gboolean
check_user (const SignetSetupRequest *request, GError **error)
{
  if (request->password == NULL || request->user != NULL || request->target->local_part != NULL)
    return TRUE;
  /* Translators: %s is a server's name. */
  return signet_option_refuse (error, _ ("Give the user name for %s with --user."),
                               request->target->host);
}

static gboolean
check_mode (const SignetSetupRequest *request, GError **error)
{
  SignetSecurity named = request->target->security;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetSecurity asked = request->servers[i].security;

      if (named != SIGNET_SECURITY_AUTO && asked != SIGNET_SECURITY_AUTO && asked != named)
        /* Translators: %s is a URL. */
        return signet_option_refuse (error, _ ("--security contradicts the URL “%s”."),
                                     request->target->text);
    }
  return TRUE;
}

static gboolean
add_request (const Shared *self, const SignetTarget *target, GPtrArray *requests, GError **error)
{
  SignetSetupRequest *request = new_request (self, target);

  g_ptr_array_add (requests, request);
  return check_user (request, error) && check_mode (request, error)
         && signet_setup_check (request, error);
}

GPtrArray *
signet_requests_new (const SignetOptions *options, GPtrArray *targets, GError **error)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_auto (Shared) shared = { .options = options };

  g_return_val_if_fail (options != NULL && targets != NULL, NULL);

  shared.settings = signet_settings_new ();
  shared.rules = signet_settings_get_rules (shared.settings, options->timeout_ms);
  if (!check_lock (&shared, error))
    return NULL;
  shared.policy = new_policy (&shared);
  shared.tls_credentials = signet_tls_credentials_new ();
  if (!load_certificates (&shared, error) || !load_password (&shared, error))
    return NULL;
  requests = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_setup_request_free);
  for (guint i = 0; i < targets->len; i++)
    if (!add_request (&shared, g_ptr_array_index (targets, i), requests, error))
      return NULL;
  return g_steal_pointer (&requests);
}
