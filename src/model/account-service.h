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
 * SignetAccountService:
 * @profile: (nullable): the profile that worked last, or %NULL if none has yet
 * @user: (nullable): the user name, or %NULL to derive it from the address
 * @sign_in: how to log in
 * @host: (nullable): the host set by hand, or %NULL to find it
 * @port: the port set by hand, or 0
 * @security: the mode set by hand, or %SIGNET_SECURITY_AUTO
 * @found: (nullable): what was found before port or mode were set by hand, or %NULL where that is
 *   @profile or nothing, see signet_account_service_get_found()
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
} SignetAccountService;

#define SIGNET_TYPE_ACCOUNT_SERVICE (signet_account_service_get_type ())
GType signet_account_service_get_type (void);

/**
 * signet_account_service_new:
 *
 * Returns: (transfer full): a record in which everything is automatic, for the caller to fill; its
 *   strings are its own
 */
SignetAccountService *signet_account_service_new (void);

/**
 * signet_account_service_copy:
 * @service: a record
 *
 * Returns: (transfer full): a copy of @service
 */
SignetAccountService *signet_account_service_copy (const SignetAccountService *service);

/**
 * signet_account_service_free:
 * @service: (nullable) (transfer full): a record
 *
 * Frees @service.
 */
void signet_account_service_free (SignetAccountService *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAccountService, signet_account_service_free)

/**
 * signet_account_service_equal:
 * @a: (nullable): a record
 * @b: (nullable): a record
 *
 * Returns: whether all of @a and @b is the same; two absent ones are
 */
gboolean signet_account_service_equal (const SignetAccountService *a,
                                       const SignetAccountService *b);

/**
 * signet_account_service_needs_password:
 * @service: (nullable): a record
 *
 * Returns: whether nobody can sign in without a password: not where nobody signs in, or a
 *   certificate does
 */
gboolean signet_account_service_needs_password (const SignetAccountService *service);

/**
 * signet_account_service_set_profile:
 * @service: a record
 * @profile: (nullable): the profile that worked; copied, without what only a race needs
 *
 * Replaces the profile.
 */
void signet_account_service_set_profile (SignetAccountService *service,
                                         const SignetProfile *profile);

/**
 * signet_account_service_set_by_hand:
 * @service: a record
 * @port: a port, or 0 for the one that goes with the mode
 * @security: a mode, or %SIGNET_SECURITY_AUTO to find it
 *
 * Sets port and mode. What was found without the user's help is remembered.
 */
void signet_account_service_set_by_hand (SignetAccountService *service,
                                         guint16 port,
                                         SignetSecurity security);

/**
 * signet_account_service_prove:
 * @service: a record
 * @profile: a profile that works
 *
 * Replaces the profile. Where neither port nor mode are set by hand, it is what was found.
 */
void signet_account_service_prove (SignetAccountService *service, const SignetProfile *profile);

/**
 * signet_account_service_get_found:
 * @service: (nullable): a record
 *
 * Tells what the last automatic probe has found. Something that was set by hand never becomes that,
 * however well it works.
 *
 * Returns: (transfer none) (nullable): the profile, or %NULL if none was found, or at another host
 */
const SignetProfile *signet_account_service_get_found (const SignetAccountService *service);

/**
 * signet_account_service_confirm_plaintext:
 * @service: a record
 * @host: (nullable): the host for which the user agreed to log in without encryption, or %NULL to
 *   take it back
 * @port: the port, or 0 with no host
 *
 * Records the user's agreement, which is good for this very host and port.
 */
void signet_account_service_confirm_plaintext (SignetAccountService *service,
                                               const char *host,
                                               guint16 port);

G_END_DECLS
