/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Between an account and what is typed about it.
 */
#include "form-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INCOMING (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3)
#define SERVERS  (INCOMING | SIGNET_EDIT_SMTP)

static const SignetEdit text_edits[SIGNET_FORM_N_TEXTS] = {
  [SIGNET_FORM_ADDRESS] = SERVERS | SIGNET_EDIT_SIGN_IN,
  [SIGNET_FORM_INCOMING_SERVER] = INCOMING,
  [SIGNET_FORM_OUTGOING_SERVER] = SIGNET_EDIT_SMTP,
  [SIGNET_FORM_USER] = SIGNET_EDIT_SIGN_IN,
  [SIGNET_FORM_OUTGOING_USER] = SIGNET_EDIT_SIGN_IN,
  [SIGNET_FORM_CA_FILE] = SERVERS,
  [SIGNET_FORM_CLIENT_CERTIFICATE] = SERVERS,
};

static SignetFormText
text_of_server (SignetProtocol protocol)
{
  return protocol == SIGNET_PROTOCOL_SMTP ? SIGNET_FORM_OUTGOING_SERVER
                                          : SIGNET_FORM_INCOMING_SERVER;
}

void
signet_form_values_set_text (SignetFormValues *values, SignetFormText text, const char *value)
{
  char *before = values->texts[text];

  values->texts[text] = g_strdup (value != NULL ? value : "");
  g_free (before);
}

void
signet_form_values_init (SignetFormValues *values)
{
  *values = (SignetFormValues){ .require_ssl = TRUE };
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    values->texts[i] = g_strdup ("");
}

void
signet_form_values_clear (SignetFormValues *values)
{
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    g_clear_pointer (&values->texts[i], g_free);
  g_clear_pointer (&values->password, signet_secret_unref);
  g_clear_pointer (&values->outgoing_password, signet_secret_unref);
}

void
signet_form_values_copy (SignetFormValues *values, const SignetFormValues *from)
{
  *values = *from;
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    values->texts[i] = g_strdup (from->texts[i]);
  if (from->password != NULL)
    signet_secret_ref (from->password);
  if (from->outgoing_password != NULL)
    signet_secret_ref (from->outgoing_password);
}

static SignetProtocol
incoming_of (SignetAccount *account)
{
  return signet_account_get_server (account, SIGNET_PROTOCOL_IMAP) == NULL
                 && signet_account_get_server (account, SIGNET_PROTOCOL_POP3) != NULL
             ? SIGNET_PROTOCOL_POP3
             : SIGNET_PROTOCOL_IMAP;
}

/* A name that is derived from the address was not typed. */
static const char *
typed_user (SignetAccount *account, const SignetServerSettings *server)
{
  const char *address = signet_account_get_address (account);
  gsize length;

  if (server == NULL || server->user == NULL || g_str_equal (server->user, address))
    return NULL;
  length = strlen (server->user);
  return g_str_has_prefix (address, server->user) && address[length] == '@' ? NULL : server->user;
}

static void
read_incoming (SignetFormValues *values, SignetAccount *account)
{
  const SignetServerSettings *server = signet_account_get_server (account, incoming_of (account));

  signet_form_values_set_text (values, SIGNET_FORM_USER, typed_user (account, server));
  if (server == NULL)
    return;
  signet_form_values_set_text (values, SIGNET_FORM_INCOMING_SERVER, server->host);
  signet_form_values_set_text (values, SIGNET_FORM_CA_FILE, server->ca_file);
  signet_form_values_set_text (values, SIGNET_FORM_CLIENT_CERTIFICATE, server->client_certificate);
}

static void
read_outgoing (SignetFormValues *values, SignetAccount *account)
{
  const SignetServerSettings *server = signet_account_get_server (account, SIGNET_PROTOCOL_SMTP);
  const char *user = typed_user (account, server);

  if (server == NULL)
    return;
  signet_form_values_set_text (values, SIGNET_FORM_OUTGOING_SERVER, server->host);
  if (server->sign_in == SIGNET_SIGN_IN_NONE)
    values->outgoing = SIGNET_OUTGOING_NONE;
  else if (!g_str_equal (user != NULL ? user : "", values->texts[SIGNET_FORM_USER]))
    {
      values->outgoing = SIGNET_OUTGOING_OWN;
      signet_form_values_set_text (values, SIGNET_FORM_OUTGOING_USER, server->user);
    }
}

