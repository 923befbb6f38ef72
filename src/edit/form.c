/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The properties rows bind to.
 */
#include "form.h"

#include "edit-enum-types.h"
#include "enum-types.h"

struct _SignetForm
{
  GObject parent_instance;

  SignetEditState *state;                        /* owned: shared with the editor */
  SignetEditView *view;                          /* owned: what was shown last */
  SignetServerForm *servers[SIGNET_N_PROTOCOLS]; /* owned */
  SignetFormSend send;
  gpointer editor; /* (nullable): not owned */
};

enum
{
  PROP_TEXT_0, /* and those of #SignetFormText after it */
  PROP_REQUIRE_SSL = PROP_TEXT_0 + SIGNET_FORM_N_TEXTS + 1,
  PROP_INCOMING_TYPE,
  PROP_OUTGOING_SIGN_IN,
  PROP_NEW,
  PROP_REQUIRE_SSL_LOCKED,
  PROP_PLAUSIBLE,
  PROP_CHANGED,
  PROP_OVERRIDES,
  PROP_OVERRIDES_TEXT,
  PROP_SERVERS_NOTE,
  PROP_INCOMING_NOTE,
  PROP_INCOMING_SET,
  N_PROPERTIES,
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetForm, signet_form, G_TYPE_OBJECT)

static void
signet_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const SignetEditView *view = SIGNET_FORM (object)->view;

  switch (id)
    {
    case PROP_REQUIRE_SSL:
      g_value_set_boolean (value, view->values.require_ssl);
      break;
    case PROP_INCOMING_TYPE:
      g_value_set_enum (value, view->values.incoming);
      break;
    case PROP_OUTGOING_SIGN_IN:
      g_value_set_enum (value, view->values.outgoing);
      break;
    case PROP_NEW:
      g_value_set_boolean (value, view->is_new);
      break;
    case PROP_REQUIRE_SSL_LOCKED:
      g_value_set_boolean (value, view->is_require_ssl_locked);
      break;
    case PROP_PLAUSIBLE:
      g_value_set_boolean (value, view->is_plausible);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, view->is_changed);
      break;
    case PROP_OVERRIDES:
      g_value_set_uint (value, view->n_overrides);
      break;
    case PROP_OVERRIDES_TEXT:
      g_value_set_string (value, view->overrides_text);
      break;
    case PROP_SERVERS_NOTE:
      g_value_set_string (value, view->servers_note);
      break;
    case PROP_INCOMING_NOTE:
      g_value_set_string (value, view->incoming_note);
      break;
    case PROP_INCOMING_SET:
      g_value_set_boolean (value, view->values.incoming != SIGNET_INCOMING_AUTO);
      break;
    default:
      g_value_set_string (value, view->values.texts[id - PROP_TEXT_0 - 1]);
    }
}

/* Alone, a form has nobody to do what would follow. */
static void
send_event (SignetForm *self, const SignetEditEvent *event)
{
  g_autoptr (GPtrArray) effects = NULL;
  g_autoptr (SignetEditView) view = NULL;

  if (self->editor != NULL)
    {
      self->send (self->editor, event);
      return;
    }
  effects = signet_edit_state_handle (self->state, event);
  view = signet_edit_state_view (self->state);
  signet_form_show_view (self, view);
  for (guint i = 0; i < effects->len; i++)
    if (((SignetEditEffect *)g_ptr_array_index (effects, i))->type == SIGNET_EDIT_DO_TELL_SHOWN)
      signet_form_tell_shown (self);
}

static void
take (SignetForm *self, SignetFormValues *values)
{
  if (signet_form_values_compare (&self->state->typed, values) != 0)
    send_event (self, &(SignetEditEvent){ .type = SIGNET_EDIT_TYPED, .values = values });
  signet_form_values_clear (values);
}

static void
signet_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SignetForm *self = SIGNET_FORM (object);
  SignetFormValues values;

  signet_form_values_copy (&values, &self->state->typed);
  switch (id)
    {
    case PROP_REQUIRE_SSL:
      values.require_ssl = g_value_get_boolean (value);
      break;
    case PROP_INCOMING_TYPE:
      values.incoming = (SignetIncoming)g_value_get_enum (value);
      break;
    case PROP_OUTGOING_SIGN_IN:
      values.outgoing = (SignetOutgoing)g_value_get_enum (value);
      break;
    default:
      signet_form_values_set_text (&values, (SignetFormText)(id - PROP_TEXT_0 - 1),
                                   g_value_get_string (value));
    }
  take (self, &values);
}

