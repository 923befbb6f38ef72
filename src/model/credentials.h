/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Who logs in: one or two user names (the second only where the first was derived from the
 * address) and the password. Never written anywhere; never part of a Report.
 */
#pragma once

#include "secret.h"

G_BEGIN_DECLS

/* How many user names may be tried per protocol in one set-up: more could lock the account */
#define SIGNET_MAX_USERS 2

/* User names and password for one protocol */
typedef struct _SignetCredentials SignetCredentials;

#define SIGNET_TYPE_CREDENTIALS (signet_credentials_get_type ())
GType signet_credentials_get_type (void);

SignetCredentials *
signet_credentials_new (const char *user, const char *second_user, SignetSecret *password);

/* (transfer full): @credentials, with one more reference */
SignetCredentials *signet_credentials_ref (SignetCredentials *credentials);

/* Drops a reference, and frees @credentials with the last one; takes @credentials */
void signet_credentials_unref (SignetCredentials *credentials);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentials, signet_credentials_unref)

/* (nullable): the user name, or NULL where there is none */
const char *signet_credentials_get_user (const SignetCredentials *credentials, guint index);

/* (nullable): the password */
SignetSecret *signet_credentials_get_password (const SignetCredentials *credentials);

G_END_DECLS