void
signet_form_values_read (SignetFormValues *values, SignetAccount *account, gboolean require_ssl)
{
  signet_form_values_clear (values);
  signet_form_values_init (values);
  values->require_ssl = require_ssl;
  if (account == NULL)
    return;
  values->require_ssl = signet_account_get_require_ssl (account);
  values->incoming = signet_account_get_incoming (account);
  signet_form_values_set_text (values, SIGNET_FORM_ADDRESS, signet_account_get_address (account));
  read_incoming (values, account);
  read_outgoing (values, account);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetServerSettings *server = signet_account_get_server (account, (SignetProtocol)i);

      values->security[i] = server != NULL ? server->security : SIGNET_SECURITY_AUTO;
      values->port[i] = server != NULL ? server->port : 0;
    }
}

gboolean
signet_form_values_equal (const SignetFormValues *a, const SignetFormValues *b)
{
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    if (!g_str_equal (a->texts[i], b->texts[i]))
      return FALSE;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (a->security[i] != b->security[i] || a->port[i] != b->port[i])
      return FALSE;
  return a->require_ssl == b->require_ssl && a->incoming == b->incoming
         && a->outgoing == b->outgoing && a->adds_outgoing == b->adds_outgoing;
}

static gboolean
is_same_secret (SignetSecret *a, SignetSecret *b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;
  return g_str_equal (signet_secret_get_text (a), signet_secret_get_text (b));
}

SignetEdit
signet_form_values_compare (const SignetFormValues *a, const SignetFormValues *b)
{
  SignetEdit edit = 0;

  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    if (!g_str_equal (a->texts[i], b->texts[i]))
      edit |= text_edits[i];
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (a->security[i] != b->security[i] || a->port[i] != b->port[i])
      edit |= 1u << i;
  if (a->adds_outgoing != b->adds_outgoing)
    edit |= SIGNET_EDIT_SMTP;
  if (a->require_ssl != b->require_ssl)
    edit |= SERVERS;
  if (a->incoming != b->incoming)
    edit |= INCOMING;
  if (a->outgoing != b->outgoing || !is_same_secret (a->password, b->password)
      || !is_same_secret (a->outgoing_password, b->outgoing_password))
    edit |= SIGNET_EDIT_SIGN_IN;
  return edit;
}

gboolean
signet_form_values_are_plausible (const SignetFormValues *values)
{
  g_autofree char *address = signet_target_strip (values->texts[SIGNET_FORM_ADDRESS]);
  const char *at = strrchr (address, '@');

  return at != NULL && at != address && at[1] != '\0' && strpbrk (at, " \t") == NULL;
}

guint
signet_form_values_count_overrides (const SignetFormValues *values)
{
  guint n = (values->incoming != SIGNET_INCOMING_AUTO) + (values->outgoing != SIGNET_OUTGOING_SAME);

  for (int i = SIGNET_FORM_USER; i < SIGNET_FORM_N_TEXTS; i++)
    n += i != SIGNET_FORM_OUTGOING_USER && *values->texts[i] != '\0';
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    n += (values->security[i] != SIGNET_SECURITY_AUTO) + (values->port[i] != 0);
  return n;
}

SignetTarget *
signet_form_values_server (const SignetFormValues *values, SignetProtocol protocol, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (values->texts[text_of_server (protocol)]));

  return *stripped != '\0' ? signet_target_parse_server (stripped, error) : NULL;
}

static gboolean
is_for (const SignetTarget *server, SignetProtocol protocol)
{
  return !server->has_protocol || server->protocol == protocol;
}

guint16
signet_form_values_named_port (const SignetFormValues *values, SignetProtocol protocol)
{
  g_autoptr (SignetTarget) server = signet_form_values_server (values, protocol, NULL);

  return server != NULL && is_for (server, protocol) ? server->port : 0;
}

SignetSecret *
signet_form_values_get_password (const SignetFormValues *values, SignetProtocol protocol)
{
  if (protocol == SIGNET_PROTOCOL_SMTP && values->outgoing == SIGNET_OUTGOING_OWN)
    return values->outgoing_password;
  return values->password;
}

gboolean
signet_form_values_names_pop3 (const SignetFormValues *values)
{
  g_autoptr (SignetTarget) typed = signet_form_values_server (values, SIGNET_PROTOCOL_IMAP, NULL);

  return typed != NULL && typed->has_protocol && typed->protocol == SIGNET_PROTOCOL_POP3;
}

static gboolean
is_kept (SignetAccount *account, SignetProtocol protocol)
{
  return signet_account_get_server (account, protocol) != NULL;
}

/* An account may be for incoming or outgoing mail only, until a server for the other is typed. */
static gboolean
uses_kept (const SignetFormValues *values, SignetAccount *account, SignetProtocol protocol)
{
  if (is_kept (account, protocol))
    return TRUE;
  if (protocol == SIGNET_PROTOCOL_SMTP)
    return values->adds_outgoing || *values->texts[SIGNET_FORM_OUTGOING_SERVER] != '\0';
  return protocol == SIGNET_PROTOCOL_IMAP && !is_kept (account, SIGNET_PROTOCOL_POP3)
         && *values->texts[SIGNET_FORM_INCOMING_SERVER] != '\0';
}

