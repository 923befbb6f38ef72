/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The properties rows bind to, and what follows from them. What they mean for an account is in
 * form-values.c and form-request.c.
 */
#include "form-private.h"

#include "edit-enum-types.h"
#include "enum-types.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  PROP_INCOMING_NOTE,
  PROP_INCOMING_SET,
  N_PROPERTIES,
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_SHOWN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetForm, signet_form, G_TYPE_OBJECT)

static char *
describe_overrides (SignetForm *self)
{
  guint n = signet_form_values_count_overrides (&self->values);

  if (n == 0)
    /* Translators: what is in the section "Advanced" */
    return g_strdup (_ ("Ports and security"));
  return g_strdup_printf (
      /* Translators: how many settings of the section "Advanced" are not automatic. */
      g_dngettext (GETTEXT_PACKAGE, "%u setting changed", "%u settings changed", n), n);
}

static gboolean
is_found (SignetForm *self, SignetProtocol protocol)
{
  g_autoptr (SignetProfile) found = NULL;

  g_object_get (self->servers[protocol], "found", &found, NULL);
  return found != NULL;
}

/* Of a new account, while nothing is set by hand */
static void
follow_incoming (SignetForm *self)
{
  if (self->account != NULL || self->values.incoming != SIGNET_INCOMING_AUTO)
    return;
  self->found_incoming = is_found (self, SIGNET_PROTOCOL_IMAP)   ? SIGNET_INCOMING_IMAP
                         : is_found (self, SIGNET_PROTOCOL_POP3) ? SIGNET_INCOMING_POP3
                                                                 : SIGNET_INCOMING_AUTO;
}

static SignetIncoming
get_found_incoming (SignetForm *self)
{
  return self->account != NULL ? signet_account_get_found_incoming (self->account)
                               : self->found_incoming;
}

static char *
describe_incoming (SignetForm *self)
{
  SignetIncoming incoming = get_found_incoming (self);
  const char *found = NULL;

  if (incoming != SIGNET_INCOMING_AUTO)
    found = signet_protocol_title (incoming == SIGNET_INCOMING_IMAP ? SIGNET_PROTOCOL_IMAP
                                                                    : SIGNET_PROTOCOL_POP3);
  return self->values.incoming == SIGNET_INCOMING_AUTO ? signet_server_form_say_found (found)
                                                       : signet_server_form_say_set (found);
}

static void
signet_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetForm *self = SIGNET_FORM (object);

  switch (id)
    {
    case PROP_REQUIRE_SSL:
      g_value_set_boolean (value, self->values.require_ssl);
      break;
    case PROP_INCOMING_TYPE:
      g_value_set_enum (value, self->values.incoming);
      break;
    case PROP_OUTGOING_SIGN_IN:
      g_value_set_enum (value, self->values.outgoing);
      break;
    case PROP_NEW:
      g_value_set_boolean (value, self->account == NULL);
      break;
    case PROP_REQUIRE_SSL_LOCKED:
      g_value_set_boolean (value, signet_policy_is_prescribed (self->limit));
      break;
    case PROP_PLAUSIBLE:
      g_value_set_boolean (value, signet_form_values_are_plausible (&self->values));
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, signet_form_is_changed (self));
      break;
    case PROP_OVERRIDES:
      g_value_set_uint (value, signet_form_values_count_overrides (&self->values));
      break;
    case PROP_OVERRIDES_TEXT:
      g_value_take_string (value, describe_overrides (self));
      break;
    case PROP_INCOMING_NOTE:
      g_value_take_string (value, describe_incoming (self));
      break;
    case PROP_INCOMING_SET:
      g_value_set_boolean (value, self->values.incoming != SIGNET_INCOMING_AUTO);
      break;
    default:
      g_value_set_string (value, self->values.texts[id - PROP_TEXT_0 - 1]);
    }
}

