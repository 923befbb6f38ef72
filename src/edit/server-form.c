/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Mode and port of one protocol, each set by hand or automatic, and what is said of them.
 */
#include "server-form.h"

#include "enum-types.h"

#include <glib/gi18n-lib.h>

struct _SignetServerForm
{
  GObject parent_instance;

  SignetProtocol protocol;
  SignetSecurity security;
  guint16 typed_port;
  guint16 named_port;
  SignetProfile *found; /* (nullable): owned */
  gboolean used;
  gboolean forbidden;
};

enum
{
  PROP_PROTOCOL = 1,
  PROP_USED,
  PROP_SECURITY,
  PROP_PORT,
  PROP_SECURITY_SET,
  PROP_PORT_SET,
  PROP_FORBIDDEN,
  PROP_FOUND,
  PROP_SECURITY_NOTE,
  PROP_PORT_NOTE,
  PROP_OVERRIDES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SignetServerForm, signet_server_form, G_TYPE_OBJECT)

char *
signet_server_form_say_found (const char *found)
{
  if (found == NULL)
    return g_strdup (_ ("Not checked yet"));
  /* Translators: %s is what a check found: "TLS", "STARTTLS", "no encryption" or a port */
  return g_strdup_printf (_ ("Found: %s"), found);
}

char *
signet_server_form_say_set (const char *found)
{
  if (found == NULL)
    return g_strdup (_ ("Set by you"));
  /* Translators: %s is what was found before it was set by hand: "TLS", "STARTTLS", "no
   * encryption" or a port */
  return g_strdup_printf (_ ("Set by you (found: %s)"), found);
}

static char *
say_security (SignetServerForm *self)
{
  const char *found = NULL;

  if (self->found != NULL)
    found = self->found->security != SIGNET_SECURITY_NONE
                ? signet_security_title (self->found->security)
                /* Translators: "Found: no encryption" */
                : C_ ("found", "no encryption");
  if (self->forbidden)
    return g_strdup (_ ("Not possible while Require SSL is on"));
  return self->security != SIGNET_SECURITY_AUTO ? signet_server_form_say_set (found)
                                                : signet_server_form_say_found (found);
}

static char *
say_port (SignetServerForm *self)
{
  g_autofree char *found = self->found != NULL ? g_strdup_printf ("%u", self->found->port) : NULL;

  if (self->typed_port != 0)
    return signet_server_form_say_set (found);
  if (self->named_port != 0)
    /* Translators: a port that was typed with the server's name */
    return g_strdup (_ ("From the server name"));
  if (self->security != SIGNET_SECURITY_AUTO)
    return g_strdup (_ ("Follows the security mode"));
  return signet_server_form_say_found (found);
}

static guint
count_overrides (SignetServerForm *self)
{
  return (self->security != SIGNET_SECURITY_AUTO) + (self->typed_port != 0);
}

