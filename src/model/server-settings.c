/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of one protocol of an account, and the table of its fields. Nothing is judged here.
 */
#include "server-settings.h"

#include "enum-types.h"
#include "server-field.h"

#include <stddef.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (SignetServerSettings,
                     signet_server_settings,
                     signet_server_settings_copy,
                     signet_server_settings_free)

#define AT(member) offsetof (SignetServerSettings, member)

/* A new field is a member and a row here. */
const SignetServerField signet_server_fields[] = {
  { SIGNET_FIELD_PROFILE, AT (profile), "" },
  { SIGNET_FIELD_PROFILE, AT (found), "Found" },
  { SIGNET_FIELD_TEXT, AT (user), "User", "user" },
  { SIGNET_FIELD_HOST, AT (host), "SetHost", "host", "host" },
  { SIGNET_FIELD_PORT, AT (port), "SetPort", "port", "port" },
  { SIGNET_FIELD_ENUM, AT (security), "SetSecurity", "security", "security",
    .type = signet_security_get_type },
  /* A group without keys would not be there, so this one is always written. */
  { SIGNET_FIELD_ENUM, AT (sign_in), "SignIn", "sign-in", "sign_in",
    .type = signet_sign_in_get_type, .says_zero = TRUE },
  { SIGNET_FIELD_PATH, AT (ca_file), "CaFile", "ca-file", "ca_file" },
  { SIGNET_FIELD_PATH, AT (client_certificate), "ClientCertificate", "client-certificate",
    "client_certificate" },
  { SIGNET_FIELD_HOST, AT (confirmed_host), "ConfirmedHost" },
  { SIGNET_FIELD_PORT, AT (confirmed_port), "ConfirmedPort" },
  { SIGNET_FIELD_BOOLEAN, AT (was_encrypted), "WasEncrypted" },
  { SIGNET_FIELD_TEXT, AT (source), "Source" },
  { SIGNET_FIELD_ENUM, AT (outcome), "Outcome", .type = signet_outcome_get_type, .says_zero = TRUE,
    .known = AT (checked) },
  { SIGNET_FIELD_ENUM, AT (login), "Login", .type = signet_login_get_type },
  { SIGNET_FIELD_END },
};

gboolean
signet_server_field_is_text (const SignetServerField *field)
{
  return field->kind == SIGNET_FIELD_TEXT || field->kind == SIGNET_FIELD_HOST
         || field->kind == SIGNET_FIELD_PATH;
}

static char **
text_at (const SignetServerField *field, const SignetServerSettings *settings)
{
  g_assert (signet_server_field_is_text (field));

  return G_STRUCT_MEMBER_P (settings, field->offset);
}

const char *
signet_server_field_get_text (const SignetServerField *field, const SignetServerSettings *settings)
{
  return *text_at (field, settings);
}

void
signet_server_field_set_text (const SignetServerField *field,
                              SignetServerSettings *settings,
                              const char *text)
{
  char *copy = g_strdup (text);

  g_free (*text_at (field, settings));
  *text_at (field, settings) = copy;
}

int
signet_server_field_get_number (const SignetServerField *field,
                                const SignetServerSettings *settings)
{
  switch (field->kind)
    {
    case SIGNET_FIELD_PORT:
      return G_STRUCT_MEMBER (guint16, settings, field->offset);
    case SIGNET_FIELD_ENUM:
    case SIGNET_FIELD_BOOLEAN:
      return G_STRUCT_MEMBER (int, settings, field->offset);
    default:
      g_assert_not_reached ();
    }
}

