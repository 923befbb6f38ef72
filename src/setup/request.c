/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A question to the set-up, and whether it makes sense.
 */
#include "setup.h"

#include "plan.h"

#include <glib/gi18n-lib.h>

GQuark
signet_setup_error_quark (void)
{
  return g_quark_from_static_string ("signet-setup-error-quark");
}

SignetSetupRequest *
signet_setup_request_new (const SignetRules *rules)
{
  SignetSetupRequest *request;

  g_return_val_if_fail (rules != NULL, NULL);

  request = g_new0 (SignetSetupRequest, 1);
  request->timeout_ms = rules->timeout_ms;
  if (rules->timeout_ms >= SIGNET_PROBE_USUAL_MS)
    request->login_ms = SIGNET_PROBE_LOGIN_MS;
  request->sources = SIGNET_SOURCES_ALL;
  request->database_url = rules->use_database ? g_strdup (SIGNET_DATABASE_URL) : NULL;
  return request;
}

void
signet_setup_request_free (SignetSetupRequest *request)
{
  if (request == NULL)
    return;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_free (request->servers[i].host);
      g_clear_pointer (&request->servers[i].kept, signet_profile_free);
      g_free (request->servers[i].user);
      g_clear_pointer (&request->servers[i].password, signet_secret_unref);
      g_clear_pointer (&request->servers[i].tls_credentials, signet_tls_credentials_unref);
    }
  g_clear_pointer (&request->target, signet_target_free);
  g_clear_pointer (&request->password, signet_secret_unref);
  g_clear_pointer (&request->policy, signet_policy_unref);
  g_clear_pointer (&request->tls_credentials, signet_tls_credentials_unref);
  g_strfreev (request->ca_files);
  g_free (request->database_url);
  g_free (request->user);
  g_free (request);
}

static gboolean
contradicts (const SignetSetupRequest *request)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_plan_wants (request, (SignetProtocol)i)
        && signet_policy_contradicts (request->policy, (SignetProtocol)i,
                                      request->servers[i].security))
      return TRUE;
  return FALSE;
}

/* A port belongs to one protocol; only a standard one says to which. */
static gboolean
lacks_protocol (const SignetSetupRequest *request)
{
  int n = 0;

  if (request->target->port == 0 || request->target->has_protocol)
    return FALSE;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    n += request->servers[i].wanted && request->servers[i].host == NULL;
  return n != 1;
}

static gboolean
lacks_user (const SignetSetupRequest *request)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (signet_plan_wants (request, (SignetProtocol)i)
        && signet_plan_lacks_user (request, (SignetProtocol)i))
      return TRUE;
  return FALSE;
}

gboolean
signet_setup_check (const SignetSetupRequest *request, GError **error)
{
  g_return_val_if_fail (request != NULL && request->target != NULL, FALSE);
  g_return_val_if_fail (request->policy != NULL && request->tls_credentials != NULL, FALSE);

  if (contradicts (request))
    g_set_error_literal (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_CONTRADICTION,
                         _ ("An unencrypted connection is not possible while Require SSL is on. "
                            "Turn Require SSL off, or choose TLS or STARTTLS."));
  else if (lacks_protocol (request))
    /* Translators: %s is what the user typed, such as "mail.example.org:10993"; --imap, --pop3 and
     * --smtp are options and stay as they are. */
    g_set_error (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_PROTOCOL,
                 /* Translators: %u is a port, %s what was typed; the options stay as they are. */
                 _ ("Port %u belongs to no mail protocol in particular. Say which one is meant: "
                    "--imap=%s, --pop3=%s or --smtp=%s."),
                 request->target->port, request->target->text, request->target->text,
                 request->target->text);
  else if (lacks_user (request))
    g_set_error_literal (error, SIGNET_SETUP_ERROR, SIGNET_SETUP_ERROR_USER,
                         _ ("There is a password but no user name. Give the whole e-mail address, "
                            "or the user name."));
  else
    return TRUE;
  return FALSE;
}
