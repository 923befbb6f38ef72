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

/* Passwords by account and protocol */
typedef struct _SignetSessionPasswords SignetSessionPasswords;

SignetSessionPasswords *signet_session_passwords_new (void);

/* Wipes and frees @passwords; takes @passwords */
void signet_session_passwords_free (SignetSessionPasswords *passwords);

/* Keeps the password for @host, or forgets it where @password is NULL */
void signet_session_passwords_set (SignetSessionPasswords *passwords,
                                   const char *account,
                                   SignetProtocol protocol,
                                   const char *host,
                                   SignetSecret *password);

/* (transfer full) (nullable): the password, or NULL if there is none; @host may be NULL for any */
SignetSecret *signet_session_passwords_get (SignetSessionPasswords *passwords,
                                            const char *account,
                                            SignetProtocol protocol,
                                            const char *host);

G_END_DECLS
