/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of one protocol of an account: only memory is managed here, nothing is judged.
 */
#include "account-service.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (SignetAccountService,
                     signet_account_service,
                     signet_account_service_copy,
                     signet_account_service_free)

SignetAccountService *
signet_account_service_new (void)
{
  return g_new0 (SignetAccountService, 1);
}

SignetAccountService *
signet_account_service_copy (const SignetAccountService *service)
{
  SignetAccountService *copy;

  g_return_val_if_fail (service != NULL, NULL);

  copy = g_memdup2 (service, sizeof (SignetAccountService));
  copy->profile = service->profile != NULL ? signet_profile_copy (service->profile) : NULL;
  copy->found = service->found != NULL ? signet_profile_copy (service->found) : NULL;
  copy->user = g_strdup (service->user);
  copy->host = g_strdup (service->host);
  copy->ca_file = g_strdup (service->ca_file);
  copy->client_certificate = g_strdup (service->client_certificate);
  copy->confirmed_host = g_strdup (service->confirmed_host);
  copy->source = g_strdup (service->source);
  return copy;
}

void
signet_account_service_free (SignetAccountService *service)
{
  if (service == NULL)
    return;
  signet_profile_free (service->profile);
  signet_profile_free (service->found);
  g_free (service->user);
  g_free (service->host);
  g_free (service->ca_file);
  g_free (service->client_certificate);
  g_free (service->confirmed_host);
  g_free (service->source);
  g_free (service);
}

static gboolean
same_profile (const SignetProfile *a, const SignetProfile *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->protocol == b->protocol && a->port == b->port && a->security == b->security
         && strcmp (a->host, b->host) == 0;
}

static gboolean
same_wishes (const SignetAccountService *a, const SignetAccountService *b)
{
  return a->sign_in == b->sign_in && a->port == b->port && a->security == b->security
         && same_profile (a->found, b->found) && g_strcmp0 (a->user, b->user) == 0
         && g_strcmp0 (a->host, b->host) == 0 && g_strcmp0 (a->ca_file, b->ca_file) == 0
         && g_strcmp0 (a->client_certificate, b->client_certificate) == 0;
}

static gboolean
same_safety (const SignetAccountService *a, const SignetAccountService *b)
{
  return a->was_encrypted == b->was_encrypted && a->confirmed_port == b->confirmed_port
         && g_strcmp0 (a->confirmed_host, b->confirmed_host) == 0;
}

static gboolean
same_check (const SignetAccountService *a, const SignetAccountService *b)
{
  return a->checked == b->checked && a->outcome == b->outcome && a->login == b->login
         && g_strcmp0 (a->source, b->source) == 0;
}

gboolean
signet_account_service_equal (const SignetAccountService *a, const SignetAccountService *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return same_profile (a->profile, b->profile) && same_wishes (a, b) && same_safety (a, b)
         && same_check (a, b);
}

gboolean
signet_account_service_needs_password (const SignetAccountService *service)
{
  return service != NULL && service->sign_in == SIGNET_SIGN_IN_PASSWORD
         && service->client_certificate == NULL;
}

void
signet_account_service_set_profile (SignetAccountService *service, const SignetProfile *profile)
{
  SignetProfile *copy = NULL;

  g_return_if_fail (service != NULL);

  if (profile != NULL)
    copy = signet_profile_new (profile->protocol, profile->host, profile->port, profile->security);
  g_clear_pointer (&service->profile, signet_profile_free);
  service->profile = copy;
}

static gboolean
is_automatic (const SignetAccountService *service)
{
  return service->port == 0 && service->security == SIGNET_SECURITY_AUTO;
}

void
signet_account_service_set_by_hand (SignetAccountService *service,
                                    guint16 port,
                                    SignetSecurity security)
{
  g_return_if_fail (service != NULL);

  if (is_automatic (service) && (port != 0 || security != SIGNET_SECURITY_AUTO)
      && service->found == NULL && service->profile != NULL)
    service->found = signet_profile_copy (service->profile);
  service->port = port;
  service->security = security;
}

void
signet_account_service_prove (SignetAccountService *service, const SignetProfile *profile)
{
  g_return_if_fail (service != NULL && profile != NULL);

  signet_account_service_set_profile (service, profile);
  if (is_automatic (service))
    g_clear_pointer (&service->found, signet_profile_free);
}

const SignetProfile *
signet_account_service_get_found (const SignetAccountService *service)
{
  if (service == NULL)
    return NULL;
  if (service->found == NULL)
    return is_automatic (service) ? service->profile : NULL;
  return service->profile == NULL || g_str_equal (service->profile->host, service->found->host)
             ? service->found
             : NULL;
}

void
signet_account_service_confirm_plaintext (SignetAccountService *service,
                                          const char *host,
                                          guint16 port)
{
  g_autofree char *old = NULL;

  g_return_if_fail (service != NULL);
  g_return_if_fail ((host == NULL) == (port == 0));

  old = service->confirmed_host;
  service->confirmed_host = g_strdup (host);
  service->confirmed_port = port;
}
