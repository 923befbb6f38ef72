/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of one protocol. It keeps attempts in the order they ended and finds the headline;
 * who is chosen is decided by the race.
 */
#include "protocol-result.h"

#include "enum-types.h"

struct _SignetProtocolResult
{
  GObject parent_instance;

  SignetProtocol protocol;
  GListStore *attempts;  /* owned */
  SignetAttempt *chosen; /* (nullable): owned by attempts */
  SignetProfile *trying; /* (nullable): owned */
  gboolean is_signing_in;
  char *source; /* (nullable): owned */
  guint elapsed_ms;
  gboolean settled;
};

enum
{
  PROP_PROTOCOL = 1,
  PROP_TRYING,
  PROP_SETTLED,
  PROP_OK,
  PROP_OUTCOME,
  PROP_HEADLINE,
  PROP_SOURCE,
  PROP_ELAPSED_MS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GType
signet_protocol_result_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_ATTEMPT;
}

static guint
signet_protocol_result_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SIGNET_PROTOCOL_RESULT (model)->attempts));
}

static gpointer
signet_protocol_result_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SIGNET_PROTOCOL_RESULT (model)->attempts), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_protocol_result_get_item_type;
  iface->get_n_items = signet_protocol_result_get_n_items;
  iface->get_item = signet_protocol_result_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetProtocolResult,
                               signet_protocol_result,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
signet_protocol_result_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetProtocolResult *self = SIGNET_PROTOCOL_RESULT (object);

  switch (id)
    {
    case PROP_PROTOCOL:
      g_value_set_enum (value, self->protocol);
      break;
    case PROP_TRYING:
      g_value_set_boxed (value, self->trying);
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;
    case PROP_OK:
      g_value_set_boolean (value, signet_protocol_result_is_ok (self));
      break;
    case PROP_OUTCOME:
      g_value_set_enum (value, signet_protocol_result_get_outcome (self));
      break;
    case PROP_HEADLINE:
      g_value_set_object (value, signet_protocol_result_get_headline (self));
      break;
    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;
    case PROP_ELAPSED_MS:
      g_value_set_uint (value, self->elapsed_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_protocol_result_finalize (GObject *object)
{
  SignetProtocolResult *self = SIGNET_PROTOCOL_RESULT (object);

  g_clear_object (&self->attempts);
  g_clear_pointer (&self->trying, signet_profile_free);
  g_free (self->source);
  G_OBJECT_CLASS (signet_protocol_result_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_PROTOCOL] = g_param_spec_enum ("protocol", NULL, NULL, SIGNET_TYPE_PROTOCOL,
                                                 SIGNET_PROTOCOL_IMAP, flags);
  properties[PROP_TRYING] = g_param_spec_boxed ("trying", NULL, NULL, SIGNET_TYPE_PROFILE, flags);
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE, flags);
  properties[PROP_OK] = g_param_spec_boolean ("ok", NULL, NULL, FALSE, flags);
  properties[PROP_OUTCOME] = g_param_spec_enum ("outcome", NULL, NULL, SIGNET_TYPE_OUTCOME,
                                                SIGNET_OUTCOME_CANCELLED, flags);
  properties[PROP_HEADLINE] = g_param_spec_object ("headline", NULL, NULL, SIGNET_TYPE_ATTEMPT,
                                                   flags);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  properties[PROP_ELAPSED_MS] = g_param_spec_uint ("elapsed-ms", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_protocol_result_class_init (SignetProtocolResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_protocol_result_get_property;
  object_class->finalize = signet_protocol_result_finalize;
  install_properties (object_class);
}

static void
signet_protocol_result_init (SignetProtocolResult *self)
{
  self->attempts = g_list_store_new (SIGNET_TYPE_ATTEMPT);
  g_signal_connect_object (self->attempts, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

SignetProtocolResult *
signet_protocol_result_new (SignetProtocol protocol)
{
  SignetProtocolResult *self = g_object_new (SIGNET_TYPE_PROTOCOL_RESULT, NULL);

  self->protocol = protocol;
  return self;
}

SignetProtocol
signet_protocol_result_get_protocol (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), SIGNET_PROTOCOL_IMAP);

  return self->protocol;
}

void
signet_protocol_result_set_trying (SignetProtocolResult *self, const SignetProfile *profile)
{
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (self));

  g_clear_pointer (&self->trying, signet_profile_free);
  self->trying = profile == NULL ? NULL : signet_profile_copy (profile);
  self->is_signing_in = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRYING]);
}

void
signet_protocol_result_set_signing_in (SignetProtocolResult *self)
{
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (self));

  if (self->is_signing_in)
    return;
  self->is_signing_in = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRYING]);
}

gboolean
signet_protocol_result_is_signing_in (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), FALSE);

  return self->is_signing_in;
}

const SignetProfile *
signet_protocol_result_get_trying (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), NULL);

  return self->trying;
}

static void
notify_headline (SignetProtocolResult *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADLINE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

void
signet_protocol_result_add_attempt (SignetProtocolResult *self, SignetAttempt *attempt)
{
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (self));
  g_return_if_fail (SIGNET_IS_ATTEMPT (attempt));

  g_list_store_append (self->attempts, attempt);
  notify_headline (self);
}

void
signet_protocol_result_choose (SignetProtocolResult *self, SignetAttempt *attempt)
{
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (self));
  g_return_if_fail (!self->settled);
  g_return_if_fail (attempt == NULL || g_list_store_find (self->attempts, attempt, NULL));

  self->chosen = attempt;
  self->settled = TRUE;
  notify_headline (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

gboolean
signet_protocol_result_is_settled (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), FALSE);

  return self->settled;
}

gboolean
signet_protocol_result_is_ok (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), FALSE);

  return self->chosen != NULL && signet_attempt_get_outcome (self->chosen) == SIGNET_OUTCOME_OK;
}

static SignetAttempt *
find_furthest (GListModel *attempts)
{
  SignetAttempt *furthest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (attempts); i++)
    {
      g_autoptr (SignetAttempt) attempt = g_list_model_get_item (attempts, i);

      if (furthest == NULL
          || signet_attempt_get_outcome (attempt) > signet_attempt_get_outcome (furthest))
        furthest = attempt;
    }
  return furthest;
}

SignetAttempt *
signet_protocol_result_get_headline (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), NULL);

  return self->chosen != NULL ? self->chosen : find_furthest (G_LIST_MODEL (self->attempts));
}

SignetOutcome
signet_protocol_result_get_outcome (SignetProtocolResult *self)
{
  SignetAttempt *headline = signet_protocol_result_get_headline (self);

  return headline == NULL ? SIGNET_OUTCOME_CANCELLED : signet_attempt_get_outcome (headline);
}

void
signet_protocol_result_set_elapsed_ms (SignetProtocolResult *self, guint elapsed_ms)
{
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (self));

  self->elapsed_ms = elapsed_ms;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED_MS]);
}

guint
signet_protocol_result_get_elapsed_ms (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), 0);

  return self->elapsed_ms;
}

void
signet_protocol_result_set_source (SignetProtocolResult *self, const char *source)
{
  g_return_if_fail (SIGNET_IS_PROTOCOL_RESULT (self));

  g_free (self->source);
  self->source = g_strdup (source);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

const char *
signet_protocol_result_get_source (SignetProtocolResult *self)
{
  g_return_val_if_fail (SIGNET_IS_PROTOCOL_RESULT (self), NULL);

  return self->source;
}