gboolean
signet_form_values_frees_incoming (const SignetFormValues *values, SignetAccount *account)
{
  return account != NULL && values->incoming == SIGNET_INCOMING_AUTO
         && signet_account_get_incoming (account) != SIGNET_INCOMING_AUTO;
}

gboolean
signet_form_values_uses (const SignetFormValues *values,
                         SignetAccount *account,
                         SignetProtocol protocol)
{
  if (protocol != SIGNET_PROTOCOL_SMTP && values->incoming != SIGNET_INCOMING_AUTO)
    return (values->incoming == SIGNET_INCOMING_IMAP) == (protocol == SIGNET_PROTOCOL_IMAP);
  if (protocol != SIGNET_PROTOCOL_SMTP && signet_form_values_frees_incoming (values, account))
    return TRUE;
  return account == NULL || uses_kept (values, account, protocol);
}

static gboolean
differs (const SignetFormValues *a, const SignetFormValues *b, SignetFormText text)
{
  return !g_str_equal (a->texts[text], b->texts[text]);
}

static void
replace (char **place, const char *value)
{
  g_free (*place);
  *place = value == NULL || *value == '\0' ? NULL : g_strdup (value);
}

static void
write_sign_in (const SignetFormValues *values,
               const SignetFormValues *shown,
               SignetServerSettings *server,
               SignetProtocol protocol)
{
  gboolean is_own = protocol == SIGNET_PROTOCOL_SMTP && values->outgoing == SIGNET_OUTGOING_OWN;
  SignetFormText text = is_own ? SIGNET_FORM_OUTGOING_USER : SIGNET_FORM_USER;

  if (protocol == SIGNET_PROTOCOL_SMTP)
    server->sign_in = values->outgoing == SIGNET_OUTGOING_NONE ? SIGNET_SIGN_IN_NONE
                                                               : SIGNET_SIGN_IN_PASSWORD;
  if (differs (values, shown, text)
      || (protocol == SIGNET_PROTOCOL_SMTP && values->outgoing != shown->outgoing))
    replace (&server->user, values->texts[text]);
}

static void
write_by_hand (const SignetFormValues *values,
               const SignetFormValues *shown,
               SignetServerSettings *server,
               SignetProtocol protocol,
               gboolean is_new)
{
  guint16 port = server->port;
  SignetSecurity security = server->security;

  if (is_new || values->port[protocol] != shown->port[protocol])
    port = values->port[protocol];
  if (is_new || values->security[protocol] != shown->security[protocol])
    security = values->security[protocol];
  signet_server_settings_set_by_hand (server, port, security);
}

static void
write_server (const SignetFormValues *values,
              const SignetFormValues *shown,
              SignetServerSettings *settings,
              SignetProtocol protocol,
              gboolean is_new)
{
  g_autoptr (SignetTarget) server = signet_form_values_server (values, protocol, NULL);

  if (is_new || differs (values, shown, text_of_server (protocol)))
    replace (&settings->host, server != NULL ? server->host : NULL);
  if (is_new || values->security[protocol] != shown->security[protocol]
      || values->port[protocol] != shown->port[protocol])
    write_by_hand (values, shown, settings, protocol, is_new);
  if (is_new || differs (values, shown, SIGNET_FORM_CA_FILE))
    replace (&settings->ca_file, values->texts[SIGNET_FORM_CA_FILE]);
  if (is_new || differs (values, shown, SIGNET_FORM_CLIENT_CERTIFICATE))
    replace (&settings->client_certificate, values->texts[SIGNET_FORM_CLIENT_CERTIFICATE]);
}

static void
write_settings (const SignetFormValues *values,
                const SignetFormValues *shown,
                SignetAccount *account,
                SignetProtocol protocol,
                gboolean is_new)
{
  const SignetServerSettings *before = signet_account_get_server (account, protocol);
  g_autoptr (SignetServerSettings) server = NULL;

  server = before != NULL ? signet_server_settings_copy (before) : signet_server_settings_new ();
  write_server (values, shown, server, protocol, is_new || before == NULL);
  write_sign_in (values, shown, server, protocol);
  signet_account_set_server (account, protocol, server);
}

void
signet_form_values_apply (const SignetFormValues *values,
                          const SignetFormValues *shown,
                          SignetAccount *account,
                          gboolean is_new)
{
  g_autoptr (SignetAccount) as_shown = is_new ? NULL : signet_account_copy (account);

  if (is_new || values->require_ssl != shown->require_ssl)
    signet_account_set_require_ssl (account, values->require_ssl);
  if (is_new || values->incoming != shown->incoming)
    signet_account_set_incoming (account, values->incoming,
                                 signet_account_get_found_incoming (account));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_form_values_uses (values, as_shown, (SignetProtocol)i))
      write_settings (values, shown, account, (SignetProtocol)i, is_new);
    else
      signet_account_set_server (account, (SignetProtocol)i, NULL);
}

