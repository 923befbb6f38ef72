/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Makes questions of options and targets.
 */
#include "requests.h"
#include "enum-types.h"
#include "password.h"
#include "settings.h"
#include "targets.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
read_server (const char *name, const char *text, gpointer field, GError **error)
{
  SignetOptionsServer *server = field;
  g_autoptr (SignetTarget) target = NULL;
  int protocol = 0;
  gboolean is_known = signet_from_nick (SIGNET_TYPE_PROTOCOL, name, &protocol);

  g_assert (is_known);
  server->wanted = TRUE;
  if (text == NULL)
    return TRUE;
  target = signet_target_parse_server (text, error);
  if (target == NULL)
    return FALSE;
  /* A port is the user's word; only a URL names a protocol. */
  if (strstr (text, "://") != NULL && target->has_protocol && (int)target->protocol != protocol)
    /* Translators: the first %s is a URL, the others are "IMAP", "POP3" or "SMTP". */
    return signet_option_refuse (error, _ ("“%s” is a server for %s, not for %s."), text,
                                 signet_protocol_title (target->protocol),
                                 signet_protocol_title ((SignetProtocol)protocol));
  server->host = g_strdup (target->host);
  server->port = target->port;
  server->security = target->security;
  return TRUE;
}

static gboolean
read_security (const char *name, const char *text, gpointer field, GError **error)
{
  int value;

  if (!signet_from_nick (SIGNET_TYPE_SECURITY, text, &value))
    return signet_option_refuse (
        /* Translators: %s is what was typed; the option and the four words stay as they are. */
        error, _ ("--security takes auto, tls, starttls or none, not “%s”."), text);
  *(SignetSecurity *)field = (SignetSecurity)value;
  return TRUE;
}

static gboolean
read_user (const char *name, const char *text, gpointer field, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    /* Translators: UTF-8 is a character encoding. */
    return signet_option_refuse (error, _ ("The user name is not valid UTF-8 text."));
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return signet_option_refuse (error, _ ("The user name holds a control character."));
  return signet_option_read_path (name, text, field, error);
}

static gboolean
read_host (const char *name, const char *text, gpointer field, GError **error)
{
  g_autoptr (SignetTarget) target = signet_target_parse_server (text, error);

  if (target == NULL)
    return FALSE;
  *(char **)field = g_strdup (target->host);
  return TRUE;
}

const SignetOption signet_request_options[] = {
  SIGNET_OPTION_WORDS (NULL),
  { "imap", SIGNET_OPTION_OPTIONAL_VALUE, SIGNET_OPTION_FIELD (servers[SIGNET_PROTOCOL_IMAP]),
    read_server, N_ ("probe IMAP; its server after “=”, if you know it"), N_ ("HOST[:PORT]"),
    NULL },
  { "pop3", SIGNET_OPTION_OPTIONAL_VALUE, SIGNET_OPTION_FIELD (servers[SIGNET_PROTOCOL_POP3]),
    read_server, N_ ("the same for POP3; all that are given are probed"), N_ ("HOST[:PORT]"),
    NULL },
  { "smtp", SIGNET_OPTION_OPTIONAL_VALUE, SIGNET_OPTION_FIELD (servers[SIGNET_PROTOCOL_SMTP]),
    read_server, N_ ("the same for SMTP"), N_ ("HOST[:PORT]"), NULL },
  { "security", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (security), read_security,
    N_ ("only this: auto (default), tls, starttls or none"), N_ ("MODE"), NULL },
  { "require-ssl", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (require_ssl), NULL,
    N_ ("never send the password unencrypted (default)"), NULL, NULL },
  { "no-require-ssl", SIGNET_OPTION_SWITCH, SIGNET_OPTION_FIELD (no_require_ssl), NULL,
    N_ ("send it unencrypted if there is no encryption"), NULL, NULL },
  { "user", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (user), read_user,
    N_ ("the user name, if it is not made of the address"), N_ ("NAME"), NULL },
  { "password-file", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (password_file),
    signet_option_read_path, N_ ("log in with the password in FILE (“-”: standard input)"),
    N_ ("FILE"), NULL },
  SIGNET_OPTION_CA_FILES,
  { "client-certificate", SIGNET_OPTION_VALUE, SIGNET_OPTION_FIELD (client_certificate),
    signet_option_read_path, N_ ("your certificate and key: PEM or PKCS#12 file, or pkcs11: URI"),
    N_ ("FILE|URI"), NULL },
  { "trust-sha256", SIGNET_OPTION_LIST, SIGNET_OPTION_FIELD (trust_sha256),
    signet_option_read_fingerprint, N_ ("trust the key or certificate with this fingerprint"),
    N_ ("FINGERPRINT"), NULL },
  { "accept-host", SIGNET_OPTION_LIST, SIGNET_OPTION_FIELD (accept_hosts), read_host,
    N_ ("log in there although it is another company's"), N_ ("HOST"), NULL },
  SIGNET_OPTION_TIMEOUT (N_ ("the longest time for a target, 1 to 600 (default 15)"),
                         SIGNET_TIMEOUT_NOTE),
  SIGNET_OPTION_JSON (N_ ("print one JSON object a line for each target")),
  SIGNET_OPTION_TRACE,
  SIGNET_OPTION_QUIET,
  { NULL },
};

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

static gboolean
is_standard_input (const char *path)
{
  return g_strcmp0 (path, "-") == 0;
}

gboolean
signet_requests_check (const SignetOptions *options, GError **error)
{
  g_return_val_if_fail (options != NULL, FALSE);

  if (options->require_ssl && options->no_require_ssl)
    return signet_option_refuse (error,
                                 _ ("--require-ssl and --no-require-ssl contradict each other."));
  if (is_standard_input (options->password_file) && is_standard_input (options->targets_file))
    return signet_option_refuse (
        error, _ ("Standard input can hold the password or the targets, not both."));
  if (options->words[0] == NULL && options->targets_file == NULL)
    return signet_option_refuse (error, _ ("Name an e-mail address or a server to probe."));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetSecurity named = options->servers[i].security;

      if (named != SIGNET_SECURITY_AUTO && options->security != SIGNET_SECURITY_AUTO
          && named != options->security)
        /* Translators: %s is a mode: "tls", "starttls" or "none". */
        return signet_option_refuse (error, _ ("--security=%s contradicts the URL of the server."),
                                     signet_nick (SIGNET_TYPE_SECURITY, options->security));
    }
  return TRUE;
}

GPtrArray *
signet_requests_new (const SignetOptions *options, GError **error)
{
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_auto (Shared) shared = { .options = options };

  g_return_val_if_fail (options != NULL, NULL);

  targets = signet_targets_collect (options, error);
  if (targets == NULL)
    return NULL;
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