/* What the rows of a protocol say besides what is theirs. */
static void
refresh_server (SignetForm *self, SignetAccount *wished, SignetProtocol protocol)
{
  g_autoptr (SignetTarget) server = signet_form_values_server (&self->values, protocol, NULL);
  gboolean is_for_other = server != NULL && server->has_protocol && server->protocol != protocol;

  signet_server_form_set_named_port (self->servers[protocol],
                                     server != NULL && !is_for_other ? server->port : 0);
  signet_server_form_set_forbidden (
      self->servers[protocol], signet_policy_account_contradicts (wished, protocol, self->limit));
}

/* Where IMAP and POP3 are both possible, the one that was found is in use. */
static gboolean
is_in_use (SignetForm *self, SignetProtocol protocol)
{
  gboolean only_pop3;

  if (protocol == SIGNET_PROTOCOL_SMTP || self->values.incoming != SIGNET_INCOMING_AUTO
      || (self->account != NULL
          && !signet_form_values_frees_incoming (&self->values, self->account)))
    return signet_form_values_uses (&self->values, self->account, protocol);
  only_pop3 = signet_form_values_names_pop3 (&self->values)
              || get_found_incoming (self) == SIGNET_INCOMING_POP3;
  return only_pop3 == (protocol == SIGNET_PROTOCOL_POP3);
}

void
signet_form_refresh (SignetForm *self)
{
  const char *address = signet_form_values_are_plausible (&self->values)
                            ? signet_form_get_address (self)
                            : "x@example.org";
  g_autoptr (SignetAccount) wished = signet_account_new (NULL, address);

  follow_incoming (self);
  signet_form_values_write (&self->values, &self->shown, wished, TRUE);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      refresh_server (self, wished, (SignetProtocol)i);
      signet_server_form_set_used (self->servers[i], is_in_use (self, (SignetProtocol)i));
    }
  for (guint id = PROP_NEW; id < N_PROPERTIES; id++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

void
signet_form_tell_shown (SignetForm *self)
{
  for (guint id = PROP_TEXT_0 + 1; id < PROP_NEW; id++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
  signet_form_refresh (self);
  self->is_showing = FALSE;
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

void
signet_form_edited (SignetForm *self, SignetEdit edit)
{
  if (self->is_showing)
    return;
  signet_form_refresh (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, edit);
}

#define INCOMING (SIGNET_EDIT_IMAP | SIGNET_EDIT_POP3)
#define SERVERS  (INCOMING | SIGNET_EDIT_SMTP)

static const SignetEdit text_edits[SIGNET_FORM_N_TEXTS] = {
  [SIGNET_FORM_ADDRESS] = SERVERS | SIGNET_EDIT_SIGN_IN,
  [SIGNET_FORM_INCOMING_SERVER] = INCOMING,
  [SIGNET_FORM_OUTGOING_SERVER] = SIGNET_EDIT_SMTP,
  [SIGNET_FORM_USER] = SIGNET_EDIT_SIGN_IN,
  [SIGNET_FORM_OUTGOING_USER] = SIGNET_EDIT_SIGN_IN,
  [SIGNET_FORM_CA_FILE] = SERVERS,
  [SIGNET_FORM_CLIENT_CERTIFICATE] = SERVERS,
};

static void
set_text (SignetForm *self, SignetFormText text, const char *value)
{
  value = value != NULL ? value : "";
  if (g_str_equal (self->values.texts[text], value))
    return;
  g_free (self->values.texts[text]);
  self->values.texts[text] = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_0 + 1 + text]);
  signet_form_edited (self, text_edits[text]);
}

static void
set_require_ssl (SignetForm *self, gboolean require_ssl)
{
  if (self->values.require_ssl == require_ssl || signet_policy_is_prescribed (self->limit))
    return;
  self->values.require_ssl = require_ssl;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRE_SSL]);
  signet_form_edited (self, SERVERS);
}