static gboolean
check_address (const SignetFormValues *values, GError **error)
{
  const char *text = values->texts[SIGNET_FORM_ADDRESS];
  g_autoptr (SignetTarget) target = signet_target_parse (text, error);

  if (target == NULL)
    return FALSE;
  if (target->address != NULL)
    return TRUE;
  g_set_error (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_USER,
               /* Translators: %s is what was typed. */
               _ ("“%s” is not an e-mail address; type one such as ada@example.org."), text);
  return FALSE;
}

static gboolean
check_server (const SignetFormValues *values, SignetProtocol protocol, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (SignetTarget) server = signet_form_values_server (values, protocol, &own);

  if (server != NULL || own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

gboolean
signet_form_values_check (const SignetFormValues *values,
                          gboolean is_new,
                          SignetField *field,
                          GError **error)
{
  if (is_new && !check_address (values, error))
    *field = SIGNET_FIELD_ADDRESS;
  else if (!check_server (values, SIGNET_PROTOCOL_IMAP, error))
    *field = SIGNET_FIELD_INCOMING_SERVER;
  else if (!check_server (values, SIGNET_PROTOCOL_SMTP, error))
    *field = SIGNET_FIELD_OUTGOING_SERVER;
  else
    return TRUE;
  return FALSE;
}

SignetRecheck
signet_form_values_get_recheck (const SignetFormValues *values,
                                const SignetFormValues *shown,
                                SignetAccount *account,
                                SignetProtocol protocol)
{
  if (!signet_form_values_uses (values, account, protocol))
    return SIGNET_RECHECK_SKIP;
  if (account == NULL || signet_account_get_server (account, protocol) == NULL
      || differs (values, shown, text_of_server (protocol)))
    return SIGNET_RECHECK_REDISCOVER;
  if (values->port[protocol] != shown->port[protocol])
    return SIGNET_RECHECK_SAME_HOST;
  if (values->security[protocol] != shown->security[protocol])
    return SIGNET_RECHECK_SAME_PORT;
  return SIGNET_RECHECK_STORED_PROFILE;
}

static void
apply_name (const SignetFormValues *values, SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *before = signet_account_get_server (account, protocol);
  g_autoptr (SignetTarget) typed = signet_form_values_server (values, protocol, NULL);
  g_autoptr (SignetServerSettings) server = NULL;

  if (before == NULL || typed == NULL || !is_for (typed, protocol))
    return;
  server = signet_server_settings_copy (before);
  if (server->port == 0)
    server->port = typed->port;
  if (server->security == SIGNET_SECURITY_AUTO)
    server->security = typed->security;
  signet_account_set_server (account, protocol, server);
}

void
signet_form_values_apply_names (const SignetFormValues *values, SignetAccount *account)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    apply_name (values, account, (SignetProtocol)i);
}

/* A port set in Advanced is the user's last word; one that came with the name is tried first. */
static void
fill_server (const SignetFormValues *values, SignetSetupServer *server, SignetProtocol protocol)
{
  g_autoptr (SignetTarget) typed = signet_form_values_server (values, protocol, NULL);

  if (typed == NULL || server->rule == SIGNET_PORT_ONLY || !is_for (typed, protocol))
    return;
  if (typed->port != 0)
    {
      server->port = typed->port;
      server->rule = SIGNET_PORT_FIRST;
    }
  if (server->security == SIGNET_SECURITY_AUTO)
    server->security = typed->security;
}

static void
choose_incoming (const SignetFormValues *values,
                 SignetAccount *account,
                 SignetSetupRequest *request)
{
  SignetSetupServer *imap = &request->servers[SIGNET_PROTOCOL_IMAP];
  SignetSetupServer *pop3 = &request->servers[SIGNET_PROTOCOL_POP3];

  if (account != NULL && !signet_form_values_frees_incoming (values, account))
    return;
  if (!imap->wanted || !pop3->wanted)
    return;
  if (signet_form_values_names_pop3 (values))
    imap->wanted = FALSE;
  else if (!request->servers[SIGNET_PROTOCOL_SMTP].wanted)
    pop3->wanted = FALSE;
  else
    for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
      request->servers[i].wanted = FALSE;
}

void
signet_form_values_fill_request (const SignetFormValues *values,
                                 SignetAccount *account,
                                 SignetSetupRequest *request)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (request->servers[i].wanted)
      fill_server (values, &request->servers[i], (SignetProtocol)i);
  choose_incoming (values, account, request);
}
