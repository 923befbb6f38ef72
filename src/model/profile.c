/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The table of standard ports, and the lists of profiles made from it. Which of them may be used
 * is for the policy to say; when each is started, for the race.
 */
#include "profile.h"

#include "enum-types.h"

#include <glib/gi18n-lib.h>

/* The only port table (RFC 8314 §7.1–7.3, RFC 2595 §7, RFC 6409 §3.1), best first for each
 * protocol. Port 25 is for servers that take submissions where other servers deliver. */
static const struct
{
  SignetProtocol protocol;
  SignetSecurity security;
  guint16 port;
} standard_ports[] = {
  { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_TLS, 993 },
  { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_STARTTLS, 143 },
  { SIGNET_PROTOCOL_IMAP, SIGNET_SECURITY_NONE, 143 },
  { SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_TLS, 995 },
  { SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_STARTTLS, 110 },
  { SIGNET_PROTOCOL_POP3, SIGNET_SECURITY_NONE, 110 },
  { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_TLS, 465 },
  { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS, 587 },
  { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_STARTTLS, 25 },
  { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_NONE, 587 },
  { SIGNET_PROTOCOL_SMTP, SIGNET_SECURITY_NONE, 25 },
};

G_DEFINE_BOXED_TYPE (SignetProfile, signet_profile, signet_profile_copy, signet_profile_free)

SignetProfile *
signet_profile_new (SignetProtocol protocol,
                    const char *host,
                    guint16 port,
                    SignetSecurity security)
{
  SignetProfile *profile;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (port != 0, NULL);
  g_return_val_if_fail (security != SIGNET_SECURITY_AUTO, NULL);

  profile = g_new0 (SignetProfile, 1);
  profile->protocol = protocol;
  profile->host = g_strdup (host);
  profile->port = port;
  profile->security = security;
  return profile;
}

SignetProfile *
signet_profile_copy (const SignetProfile *profile)
{
  SignetProfile *copy;

  g_return_val_if_fail (profile != NULL, NULL);

  copy = g_memdup2 (profile, sizeof (SignetProfile));
  copy->host = g_strdup (profile->host);
  copy->source = g_strdup (profile->source);
  copy->user = g_strdup (profile->user);
  copy->documentation = g_strdup (profile->documentation);
  return copy;
}

void
signet_profile_free (SignetProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->host);
  g_free (profile->source);
  g_free (profile->user);
  g_free (profile->documentation);
  g_free (profile);
}

gboolean
signet_profile_is_encrypted (const SignetProfile *profile)
{
  g_return_val_if_fail (profile != NULL, FALSE);

  return profile->security == SIGNET_SECURITY_TLS || profile->security == SIGNET_SECURITY_STARTTLS;
}

static gboolean
is_listed (GPtrArray *profiles, guint16 port, SignetSecurity security)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (profiles, i);

      if (profile->port == port && profile->security == security)
        return TRUE;
    }
  return FALSE;
}

/* Adds a profile made from @model, whose port and mode are given */
static void
add_profile (GPtrArray *profiles, const SignetProfile *model, guint16 port, SignetSecurity security)
{
  SignetProfile *profile;

  if (is_listed (profiles, port, security))
    return;
  profile = signet_profile_copy (model);
  profile->port = port;
  profile->security = security;
  g_ptr_array_add (profiles, profile);
}

static void
add_standard (GPtrArray *profiles, const SignetProfile *model, SignetSecurity security)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard_ports); i++)
    if (standard_ports[i].protocol == model->protocol && standard_ports[i].security == security)
      add_profile (profiles, model, standard_ports[i].port, security);
}

/* Some providers speak TLS at once on a port that is meant for STARTTLS (T-Online's 587). Nobody is
 * told to do that, so these come after everything else that is encrypted. */
