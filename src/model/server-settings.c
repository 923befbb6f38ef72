/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of one protocol of an account: only memory is managed here, nothing is judged.
 */
#include "server-settings.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (SignetServerSettings,
                     signet_server_settings,
                     signet_server_settings_copy,
                     signet_server_settings_free)

SignetServerSettings *
signet_server_settings_new (void)
{
  return g_new0 (SignetServerSettings, 1);
}

SignetServerSettings *
signet_server_settings_copy (const SignetServerSettings *settings)
{
  SignetServerSettings *copy;

  g_return_val_if_fail (settings != NULL, NULL);

  copy = g_memdup2 (settings, sizeof (SignetServerSettings));
  copy->profile = settings->profile != NULL ? signet_profile_copy (settings->profile) : NULL;
  copy->found = settings->found != NULL ? signet_profile_copy (settings->found) : NULL;
  copy->user = g_strdup (settings->user);
  copy->host = g_strdup (settings->host);
  copy->ca_file = g_strdup (settings->ca_file);
  copy->client_certificate = g_strdup (settings->client_certificate);
  copy->confirmed_host = g_strdup (settings->confirmed_host);
  copy->source = g_strdup (settings->source);
  return copy;
}

void
signet_server_settings_free (SignetServerSettings *settings)
{
  if (settings == NULL)
    return;
  signet_profile_free (settings->profile);
  signet_profile_free (settings->found);
  g_free (settings->user);
  g_free (settings->host);
  g_free (settings->ca_file);
  g_free (settings->client_certificate);
  g_free (settings->confirmed_host);
  g_free (settings->source);
  g_free (settings);
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
same_overrides (const SignetServerSettings *a, const SignetServerSettings *b)
{
  return a->sign_in == b->sign_in && a->port == b->port && a->security == b->security
         && same_profile (a->found, b->found) && g_strcmp0 (a->user, b->user) == 0
         && g_strcmp0 (a->host, b->host) == 0 && g_strcmp0 (a->ca_file, b->ca_file) == 0
         && g_strcmp0 (a->client_certificate, b->client_certificate) == 0;
}

static gboolean
same_safety (const SignetServerSettings *a, const SignetServerSettings *b)
{
  return a->was_encrypted == b->was_encrypted && a->confirmed_port == b->confirmed_port
         && g_strcmp0 (a->confirmed_host, b->confirmed_host) == 0;
}

static gboolean
same_check (const SignetServerSettings *a, const SignetServerSettings *b)
{
  return a->checked == b->checked && a->outcome == b->outcome && a->login == b->login
         && g_strcmp0 (a->source, b->source) == 0;
}

gboolean
signet_server_settings_equal (const SignetServerSettings *a, const SignetServerSettings *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return same_profile (a->profile, b->profile) && same_overrides (a, b) && same_safety (a, b)
         && same_check (a, b);
}

gboolean
signet_server_settings_needs_password (const SignetServerSettings *settings)
{
  return settings != NULL && settings->sign_in == SIGNET_SIGN_IN_PASSWORD
         && settings->client_certificate == NULL;
}

void
signet_server_settings_set_profile (SignetServerSettings *settings, const SignetProfile *profile)
{
  SignetProfile *copy = NULL;

  g_return_if_fail (settings != NULL);

  if (profile != NULL)
    copy = signet_profile_new (profile->protocol, profile->host, profile->port, profile->security);
  g_clear_pointer (&settings->profile, signet_profile_free);
  settings->profile = copy;
}

static gboolean
is_automatic (const SignetServerSettings *settings)
{
  return settings->port == 0 && settings->security == SIGNET_SECURITY_AUTO;
}

void
signet_server_settings_set_by_hand (SignetServerSettings *settings,
                                    guint16 port,
                                    SignetSecurity security)
{
  g_return_if_fail (settings != NULL);

  if (is_automatic (settings) && (port != 0 || security != SIGNET_SECURITY_AUTO)
      && settings->found == NULL && settings->profile != NULL)
    settings->found = signet_profile_copy (settings->profile);
  settings->port = port;
  settings->security = security;
}

void
signet_server_settings_prove (SignetServerSettings *settings, const SignetProfile *profile)
{
  g_return_if_fail (settings != NULL && profile != NULL);

  signet_server_settings_set_profile (settings, profile);
  if (is_automatic (settings))
    g_clear_pointer (&settings->found, signet_profile_free);
}

const SignetProfile *
signet_server_settings_get_found (const SignetServerSettings *settings)
{
  if (settings == NULL)
    return NULL;
  if (settings->found == NULL)
    return is_automatic (settings) ? settings->profile : NULL;
  return settings->profile == NULL || g_str_equal (settings->profile->host, settings->found->host)
             ? settings->found
             : NULL;
}

void
signet_server_settings_confirm_plaintext (SignetServerSettings *settings,
                                          const char *host,
                                          guint16 port)
{
  g_autofree char *old = NULL;

  g_return_if_fail (settings != NULL);
  g_return_if_fail ((host == NULL) == (port == 0));

  old = settings->confirmed_host;
  settings->confirmed_host = g_strdup (host);
  settings->confirmed_port = port;
}