static void
set_incoming (SignetForm *self, SignetIncoming incoming)
{
  if (self->values.incoming == incoming)
    return;
  self->values.incoming = incoming;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCOMING_TYPE]);
  signet_form_edited (self, INCOMING);
}

static void
set_outgoing (SignetForm *self, SignetOutgoing outgoing)
{
  if (self->values.outgoing == outgoing)
    return;
  self->values.outgoing = outgoing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTGOING_SIGN_IN]);
  signet_form_edited (self, SIGNET_EDIT_SIGN_IN);
}

static void
signet_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SignetForm *self = SIGNET_FORM (object);

  switch (id)
    {
    case PROP_REQUIRE_SSL:
      set_require_ssl (self, g_value_get_boolean (value));
      break;
    case PROP_INCOMING_TYPE:
      set_incoming (self, (SignetIncoming)g_value_get_enum (value));
      break;
    case PROP_OUTGOING_SIGN_IN:
      set_outgoing (self, (SignetOutgoing)g_value_get_enum (value));
      break;
    default:
      set_text (self, (SignetFormText)(id - PROP_TEXT_0 - 1), g_value_get_string (value));
    }
}

static void
signet_form_finalize (GObject *object)
{
  SignetForm *self = SIGNET_FORM (object);

  signet_form_forget_passwords (self);
  signet_form_values_clear (&self->values);
  signet_form_values_clear (&self->shown);
  g_clear_object (&self->account);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_object (&self->servers[i]);
  G_OBJECT_CLASS (signet_form_parent_class)->finalize (object);
}

static void
install_texts (GParamFlags flags)
{
  static const char *const names[SIGNET_FORM_N_TEXTS] = {
    "address",       "incoming-server", "outgoing-server",    "user",
    "outgoing-user", "ca-file",         "client-certificate",
  };

  for (int i = 0; i < SIGNET_FORM_N_TEXTS; i++)
    properties[PROP_TEXT_0 + 1 + i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  install_texts (both);
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
  properties[PROP_INCOMING_SET] = g_param_spec_boolean ("incoming-set", NULL, NULL, FALSE, read);
  properties[PROP_INCOMING_NOTE] = g_param_spec_string ("incoming-note", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_form_class_init (SignetFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_form_get_property;
  object_class->set_property = signet_form_set_property;
  object_class->finalize = signet_form_finalize;
  install_properties (object_class);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", SIGNET_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_EDIT);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", SIGNET_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

/* What was found and what is said of it changes as well; only the user's settings count here. */
static void
on_server_changed (SignetServerForm *server, GParamSpec *pspec, SignetForm *self)
{
  SignetProtocol protocol = signet_server_form_get_protocol (server);
  SignetFormValues *values = &self->values;

  if (self->is_showing)
    return;
  if (values->security[protocol] == signet_server_form_get_security (server)
      && values->port[protocol] == signet_server_form_get_typed_port (server))
    return;
  values->security[protocol] = signet_server_form_get_security (server);
  values->port[protocol] = signet_server_form_get_typed_port (server);
  signet_form_edited (self, (SignetEdit)(1 << protocol));
}

static void
signet_form_init (SignetForm *self)
{
  self->default_require_ssl = TRUE;
  self->limit = signet_policy_plaintext_limit (FALSE);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      self->servers[i] = signet_server_form_new ((SignetProtocol)i);
      g_signal_connect_object (self->servers[i], "notify::overrides",
                               G_CALLBACK (on_server_changed), self, 0);
    }
  signet_form_show (self, NULL);
}

SignetForm *
signet_form_new (void)
{
  return g_object_new (SIGNET_TYPE_FORM, NULL);
}

const SignetFormValues *
signet_form_get_values (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return &self->values;
}

const SignetFormValues *
signet_form_get_shown (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return &self->shown;
}

SignetAccount *
signet_form_get_shown_account (SignetForm *self)
{
  g_return_val_if_fail (SIGNET_IS_FORM (self), NULL);

  return self->account;
}
