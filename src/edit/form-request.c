/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a form asks for: whether it makes sense, the account it describes and how that is tried.
 */
#include "form-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_address (SignetForm *self, GError **error)
{
  const char *text = signet_form_get_address (self);
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
check_server (SignetForm *self, SignetProtocol protocol, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (SignetTarget)
      server = signet_form_values_server (signet_form_get_values (self), protocol, &own);

  if (server != NULL || own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

/* No control flips another one silently. */
static gboolean
check_security (SignetForm *self, GError **error)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_form_forbids (self, (SignetProtocol)i))
      {
        g_set_error_literal (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_CONTRADICTION,
                             _ ("An unencrypted connection is not possible while Require SSL is "
                                "on. Turn Require SSL off, or choose TLS or STARTTLS."));
        return FALSE;
      }
  return TRUE;
}

gboolean
signet_form_check (SignetForm *self, SignetField *field, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self) && field != NULL, FALSE);

  if (signet_form_get_shown_account (self) == NULL && !check_address (self, error))
    *field = SIGNET_FIELD_ADDRESS;
  else if (!check_server (self, SIGNET_PROTOCOL_IMAP, error))
    *field = SIGNET_FIELD_INCOMING_SERVER;
  else if (!check_server (self, SIGNET_PROTOCOL_SMTP, error))
    *field = SIGNET_FIELD_OUTGOING_SERVER;
  else if (!check_security (self, error))
    *field = SIGNET_FIELD_ADVANCED;
  else
    return TRUE;
  return FALSE;
}

static gboolean
differs (SignetForm *self, SignetFormText text)
{
  return !g_str_equal (signet_form_get_values (self)->texts[text],
                       signet_form_get_shown (self)->texts[text]);
}

SignetKeepManner
signet_form_get_manner (SignetForm *self, SignetProtocol protocol)
{
  const SignetFormValues *values;
  const SignetFormValues *shown;
  SignetAccount *account;
  SignetFormText server = protocol == SIGNET_PROTOCOL_SMTP ? SIGNET_FORM_OUTGOING_SERVER
                                                           : SIGNET_FORM_INCOMING_SERVER;

  g_return_val_if_fail (SIGNET_IS_FORM (self), SIGNET_KEEP_OUT);

  values = signet_form_get_values (self);
  shown = signet_form_get_shown (self);
  account = signet_form_get_shown_account (self);
  if (!signet_form_values_uses (values, account, protocol))
    return SIGNET_KEEP_OUT;
  if (account == NULL || signet_account_get_service (account, protocol) == NULL
      || differs (self, server))
    return SIGNET_KEEP_NOTHING;
  if (values->port[protocol] != shown->port[protocol])
    return SIGNET_KEEP_HOST;
  if (values->security[protocol] != shown->security[protocol])
    return SIGNET_KEEP_PLACE;
  return SIGNET_KEEP_STRAIGHT;
}

void
signet_form_apply (SignetForm *self, SignetAccount *account)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && SIGNET_IS_ACCOUNT (account));

  signet_form_values_write (signet_form_get_values (self), signet_form_get_shown (self), account,
                            signet_form_get_shown_account (self) == NULL);
}

static void
apply_name (SignetForm *self, SignetAccount *account, SignetProtocol protocol)
{
  const SignetAccountService *before = signet_account_get_service (account, protocol);
  g_autoptr (SignetTarget)
      typed = signet_form_values_server (signet_form_get_values (self), protocol, NULL);
  g_autoptr (SignetAccountService) service = NULL;

  if (before == NULL || typed == NULL || (typed->has_protocol && typed->protocol != protocol))
    return;
  service = signet_account_service_copy (before);
  if (service->port == 0)
    service->port = typed->port;
  if (service->security == SIGNET_SECURITY_AUTO)
    service->security = typed->security;
  signet_account_set_service (account, protocol, service);
}

void
signet_form_apply_names (SignetForm *self, SignetAccount *account)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && SIGNET_IS_ACCOUNT (account));

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    apply_name (self, account, (SignetProtocol)i);
}

/* A port set in Advanced is the user's last word; one that came with the name is tried first. */
static void
fill_server (SignetForm *self, SignetSetupServer *server, SignetProtocol protocol)
{
  g_autoptr (SignetTarget)
      typed = signet_form_values_server (signet_form_get_values (self), protocol, NULL);

  if (typed == NULL || server->rule == SIGNET_PORT_ONLY
      || (typed->has_protocol && typed->protocol != protocol))
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
choose_incoming (SignetForm *self, SignetSetupRequest *request)
{
  SignetSetupServer *imap = &request->servers[SIGNET_PROTOCOL_IMAP];
  SignetSetupServer *pop3 = &request->servers[SIGNET_PROTOCOL_POP3];

  SignetAccount *account = signet_form_get_shown_account (self);

  if (account != NULL
      && !signet_form_values_frees_incoming (signet_form_get_values (self), account))
    return;
  if (!imap->wanted || !pop3->wanted)
    return;
  if (signet_form_values_names_pop3 (signet_form_get_values (self)))
    imap->wanted = FALSE;
  else if (!request->servers[SIGNET_PROTOCOL_SMTP].wanted)
    pop3->wanted = FALSE;
  else
    for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
      request->servers[i].wanted = FALSE;
}

void
signet_form_fill_request (SignetForm *self, SignetSetupRequest *request)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && request != NULL);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (request->servers[i].wanted)
      fill_server (self, &request->servers[i], (SignetProtocol)i);
  choose_incoming (self, request);
}
