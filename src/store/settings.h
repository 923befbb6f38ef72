/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the user prefers and the administrator prescribes (GSettings, lockable by dconf). Works
 * with the defaults where the schema is not installed.
 */
#pragma once

#include "rules.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SIGNET_SETTING_REQUIRE_SSL,          /* the key "require-ssl" */
  SIGNET_SETTING_MINIMUM_TLS,          /* the key "minimum-tls" */
  SIGNET_SETTING_USE_CENTRAL_DATABASE, /* the key "use-central-database" */
  SIGNET_SETTING_PROBE_TIMEOUT,        /* the key "probe-timeout" */
} SignetSetting;

#define SIGNET_TYPE_SETTINGS (signet_settings_get_type ())
G_DECLARE_FINAL_TYPE (SignetSettings, signet_settings, SIGNET, SETTINGS, GObject)

/* (transfer full): reads the settings. The signal "changed" tells that one of them, or its lock,
 * changes. */
SignetSettings *signet_settings_new (void);

/* Whether the administrator prescribes @setting */
gboolean signet_settings_is_locked (SignetSettings *self, SignetSetting setting);

/* Whether new accounts require SSL */
gboolean signet_settings_get_require_ssl (SignetSettings *self);

/* Says what the administrator allows: where "require-ssl" is locked and on, no account and no
 * option of a command gets around it. Stricter than a lock is always allowed. */
SignetPlaintext signet_settings_get_admin_limit (SignetSettings *self);

/* The oldest TLS version to accept */
SignetTlsMinimum signet_settings_get_minimum_tls (SignetSettings *self);

/* Whether domains may be looked up in the central database */
gboolean signet_settings_get_use_central_database (SignetSettings *self);

/* The time limit of a set-up, in seconds */
guint signet_settings_get_probe_timeout (SignetSettings *self);

/* What binds every set-up */
SignetRules signet_settings_get_rules (SignetSettings *self, guint timeout_ms);

/* FALSE where it is locked, or the schema is not installed */
gboolean signet_settings_set_require_ssl (SignetSettings *self, gboolean require_ssl);

/* FALSE where it is locked, or the schema is not installed */
gboolean signet_settings_set_use_central_database (SignetSettings *self, gboolean use);

G_END_DECLS