static void
signet_server_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetServerForm *self = SIGNET_SERVER_FORM (object);

  switch (id)
    {
    case PROP_PROTOCOL:
      g_value_set_enum (value, self->protocol);
      break;
    case PROP_USED:
      g_value_set_boolean (value, self->used);
      break;
    case PROP_SECURITY:
      g_value_set_enum (value, self->security);
      break;
    case PROP_PORT:
      g_value_set_uint (value, signet_server_form_get_port (self));
      break;
    case PROP_SECURITY_SET:
      g_value_set_boolean (value, self->security != SIGNET_SECURITY_AUTO);
      break;
    case PROP_PORT_SET:
      g_value_set_boolean (value, self->typed_port != 0);
      break;
    case PROP_FORBIDDEN:
      g_value_set_boolean (value, self->forbidden);
      break;
    case PROP_FOUND:
      g_value_set_boxed (value, self->found);
      break;
    case PROP_SECURITY_NOTE:
      g_value_take_string (value, say_security (self));
      break;
    case PROP_PORT_NOTE:
      g_value_take_string (value, say_port (self));
      break;
    case PROP_OVERRIDES:
      g_value_set_uint (value, count_overrides (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_server_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SignetServerForm *self = SIGNET_SERVER_FORM (object);

  switch (id)
    {
    case PROP_PROTOCOL:
      self->protocol = (SignetProtocol)g_value_get_enum (value);
      break;
    case PROP_SECURITY:
      signet_server_form_set_security (self, (SignetSecurity)g_value_get_enum (value));
      break;
    case PROP_PORT:
      signet_server_form_set_port (self, (guint16)g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_server_form_finalize (GObject *object)
{
  g_clear_pointer (&SIGNET_SERVER_FORM (object)->found, signet_profile_free);
  G_OBJECT_CLASS (signet_server_form_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  properties[PROP_PROTOCOL] = g_param_spec_enum ("protocol", NULL, NULL, SIGNET_TYPE_PROTOCOL,
                                                 SIGNET_PROTOCOL_IMAP,
                                                 both | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_USED] = g_param_spec_boolean ("used", NULL, NULL, FALSE, read);
  properties[PROP_SECURITY] = g_param_spec_enum ("security", NULL, NULL, SIGNET_TYPE_SECURITY,
                                                 SIGNET_SECURITY_AUTO, both);
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 0, G_MAXUINT16, 0, both);
  properties[PROP_SECURITY_SET] = g_param_spec_boolean ("security-set", NULL, NULL, FALSE, read);
  properties[PROP_PORT_SET] = g_param_spec_boolean ("port-set", NULL, NULL, FALSE, read);
  properties[PROP_FORBIDDEN] = g_param_spec_boolean ("forbidden", NULL, NULL, FALSE, read);
  properties[PROP_FOUND] = g_param_spec_boxed ("found", NULL, NULL, SIGNET_TYPE_PROFILE, read);
  properties[PROP_SECURITY_NOTE] = g_param_spec_string ("security-note", NULL, NULL, NULL, read);
  properties[PROP_PORT_NOTE] = g_param_spec_string ("port-note", NULL, NULL, NULL, read);
  properties[PROP_OVERRIDES] = g_param_spec_uint ("overrides", NULL, NULL, 0, 2, 0, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_server_form_class_init (SignetServerFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_server_form_get_property;
  object_class->set_property = signet_server_form_set_property;
  object_class->finalize = signet_server_form_finalize;
  install_properties (object_class);
}

static void
signet_server_form_init (SignetServerForm *self)
{
}

/* What is said depends on all of it. */
static void
notify (SignetServerForm *self)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  for (guint id = PROP_USED; id < N_PROPERTIES; id++)
    g_object_notify_by_pspec (object, properties[id]);
  g_object_thaw_notify (object);
}

SignetServerForm *
signet_server_form_new (SignetProtocol protocol)
{
  return g_object_new (SIGNET_TYPE_SERVER_FORM, "protocol", protocol, NULL);
}

SignetProtocol
signet_server_form_get_protocol (SignetServerForm *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (self), SIGNET_PROTOCOL_IMAP);

  return self->protocol;
}

SignetSecurity
signet_server_form_get_security (SignetServerForm *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (self), SIGNET_SECURITY_AUTO);

  return self->security;
}

void
signet_server_form_set_security (SignetServerForm *self, SignetSecurity security)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  if (self->security == security)
    return;
  self->security = security;
  notify (self);
}

guint16
signet_server_form_get_typed_port (SignetServerForm *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (self), 0);

  return self->typed_port;
}

guint16
signet_server_form_get_port (SignetServerForm *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (self), 0);

  if (self->typed_port != 0)
    return self->typed_port;
  if (self->named_port != 0)
    return self->named_port;
  if (self->security != SIGNET_SECURITY_AUTO)
    return signet_standard_port (self->protocol, self->security);
  if (self->found != NULL)
    return self->found->port;
  return signet_standard_port (self->protocol, SIGNET_SECURITY_TLS);
}

void
signet_server_form_set_port (SignetServerForm *self, guint16 port)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  if (self->typed_port == port)
    return;
  self->typed_port = port;
  notify (self);
}

void
signet_server_form_set_used (SignetServerForm *self, gboolean used)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  if (self->used == used)
    return;
  self->used = used;
  notify (self);
}

void
signet_server_form_set_forbidden (SignetServerForm *self, gboolean forbidden)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  if (self->forbidden == forbidden)
    return;
  self->forbidden = forbidden;
  notify (self);
}

void
signet_server_form_set_named_port (SignetServerForm *self, guint16 port)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  if (self->named_port == port)
    return;
  self->named_port = port;
  notify (self);
}

void
signet_server_form_set_found (SignetServerForm *self, const SignetProfile *found)
{
  SignetProfile *old;

  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  old = self->found;
  self->found = found != NULL ? signet_profile_copy (found) : NULL;
  g_clear_pointer (&old, signet_profile_free);
  notify (self);
}

void
signet_server_form_reset (SignetServerForm *self)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  self->security = SIGNET_SECURITY_AUTO;
  self->typed_port = 0;
  notify (self);
}