static void
add_opportunistic (GPtrArray *profiles, const SignetProfile *model)
{
  SignetProfile found = *model;

  found.opportunistic = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (standard_ports); i++)
    if (standard_ports[i].protocol == model->protocol
        && standard_ports[i].security == SIGNET_SECURITY_STARTTLS)
      add_profile (profiles, &found, standard_ports[i].port, SIGNET_SECURITY_TLS);
}

static void
add_all_standard (GPtrArray *profiles, const SignetProfile *model, SignetSecurity wanted)
{
  if (wanted != SIGNET_SECURITY_AUTO)
    {
      add_standard (profiles, model, wanted);
      return;
    }
  add_standard (profiles, model, SIGNET_SECURITY_TLS);
  add_standard (profiles, model, SIGNET_SECURITY_STARTTLS);
  add_opportunistic (profiles, model);
  add_standard (profiles, model, SIGNET_SECURITY_NONE);
}

static void
add_port (GPtrArray *profiles, const SignetProfile *model, guint16 port, SignetSecurity wanted)
{
  for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
    if (wanted == SIGNET_SECURITY_AUTO || wanted == (SignetSecurity)mode)
      add_profile (profiles, model, port, (SignetSecurity)mode);
}

GPtrArray *
signet_profiles_for (SignetProtocol protocol,
                     const char *host,
                     guint16 port,
                     SignetPortRule rule,
                     SignetSecurity security)
{
  g_autoptr (GPtrArray) profiles = NULL;
  SignetProfile model = { .protocol = protocol, .host = (char *)host };

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail ((port == 0) == (rule == SIGNET_PORT_STANDARD), NULL);

  profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
  if (rule != SIGNET_PORT_STANDARD)
    add_port (profiles, &model, port, security);
  model.stage = rule == SIGNET_PORT_FIRST ? 1 : 0;
  if (rule != SIGNET_PORT_ONLY)
    add_all_standard (profiles, &model, security);
  return g_steal_pointer (&profiles);
}

guint16
signet_standard_port (SignetProtocol protocol, SignetSecurity security)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard_ports); i++)
    if (standard_ports[i].protocol == protocol && standard_ports[i].security == security)
      return standard_ports[i].port;
  g_return_val_if_reached (0);
}

gboolean
signet_protocol_of_port (guint16 port, SignetProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (standard_ports); i++)
    if (standard_ports[i].port == port)
      {
        *protocol = standard_ports[i].protocol;
        return TRUE;
      }
  return FALSE;
}

const char *
signet_protocol_title (SignetProtocol protocol)
{
  static const char *const titles[SIGNET_N_PROTOCOLS] = { "IMAP", "POP3", "SMTP" };

  g_return_val_if_fail ((guint)protocol < SIGNET_N_PROTOCOLS, NULL);

  return titles[protocol];
}

const char *
signet_security_title (SignetSecurity security)
{
  switch (security)
    {
    case SIGNET_SECURITY_TLS:
      return "TLS";
    case SIGNET_SECURITY_STARTTLS:
      return "STARTTLS";
    case SIGNET_SECURITY_NONE:
      /* Translators: no encryption, as a choice beside "TLS" and "STARTTLS" */
      return C_ ("security", "None");
    default:
      /* Translators: the program finds out how to secure a connection */
      return C_ ("security", "Automatic");
    }
}

const char *
signet_nick (GType enum_type, int value)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (enum_type);
  const GEnumValue *found;

  g_return_val_if_fail (G_IS_ENUM_CLASS (type_class), NULL);

  found = g_enum_get_value ((GEnumClass *)type_class, value);
  g_return_val_if_fail (found != NULL, NULL);
  return found->value_nick;
}

gboolean
signet_from_nick (GType enum_type, const char *nick, int *value)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (enum_type);
  const GEnumValue *found;

  g_return_val_if_fail (G_IS_ENUM_CLASS (type_class), FALSE);
  g_return_val_if_fail (nick != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  found = g_enum_get_value_by_nick ((GEnumClass *)type_class, nick);
  if (found == NULL)
    return FALSE;
  *value = found->value;
  return TRUE;
}