static void
signet_form_finalize (GObject *object)
{
  SignetForm *self = SIGNET_FORM (object);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      signet_server_form_detach (self->servers[i]);
      g_object_unref (self->servers[i]);
    }
  signet_edit_view_unref (self->view);
  signet_edit_state_unref (self->state);
  G_OBJECT_CLASS (signet_form_parent_class)->finalize (object);
}

static void
signet_form_class_init (SignetFormClass *klass)
{
  static const char *const names[SIGNET_FORM_N_TEXTS] = {
    "address",       "incoming-server", "outgoing-server",    "user",
    "outgoing-user", "ca-file",         "client-certificate",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  object_class->get_property = signet_form_get_property;
  object_class->set_property = signet_form_set_property;
  object_class->finalize = signet_form_finalize;
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    properties[PROP_TEXT_0 + 1 + i] = g_param_spec_string (names[i], NULL, NULL, "", both);
  properties[PROP_REQUIRE_SSL] = g_param_spec_boolean ("require-ssl", NULL, NULL, TRUE, both);
  properties[PROP_INCOMING_TYPE] = g_param_spec_enum (
      "incoming-type", NULL, NULL, SIGNET_TYPE_INCOMING, SIGNET_INCOMING_AUTO, both);
  properties[PROP_OUTGOING_SIGN_IN] = g_param_spec_enum (
      "outgoing-sign-in", NULL, NULL, SIGNET_TYPE_OUTGOING, SIGNET_OUTGOING_SAME, both);
  properties[PROP_NEW] = g_param_spec_boolean ("new", NULL, NULL, TRUE, read);
  properties[PROP_REQUIRE_SSL_LOCKED] = g_param_spec_boolean ("require-ssl-locked", NULL, NULL,
                                                              FALSE, read);
  properties[PROP_PLAUSIBLE] = g_param_spec_boolean ("plausible", NULL, NULL, FALSE, read);
  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, read);
  properties[PROP_OVERRIDES] = g_param_spec_uint ("overrides", NULL, NULL, 0, 100, 0, read);
  properties[PROP_OVERRIDES_TEXT] = g_param_spec_string ("overrides-text", NULL, NULL, NULL, read);
  properties[PROP_SERVERS_NOTE] = g_param_spec_string ("servers-note", NULL, NULL, NULL, read);
  properties[PROP_INCOMING_SET] = g_param_spec_boolean ("incoming-set", NULL, NULL, FALSE, read);
  properties[PROP_INCOMING_NOTE] = g_param_spec_string ("incoming-note", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", SIGNET_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
signet_form_init (SignetForm *self)
{
}

static void
set_server (gpointer form, SignetProtocol protocol, SignetSecurity security, guint16 port)
{
  SignetForm *self = form;
  SignetFormValues values;

  signet_form_values_copy (&values, &self->state->typed);
  values.security[protocol] = security;
  values.port[protocol] = port;
  take (self, &values);
}

SignetForm *
signet_form_new_for (SignetEditState *state, SignetFormSend send, gpointer editor)
{
  SignetForm *self = g_object_new (SIGNET_TYPE_FORM, NULL);

  self->state = signet_edit_state_ref (state);
  self->view = signet_edit_state_view (state);
  self->send = send;
  self->editor = editor;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    self->servers[i] = signet_server_form_new ((SignetProtocol)i, self->view, set_server, self);
  return self;
}

SignetForm *
signet_form_new (void)
{
  g_autoptr (SignetEditState) state = signet_edit_state_new ();

  return signet_form_new_for (state, NULL, NULL);
}

void
signet_form_detach (SignetForm *self)
{
  self->editor = NULL;
}

static void
notify_if (SignetForm *self, guint id, gboolean differs)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

void
signet_form_show_view (SignetForm *self, SignetEditView *view)
{
  g_autoptr (SignetEditView) a = self->view;
  const SignetEditView *b = view;

  self->view = signet_edit_view_ref (view);
  g_object_freeze_notify (G_OBJECT (self));
  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    notify_if (self, PROP_TEXT_0 + 1 + i, !g_str_equal (a->values.texts[i], b->values.texts[i]));
  notify_if (self, PROP_REQUIRE_SSL, a->values.require_ssl != b->values.require_ssl);
  notify_if (self, PROP_INCOMING_TYPE, a->values.incoming != b->values.incoming);
  notify_if (self, PROP_OUTGOING_SIGN_IN, a->values.outgoing != b->values.outgoing);
  notify_if (self, PROP_NEW, a->is_new != b->is_new);
  notify_if (self, PROP_REQUIRE_SSL_LOCKED, a->is_require_ssl_locked != b->is_require_ssl_locked);
  notify_if (self, PROP_PLAUSIBLE, a->is_plausible != b->is_plausible);
  notify_if (self, PROP_CHANGED, a->is_changed != b->is_changed);
  notify_if (self, PROP_OVERRIDES, a->n_overrides != b->n_overrides);
  notify_if (self, PROP_OVERRIDES_TEXT, !g_str_equal (a->overrides_text, b->overrides_text));
  notify_if (self, PROP_SERVERS_NOTE, !g_str_equal (a->servers_note, b->servers_note));
  notify_if (self, PROP_INCOMING_SET,
             (a->values.incoming != SIGNET_INCOMING_AUTO)
                 != (b->values.incoming != SIGNET_INCOMING_AUTO));
  notify_if (self, PROP_INCOMING_NOTE, !g_str_equal (a->incoming_note, b->incoming_note));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    signet_server_form_show_view (self->servers[i], view);
  g_object_thaw_notify (G_OBJECT (self));
}

void
signet_form_tell_shown (SignetForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

void
signet_form_set_admin_limit (SignetForm *self, SignetPlaintext admin_limit, gboolean require_ssl)
{
  g_return_if_fail (SIGNET_IS_FORM (self));

  send_event (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SETTINGS,
                                        .admin_limit = admin_limit,
                                        .require_ssl = require_ssl });
}

void
signet_form_show (SignetForm *self, SignetAccount *account)
{
  g_return_if_fail (SIGNET_IS_FORM (self));
  g_return_if_fail (account == NULL || SIGNET_IS_ACCOUNT (account));

  send_event (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SHOW, .account = account });
}

gboolean
signet_form_can_add_outgoing (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), FALSE);

  return self->state->shown_account != NULL
         && !signet_form_values_uses (&self->state->typed, self->state->shown_account,
                                      SIGNET_PROTOCOL_SMTP);
}