void
signet_server_field_set_number (const SignetServerField *field,
                                SignetServerSettings *settings,
                                int number)
{
  switch (field->kind)
    {
    case SIGNET_FIELD_PORT:
      G_STRUCT_MEMBER (guint16, settings, field->offset) = (guint16)number;
      break;
    case SIGNET_FIELD_ENUM:
    case SIGNET_FIELD_BOOLEAN:
      G_STRUCT_MEMBER (int, settings, field->offset) = number;
      if (field->known != 0)
        G_STRUCT_MEMBER (gboolean, settings, field->known) = TRUE;
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_known (const SignetServerField *field, const SignetServerSettings *settings)
{
  return field->known == 0 || G_STRUCT_MEMBER (gboolean, settings, field->known);
}

const char *
signet_server_field_get_nick (const SignetServerField *field, const SignetServerSettings *settings)
{
  int value = signet_server_field_get_number (field, settings);

  return is_known (field, settings) && (value != 0 || field->says_zero)
             ? signet_nick (field->type (), value)
             : NULL;
}

static SignetProfile **
profile_at (const SignetServerField *field, const SignetServerSettings *settings)
{
  g_assert (field->kind == SIGNET_FIELD_PROFILE);

  return G_STRUCT_MEMBER_P (settings, field->offset);
}

const SignetProfile *
signet_server_field_get_profile (const SignetServerField *field,
                                 const SignetServerSettings *settings)
{
  return *profile_at (field, settings);
}

void
signet_server_field_set_profile (const SignetServerField *field,
                                 SignetServerSettings *settings,
                                 SignetProfile *profile)
{
  signet_profile_free (*profile_at (field, settings));
  *profile_at (field, settings) = profile;
}

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
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    if (signet_server_field_is_text (field))
      *text_at (field, copy) = g_strdup (*text_at (field, settings));
    else if (field->kind == SIGNET_FIELD_PROFILE && *profile_at (field, settings) != NULL)
      *profile_at (field, copy) = signet_profile_copy (*profile_at (field, settings));
  return copy;
}

void
signet_server_settings_free (SignetServerSettings *settings)
{
  if (settings == NULL)
    return;
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    if (signet_server_field_is_text (field))
      g_free (*text_at (field, settings));
    else if (field->kind == SIGNET_FIELD_PROFILE)
      signet_profile_free (*profile_at (field, settings));
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
same_field (const SignetServerField *field,
            const SignetServerSettings *a,
            const SignetServerSettings *b)
{
  if (signet_server_field_is_text (field))
    return g_strcmp0 (*text_at (field, a), *text_at (field, b)) == 0;
  if (field->kind == SIGNET_FIELD_PROFILE)
    return same_profile (*profile_at (field, a), *profile_at (field, b));
  return is_known (field, a) == is_known (field, b)
         && signet_server_field_get_number (field, a) == signet_server_field_get_number (field, b);
}

gboolean
signet_server_settings_equal (const SignetServerSettings *a, const SignetServerSettings *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (const SignetServerField *field = signet_server_fields; field->kind != 0; field++)
    if (!same_field (field, a, b))
      return FALSE;
  return TRUE;
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

static void
remember_found (SignetServerSettings *settings, gboolean was_automatic)
{
  if (was_automatic && !is_automatic (settings) && settings->found == NULL
      && settings->profile != NULL)
    settings->found = signet_profile_copy (settings->profile);
}

void
signet_server_settings_set_by_hand (SignetServerSettings *settings,
                                    guint16 port,
                                    SignetSecurity security)
{
  gboolean was_automatic;

  g_return_if_fail (settings != NULL);

  was_automatic = is_automatic (settings);
  settings->port = port;
  settings->security = security;
  remember_found (settings, was_automatic);
}

void
signet_server_field_set_by_hand (const SignetServerField *field,
                                 SignetServerSettings *settings,
                                 const char *text,
                                 int number)
{
  gboolean was_automatic;

  g_return_if_fail (field != NULL && settings != NULL);

  was_automatic = is_automatic (settings);
  if (signet_server_field_is_text (field))
    signet_server_field_set_text (field, settings, text);
  else
    signet_server_field_set_number (field, settings, number);
  remember_found (settings, was_automatic);
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
