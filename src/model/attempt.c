/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A record that owns copies of what is said of an attempt. Its properties are read-only, for
 * lists that bind to them.
 */
#include "attempt.h"

#include "enum-types.h"

struct _SignetAttempt
{
  GObject parent_instance;

  SignetAttemptFacts facts; /* every pointer owned */
};

enum
{
  PROP_PROFILE = 1,
  PROP_OUTCOME,
  PROP_DETAIL,
  PROP_TLS,
  PROP_LOGIN,
  PROP_ELAPSED_MS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SignetAttempt, signet_attempt, G_TYPE_OBJECT)

static void
signet_attempt_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const SignetAttemptFacts *facts = &SIGNET_ATTEMPT (object)->facts;

  switch (id)
    {
    case PROP_PROFILE:
      g_value_set_boxed (value, facts->profile);
      break;
    case PROP_OUTCOME:
      g_value_set_enum (value, facts->outcome);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, facts->detail);
      break;
    case PROP_TLS:
      g_value_set_boxed (value, facts->tls);
      break;
    case PROP_LOGIN:
      g_value_set_enum (value, facts->login);
      break;
    case PROP_ELAPSED_MS:
      g_value_set_uint (value, facts->elapsed_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_attempt_finalize (GObject *object)
{
  SignetAttemptFacts *facts = &SIGNET_ATTEMPT (object)->facts;

  signet_profile_free ((SignetProfile *)facts->profile);
  g_free ((char *)facts->detail);
  g_clear_pointer (&facts->tls, signet_tls_info_unref);
  g_strfreev ((GStrv)facts->auth);
  g_free ((char *)facts->mechanism);
  g_free ((char *)facts->user);
  G_OBJECT_CLASS (signet_attempt_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_PROFILE] = g_param_spec_boxed ("profile", NULL, NULL, SIGNET_TYPE_PROFILE, flags);
  properties[PROP_OUTCOME] = g_param_spec_enum ("outcome", NULL, NULL, SIGNET_TYPE_OUTCOME,
                                                SIGNET_OUTCOME_CANCELLED, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_TLS] = g_param_spec_boxed ("tls", NULL, NULL, SIGNET_TYPE_TLS_INFO, flags);
  properties[PROP_LOGIN] = g_param_spec_enum ("login", NULL, NULL, SIGNET_TYPE_LOGIN,
                                              SIGNET_LOGIN_NOT_TRIED, flags);
  properties[PROP_ELAPSED_MS] = g_param_spec_uint ("elapsed-ms", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_attempt_class_init (SignetAttemptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_attempt_get_property;
  object_class->finalize = signet_attempt_finalize;
  install_properties (object_class);
}

static void
signet_attempt_init (SignetAttempt *self)
{
}

SignetAttempt *
signet_attempt_new (const SignetAttemptFacts *facts)
{
  SignetAttempt *self;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (facts->profile != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_ATTEMPT, NULL);
  self->facts = *facts;
  self->facts.profile = signet_profile_copy (facts->profile);
  self->facts.detail = g_strdup (facts->detail);
  self->facts.tls = facts->tls == NULL ? NULL : signet_tls_info_ref (facts->tls);
  self->facts.auth = (const char *const *)g_strdupv ((GStrv)facts->auth);
  self->facts.mechanism = g_strdup (facts->mechanism);
  self->facts.user = g_strdup (facts->user);
  return self;
}

const SignetAttemptFacts *
signet_attempt_get_facts (SignetAttempt *self)
{
  g_return_val_if_fail (SIGNET_IS_ATTEMPT (self), NULL);

  return &self->facts;
}

const SignetProfile *
signet_attempt_get_profile (SignetAttempt *self)
{
  g_return_val_if_fail (SIGNET_IS_ATTEMPT (self), NULL);

  return self->facts.profile;
}

SignetOutcome
signet_attempt_get_outcome (SignetAttempt *self)
{
  g_return_val_if_fail (SIGNET_IS_ATTEMPT (self), SIGNET_OUTCOME_CANCELLED);

  return self->facts.outcome;
}