void
signet_form_add_outgoing (SignetForm *self)
{
  SignetFormValues values;

  g_return_if_fail (SIGNET_IS_FORM (self));

  if (!signet_form_can_add_outgoing (self))
    return;
  signet_form_values_copy (&values, &self->state->typed);
  values.adds_outgoing = TRUE;
  take (self, &values);
}

SignetServerForm *
signet_form_get_server (SignetForm *self, SignetProtocol protocol)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);
  g_return_val_if_fail ((guint)protocol < SIGNET_N_PROTOCOLS, NULL);

  return self->servers[protocol];
}

void
signet_form_set_found (SignetForm *self, SignetProtocol protocol, const SignetProfile *found)
{
  g_return_if_fail (SIGNET_IS_FORM (self) && (guint)protocol < SIGNET_N_PROTOCOLS);

  send_event (self, &(SignetEditEvent){
                        .type = SIGNET_EDIT_FOUND, .protocol = protocol, .profile = found });
}

const char *
signet_form_get_address (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return self->state->typed.texts[SIGNET_FORM_ADDRESS];
}

void
signet_form_set_password (SignetForm *self, SignetProtocol protocol, SignetSecret *password)
{
  SignetFormValues values;
  SignetSecret **place = protocol == SIGNET_PROTOCOL_SMTP ? &values.outgoing_password
                                                          : &values.password;

  g_return_if_fail (SIGNET_IS_FORM (self));

  signet_form_values_copy (&values, &self->state->typed);
  g_clear_pointer (place, signet_secret_unref);
  *place = password != NULL ? signet_secret_ref (password) : NULL;
  take (self, &values);
}

SignetSecret *
signet_form_get_password (SignetForm *self, SignetProtocol protocol)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return signet_form_values_get_password (&self->state->typed, protocol);
}

gboolean
signet_form_is_changed (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), FALSE);

  return signet_edit_state_is_changed (self->state);
}

void
signet_form_reset (SignetForm *self)
{
  SignetFormValues values;

  g_return_if_fail (SIGNET_IS_FORM (self));

  signet_form_values_copy (&values, &self->state->typed);
  for (int i = SIGNET_FORM_USER; i < SIGNET_FORM_N_TEXTS; i++)
    signet_form_values_set_text (&values, (SignetFormText)i, NULL);
  values.incoming = SIGNET_INCOMING_AUTO;
  values.outgoing = SIGNET_OUTGOING_SAME;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      values.security[i] = SIGNET_SECURITY_AUTO;
      values.port[i] = 0;
    }
  g_clear_pointer (&values.outgoing_password, signet_secret_unref);
  take (self, &values);
}

const SignetEditState *
signet_form_get_state (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return self->state;
}
