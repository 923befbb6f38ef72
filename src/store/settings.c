/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A GSettings that may be missing. GSettings ends the program when it is asked for a schema or key
 * that is not installed, so each is looked up first.
 */
#include "settings.h"

#include "enum-types.h"

struct _SignetSettings
{
  GObject parent_instance;

  GSettings *settings;     /* (nullable): owned */
  GSettingsSchema *schema; /* (nullable): owned */
};

enum
{
  DEFAULT_PROBE_TIMEOUT = 15
};

static const char schema_id[] = "io.github.signet.mail-accounts";

static const char *const keys[] = {
  [SIGNET_SETTING_REQUIRE_SSL] = "require-ssl",
  [SIGNET_SETTING_MINIMUM_TLS] = "minimum-tls",
  [SIGNET_SETTING_USE_CENTRAL_DATABASE] = "use-central-database",
  [SIGNET_SETTING_PROBE_TIMEOUT] = "probe-timeout",
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SignetSettings, signet_settings, G_TYPE_OBJECT)

static void
signet_settings_finalize (GObject *object)
{
  SignetSettings *self = SIGNET_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->schema, g_settings_schema_unref);
  G_OBJECT_CLASS (signet_settings_parent_class)->finalize (object);
}

static void
signet_settings_class_init (SignetSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_settings_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_changed (SignetSettings *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
signet_settings_init (SignetSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (source != NULL)
    self->schema = g_settings_schema_source_lookup (source, schema_id, TRUE);
  if (self->schema == NULL)
    return;
  self->settings = g_settings_new_full (self->schema, NULL, NULL);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "writable-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

SignetSettings *
signet_settings_new (void)
{
  return g_object_new (SIGNET_TYPE_SETTINGS, NULL);
}

static gboolean
has (SignetSettings *self, SignetSetting setting)
{
  return self->schema != NULL && g_settings_schema_has_key (self->schema, keys[setting]);
}

gboolean
signet_settings_is_locked (SignetSettings *self, SignetSetting setting)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail ((guint)setting < G_N_ELEMENTS (keys), FALSE);

  return has (self, setting) && !g_settings_is_writable (self->settings, keys[setting]);
}

gboolean
signet_settings_get_require_ssl (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), TRUE);

  return !has (self, SIGNET_SETTING_REQUIRE_SSL)
         || g_settings_get_boolean (self->settings, keys[SIGNET_SETTING_REQUIRE_SSL]);
}

SignetPlaintext
signet_settings_get_admin_limit (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), signet_policy_admin_limit (TRUE));

  return signet_policy_admin_limit (signet_settings_is_locked (self, SIGNET_SETTING_REQUIRE_SSL)
                                    && signet_settings_get_require_ssl (self));
}

SignetTlsMinimum
signet_settings_get_minimum_tls (SignetSettings *self)
{
  g_autofree char *nick = NULL;
  int minimum = SIGNET_TLS_1_2;

  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), SIGNET_TLS_1_3);

  if (!has (self, SIGNET_SETTING_MINIMUM_TLS))
    return SIGNET_TLS_1_2;
  nick = g_settings_get_string (self->settings, keys[SIGNET_SETTING_MINIMUM_TLS]);
  signet_from_nick (SIGNET_TYPE_TLS_MINIMUM, nick, &minimum);
  return (SignetTlsMinimum)minimum;
}

gboolean
signet_settings_get_use_central_database (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return !has (self, SIGNET_SETTING_USE_CENTRAL_DATABASE)
         || g_settings_get_boolean (self->settings, keys[SIGNET_SETTING_USE_CENTRAL_DATABASE]);
}

guint
signet_settings_get_probe_timeout (SignetSettings *self)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), DEFAULT_PROBE_TIMEOUT);

  if (!has (self, SIGNET_SETTING_PROBE_TIMEOUT))
    return DEFAULT_PROBE_TIMEOUT;
  return g_settings_get_uint (self->settings, keys[SIGNET_SETTING_PROBE_TIMEOUT]);
}

SignetRules
signet_settings_get_rules (SignetSettings *self, guint timeout_ms)
{
  return (SignetRules){
    .admin_limit = signet_settings_get_admin_limit (self),
    .minimum = signet_settings_get_minimum_tls (self),
    .use_database = signet_settings_get_use_central_database (self),
    .timeout_ms = timeout_ms != 0 ? timeout_ms : signet_settings_get_probe_timeout (self) * 1000,
  };
}

/* What is set shall be kept even where the program ends at once. */
static gboolean
set_boolean (SignetSettings *self, SignetSetting setting, gboolean value)
{
  if (!has (self, setting) || !g_settings_set_boolean (self->settings, keys[setting], value))
    return FALSE;
  g_settings_sync ();
  return TRUE;
}

gboolean
signet_settings_set_require_ssl (SignetSettings *self, gboolean require_ssl)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return set_boolean (self, SIGNET_SETTING_REQUIRE_SSL, require_ssl);
}

gboolean
signet_settings_set_use_central_database (SignetSettings *self, gboolean use)
{
  g_return_val_if_fail (SIGNET_IS_SETTINGS (self), FALSE);

  return set_boolean (self, SIGNET_SETTING_USE_CENTRAL_DATABASE, use);
}
