/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What an account keeps of one protocol: the profile that worked, who logs in, what the user set
 * by hand, and how the last check ended. A plain record; never a password.
 */
#pragma once

#include "outcome.h"
#include "profile.h"

G_BEGIN_DECLS

/**
 * SignetSignIn:
 * @SIGNET_SIGN_IN_PASSWORD: with user name and password
 * @SIGNET_SIGN_IN_NONE: not at all, for servers that ask nobody
 *
 * How an account logs in.
 */
typedef enum
{
  SIGNET_SIGN_IN_PASSWORD,
  SIGNET_SIGN_IN_NONE,
} SignetSignIn;

/**
 * SignetServerSettings:
 * @profile: (nullable): the profile that worked last, or %NULL if none has yet
 * @user: (nullable): the user name, or %NULL to derive it from the address
 * @sign_in: how to log in
 * @host: (nullable): the host set by hand, or %NULL to find it
 * @port: the port set by hand, or 0
 * @security: the mode set by hand, or %SIGNET_SECURITY_AUTO
 * @found: (nullable): what was found before port or mode were set by hand, or %NULL where that is
 *   @profile or nothing, see signet_server_settings_get_found()
 * @ca_file: (nullable): a file with further authorities to trust
 * @client_certificate: (nullable): the user's certificate: a file or a "pkcs11:" URI
 * @confirmed_host: (nullable): the host for which the user agreed to log in without encryption
 * @confirmed_port: the port for which the user agreed to that
 * @was_encrypted: whether it has ever been encrypted: kept by the policy, see
 *   signet_policy_keep()
 * @source: (nullable): the nick of the source that named the server
 * @checked: whether @outcome and @login say how the last check ended
 * @outcome: how the last check ended
 * @login: what became of the log-in at the last check
 *
 * What is kept of one protocol.
 */
typedef struct
{
  SignetProfile *profile;
  char *user;
  SignetSignIn sign_in;
  char *host;
  guint16 port;
  SignetSecurity security;
  SignetProfile *found;
  char *ca_file;
  char *client_certificate;
  char *confirmed_host;
  guint16 confirmed_port;
  gboolean was_encrypted;
  char *source;
  gboolean checked;
  SignetOutcome outcome;
  SignetLogin login;
} SignetServerSettings;

#define SIGNET_TYPE_SERVER_SETTINGS (signet_server_settings_get_type ())
GType signet_server_settings_get_type (void);

/**
 * signet_server_settings_new:
 *
 * Returns: (transfer full): a record in which everything is automatic, for the caller to fill; its
 *   strings are its own
 */
SignetServerSettings *signet_server_settings_new (void);

/**
 * signet_server_settings_copy:
 * @settings: settings
 *
 * Returns: (transfer full): a copy of @settings
 */
SignetServerSettings *signet_server_settings_copy (const SignetServerSettings *settings);

/**
 * signet_server_settings_free:
 * @settings: (nullable) (transfer full): settings
 *
 * Frees @settings.
 */
void signet_server_settings_free (SignetServerSettings *settings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetServerSettings, signet_server_settings_free)

/**
 * signet_server_settings_equal:
 * @a: (nullable): settings
 * @b: (nullable): settings
 *
 * Returns: whether all of @a and @b is the same; two absent ones are
 */
gboolean signet_server_settings_equal (const SignetServerSettings *a,
                                       const SignetServerSettings *b);

/**
 * signet_server_settings_needs_password:
 * @settings: (nullable): settings
 *
 * Returns: whether nobody can sign in without a password: not where nobody signs in, or a
 *   certificate does
 */
gboolean signet_server_settings_needs_password (const SignetServerSettings *settings);

/**
 * signet_server_settings_set_profile:
 * @settings: settings
 * @profile: (nullable): the profile that worked; copied, without what only a race needs
 *
 * Replaces the profile.
 */
void signet_server_settings_set_profile (SignetServerSettings *settings,
                                         const SignetProfile *profile);

/**
 * signet_server_settings_set_by_hand:
 * @settings: settings
 * @port: a port, or 0 for the one that goes with the mode
 * @security: a mode, or %SIGNET_SECURITY_AUTO to find it
 *
 * Sets port and mode. What was found without the user's help is remembered.
 */
void signet_server_settings_set_by_hand (SignetServerSettings *settings,
                                         guint16 port,
                                         SignetSecurity security);

/**
 * signet_server_settings_prove:
 * @settings: settings
 * @profile: a profile that works
 *
 * Replaces the profile. Where neither port nor mode are set by hand, it is what was found.
 */
void signet_server_settings_prove (SignetServerSettings *settings, const SignetProfile *profile);

/**
 * signet_server_settings_get_found:
 * @settings: (nullable): settings
 *
 * Tells what the last automatic probe has found. Something that was set by hand never becomes that,
 * however well it works.
 *
 * Returns: (transfer none) (nullable): the profile, or %NULL if none was found, or at another host
 */
const SignetProfile *signet_server_settings_get_found (const SignetServerSettings *settings);

/**
 * signet_server_settings_confirm_plaintext:
 * @settings: settings
 * @host: (nullable): the host for which the user agreed to log in without encryption, or %NULL to
 *   take it back
 * @port: the port, or 0 with no host
 *
 * Records the user's agreement, which is good for this very host and port.
 */
void signet_server_settings_confirm_plaintext (SignetServerSettings *settings,
                                               const char *host,
                                               guint16 port);

G_END_DECLS
