/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Who logs in: one or two user names (the second only where the first was derived from the
 * address) and the password. Never written anywhere; never part of a Report.
 */
#pragma once

#include "secret.h"

G_BEGIN_DECLS

/**
 * SIGNET_MAX_USERS:
 *
 * How many user names may be tried per protocol in one set-up: more could lock the account.
 */
#define SIGNET_MAX_USERS 2

/**
 * SignetCredentials:
 *
 * User names and password for one protocol.
 */
typedef struct _SignetCredentials SignetCredentials;

#define SIGNET_TYPE_CREDENTIALS (signet_credentials_get_type ())
GType signet_credentials_get_type (void);

/**
 * signet_credentials_new:
 * @user: the user name as the user typed it, or the whole address
 * @second_user: (nullable): the name to try when the server rejects @user; only where @user was
 *   derived from the address, and then its local part
 * @password: (nullable): the password, or %NULL where a client certificate alone logs in
 *
 * Returns: (transfer full): new credentials
 */
SignetCredentials *
signet_credentials_new (const char *user, const char *second_user, SignetSecret *password);

/**
 * signet_credentials_ref:
 * @credentials: credentials
 *
 * Returns: (transfer full): @credentials, with one more reference
 */
SignetCredentials *signet_credentials_ref (SignetCredentials *credentials);

/**
 * signet_credentials_unref:
 * @credentials: (transfer full): credentials
 *
 * Drops a reference, and frees @credentials with the last one.
 */
void signet_credentials_unref (SignetCredentials *credentials);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentials, signet_credentials_unref)

/**
 * signet_credentials_get_user:
 * @credentials: credentials
 * @index: 0 for the first name, 1 for the second
 *
 * Returns: (transfer none) (nullable): the user name, or %NULL where there is none
 */
const char *signet_credentials_get_user (const SignetCredentials *credentials, guint index);

/**
 * signet_credentials_get_password:
 * @credentials: credentials
 *
 * Returns: (transfer none) (nullable): the password
 */
SignetSecret *signet_credentials_get_password (const SignetCredentials *credentials);

G_END_DECLS
