/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords in memory, for as long as the program runs: where the desktop has no keyring. Private
 * to the store.
 */
#pragma once

#include "profile.h"
#include "secret.h"

G_BEGIN_DECLS

/**
 * SignetSessionPasswords:
 *
 * Passwords by account and protocol.
 */
typedef struct _SignetSessionPasswords SignetSessionPasswords;

/**
 * signet_session_passwords_new:
 *
 * Returns: (transfer full): no passwords
 */
SignetSessionPasswords *signet_session_passwords_new (void);

/**
 * signet_session_passwords_free:
 * @passwords: (transfer full): passwords
 *
 * Wipes and frees @passwords.
 */
void signet_session_passwords_free (SignetSessionPasswords *passwords);

/**
 * signet_session_passwords_set:
 * @passwords: passwords
 * @account: an account's id
 * @protocol: a protocol
 * @password: (nullable): the password, or %NULL to forget it
 *
 * Keeps a password.
 */
void signet_session_passwords_set (SignetSessionPasswords *passwords,
                                   const char *account,
                                   SignetProtocol protocol,
                                   SignetSecret *password);

/**
 * signet_session_passwords_get:
 * @passwords: passwords
 * @account: an account's id
 * @protocol: a protocol
 *
 * Returns: (transfer full) (nullable): the password, or %NULL if there is none
 */
SignetSecret *signet_session_passwords_get (SignetSessionPasswords *passwords,
                                            const char *account,
                                            SignetProtocol protocol);

G_END_DECLS
