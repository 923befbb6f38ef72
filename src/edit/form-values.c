/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Between an account and what is typed about it. Pure.
 */
#include "form-private.h"

#include <string.h>

static SignetProtocol
incoming_of (SignetAccount *account)
{
  return signet_account_get_service (account, SIGNET_PROTOCOL_IMAP) == NULL
                 && signet_account_get_service (account, SIGNET_PROTOCOL_POP3) != NULL
             ? SIGNET_PROTOCOL_POP3
             : SIGNET_PROTOCOL_IMAP;
}

static void
set_text (SignetFormValues *values, SignetFormText text, const char *value)
{
  g_free (values->texts[text]);
  values->texts[text] = g_strdup (value != NULL ? value : "");
}

/* A name that is derived from the address was not typed. */
static const char *
typed_user (SignetAccount *account, const SignetAccountService *service)
{
  const char *address = signet_account_get_address (account);
  gsize length;

  if (service == NULL || service->user == NULL || g_str_equal (service->user, address))
    return NULL;
  length = strlen (service->user);
  return g_str_has_prefix (address, service->user) && address[length] == '@' ? NULL : service->user;
}

static void
read_incoming (SignetFormValues *values, SignetAccount *account)
{
  const SignetAccountService *service = signet_account_get_service (account, incoming_of (account));

  set_text (values, SIGNET_FORM_USER, typed_user (account, service));
  if (service == NULL)
    return;
  set_text (values, SIGNET_FORM_INCOMING_SERVER, service->host);
  set_text (values, SIGNET_FORM_CA_FILE, service->ca_file);
  set_text (values, SIGNET_FORM_CLIENT_CERTIFICATE, service->client_certificate);
}

static void
read_outgoing (SignetFormValues *values, SignetAccount *account)
{
  const SignetAccountService *service = signet_account_get_service (account, SIGNET_PROTOCOL_SMTP);
  const char *user = typed_user (account, service);

  if (service == NULL)
    return;
  set_text (values, SIGNET_FORM_OUTGOING_SERVER, service->host);
  if (service->sign_in == SIGNET_SIGN_IN_NONE)
    values->outgoing = SIGNET_OUTGOING_NONE;
  else if (!g_str_equal (user != NULL ? user : "", values->texts[SIGNET_FORM_USER]))
    {
      values->outgoing = SIGNET_OUTGOING_OWN;
      set_text (values, SIGNET_FORM_OUTGOING_USER, service->user);
    }
}

void
signet_form_values_clear (SignetFormValues *values)
{
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    g_clear_pointer (&values->texts[i], g_free);
}

void
signet_form_values_read (SignetFormValues *values, SignetAccount *account, gboolean require_ssl)
{
  signet_form_values_clear (values);
  *values = (SignetFormValues){ .require_ssl = require_ssl };
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    set_text (values, (SignetFormText)i, NULL);
  if (account == NULL)
    return;
  values->require_ssl = signet_account_get_require_ssl (account);
  values->incoming = signet_account_get_incoming (account);
  set_text (values, SIGNET_FORM_ADDRESS, signet_account_get_address (account));
  read_incoming (values, account);
  read_outgoing (values, account);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      const SignetAccountService *service = signet_account_get_service (account, (SignetProtocol)i);

      values->security[i] = service != NULL ? service->security : SIGNET_SECURITY_AUTO;
      values->port[i] = service != NULL ? service->port : 0;
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
  const char *text = values->texts[protocol == SIGNET_PROTOCOL_SMTP ? SIGNET_FORM_OUTGOING_SERVER
                                                                    : SIGNET_FORM_INCOMING_SERVER];
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped != '\0' ? signet_target_parse_server (stripped, error) : NULL;
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
  return signet_account_get_service (account, protocol) != NULL;
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
               SignetAccountService *service,
               SignetProtocol protocol)
{
  gboolean is_own = protocol == SIGNET_PROTOCOL_SMTP && values->outgoing == SIGNET_OUTGOING_OWN;
  SignetFormText text = is_own ? SIGNET_FORM_OUTGOING_USER : SIGNET_FORM_USER;

  if (protocol == SIGNET_PROTOCOL_SMTP)
    service->sign_in = values->outgoing == SIGNET_OUTGOING_NONE ? SIGNET_SIGN_IN_NONE
                                                                : SIGNET_SIGN_IN_PASSWORD;
  if (differs (values, shown, text)
      || (protocol == SIGNET_PROTOCOL_SMTP && values->outgoing != shown->outgoing))
    replace (&service->user, values->texts[text]);
}

static void
write_by_hand (const SignetFormValues *values,
               const SignetFormValues *shown,
               SignetAccountService *service,
               SignetProtocol protocol,
               gboolean is_new)
{
  guint16 port = service->port;
  SignetSecurity security = service->security;

  if (is_new || values->port[protocol] != shown->port[protocol])
    port = values->port[protocol];
  if (is_new || values->security[protocol] != shown->security[protocol])
    security = values->security[protocol];
  signet_account_service_set_by_hand (service, port, security);
}

static void
write_server (const SignetFormValues *values,
              const SignetFormValues *shown,
              SignetAccountService *service,
              SignetProtocol protocol,
              gboolean is_new)
{
  g_autoptr (SignetTarget) server = signet_form_values_server (values, protocol, NULL);
  SignetFormText text = protocol == SIGNET_PROTOCOL_SMTP ? SIGNET_FORM_OUTGOING_SERVER
                                                         : SIGNET_FORM_INCOMING_SERVER;

  if (is_new || differs (values, shown, text))
    replace (&service->host, server != NULL ? server->host : NULL);
  if (is_new || values->security[protocol] != shown->security[protocol]
      || values->port[protocol] != shown->port[protocol])
    write_by_hand (values, shown, service, protocol, is_new);
  if (is_new || differs (values, shown, SIGNET_FORM_CA_FILE))
    replace (&service->ca_file, values->texts[SIGNET_FORM_CA_FILE]);
  if (is_new || differs (values, shown, SIGNET_FORM_CLIENT_CERTIFICATE))
    replace (&service->client_certificate, values->texts[SIGNET_FORM_CLIENT_CERTIFICATE]);
}

static void
write_service (const SignetFormValues *values,
               const SignetFormValues *shown,
               SignetAccount *account,
               SignetProtocol protocol,
               gboolean is_new)
{
  const SignetAccountService *before = signet_account_get_service (account, protocol);
  g_autoptr (SignetAccountService) service = NULL;

  service = before != NULL ? signet_account_service_copy (before) : signet_account_service_new ();
  write_server (values, shown, service, protocol, is_new || before == NULL);
  write_sign_in (values, shown, service, protocol);
  signet_account_set_service (account, protocol, service);
}

void
signet_form_values_write (const SignetFormValues *values,
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
      write_service (values, shown, account, (SignetProtocol)i, is_new);
    else
      signet_account_set_service (account, (SignetProtocol)i, NULL);
}
