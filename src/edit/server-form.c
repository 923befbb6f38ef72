/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Shows one protocol of a view.
 */
#include "server-form.h"

#include "enum-types.h"

struct _SignetServerForm
{
  GObject parent_instance;

  SignetProtocol protocol;
  SignetEditView *view; /* owned */
  SignetServerFormSet set;
  gpointer form; /* (nullable): not owned */
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

static const SignetEditServer *
server_of (SignetServerForm *self)
{
  return &self->view->servers[self->protocol];
}

static guint
count_overrides (const SignetEditServer *server)
{
  return (server->security != SIGNET_SECURITY_AUTO) + (server->typed_port != 0);
}

static void
signet_server_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetServerForm *self = SIGNET_SERVER_FORM (object);
  const SignetEditServer *server = server_of (self);

  switch (id)
    {
    case PROP_PROTOCOL:
      g_value_set_enum (value, self->protocol);
      break;
    case PROP_USED:
      g_value_set_boolean (value, server->is_used);
      break;
    case PROP_SECURITY:
      g_value_set_enum (value, server->security);
      break;
    case PROP_PORT:
      g_value_set_uint (value, server->port);
      break;
    case PROP_SECURITY_SET:
      g_value_set_boolean (value, server->security != SIGNET_SECURITY_AUTO);
      break;
    case PROP_PORT_SET:
      g_value_set_boolean (value, server->typed_port != 0);
      break;
    case PROP_FORBIDDEN:
      g_value_set_boolean (value, server->is_forbidden);
      break;
    case PROP_FOUND:
      g_value_set_boxed (value, server->found);
      break;
    case PROP_SECURITY_NOTE:
      g_value_set_string (value, server->security_note);
      break;
    case PROP_PORT_NOTE:
      g_value_set_string (value, server->port_note);
      break;
    case PROP_OVERRIDES:
      g_value_set_uint (value, count_overrides (server));
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
  signet_edit_view_unref (SIGNET_SERVER_FORM (object)->view);
  G_OBJECT_CLASS (signet_server_form_parent_class)->finalize (object);
}

static void
signet_server_form_class_init (SignetServerFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  object_class->get_property = signet_server_form_get_property;
  object_class->set_property = signet_server_form_set_property;
  object_class->finalize = signet_server_form_finalize;
  properties[PROP_PROTOCOL] = g_param_spec_enum ("protocol", NULL, NULL, SIGNET_TYPE_PROTOCOL,
                                                 SIGNET_PROTOCOL_IMAP, read);
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
signet_server_form_init (SignetServerForm *self)
{
}

SignetServerForm *
signet_server_form_new (SignetProtocol protocol,
                        SignetEditView *view,
                        SignetServerFormSet set,
                        gpointer form)
{
  SignetServerForm *self = g_object_new (SIGNET_TYPE_SERVER_FORM, NULL);

  self->protocol = protocol;
  self->view = signet_edit_view_ref (view);
  self->set = set;
  self->form = form;
  return self;
}

void
signet_server_form_detach (SignetServerForm *self)
{
  self->form = NULL;
}

static gboolean
is_same_profile (const SignetProfile *a, const SignetProfile *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->port == b->port && a->security == b->security && g_str_equal (a->host, b->host);
}

static void
notify_if (SignetServerForm *self, guint id, gboolean differs)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

void
signet_server_form_show_view (SignetServerForm *self, SignetEditView *view)
{
  g_autoptr (SignetEditView) old = self->view;
  const SignetEditServer *a = &old->servers[self->protocol];
  const SignetEditServer *b = &view->servers[self->protocol];
  gboolean has_security = b->security != SIGNET_SECURITY_AUTO;

  self->view = signet_edit_view_ref (view);
  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, PROP_USED, a->is_used != b->is_used);
  notify_if (self, PROP_SECURITY, a->security != b->security);
  notify_if (self, PROP_PORT, a->port != b->port);
  notify_if (self, PROP_SECURITY_SET, (a->security != SIGNET_SECURITY_AUTO) != has_security);
  notify_if (self, PROP_PORT_SET, (a->typed_port != 0) != (b->typed_port != 0));
  notify_if (self, PROP_FORBIDDEN, a->is_forbidden != b->is_forbidden);
  notify_if (self, PROP_FOUND, !is_same_profile (a->found, b->found));
  notify_if (self, PROP_SECURITY_NOTE, !g_str_equal (a->security_note, b->security_note));
  notify_if (self, PROP_PORT_NOTE, !g_str_equal (a->port_note, b->port_note));
  notify_if (self, PROP_OVERRIDES, count_overrides (a) != count_overrides (b));
  g_object_thaw_notify (G_OBJECT (self));
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

  return server_of (self)->security;
}

guint16
signet_server_form_get_typed_port (SignetServerForm *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (self), 0);

  return server_of (self)->typed_port;
}

guint16
signet_server_form_get_port (SignetServerForm *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (self), 0);

  return server_of (self)->port;
}

static void
set (SignetServerForm *self, SignetSecurity security, guint16 port)
{
  if (self->form != NULL)
    self->set (self->form, self->protocol, security, port);
}

void
signet_server_form_set_security (SignetServerForm *self, SignetSecurity security)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  set (self, security, server_of (self)->typed_port);
}

void
signet_server_form_set_port (SignetServerForm *self, guint16 port)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  set (self, server_of (self)->security, port);
}

void
signet_server_form_reset (SignetServerForm *self)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (self));

  set (self, SIGNET_SECURITY_AUTO, 0);
}
