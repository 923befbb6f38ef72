/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The passwords of one account, one for each protocol that has one.
 */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/**
 * SignetPasswords:
 * @of: (nullable): the password of each protocol
 *
 * The passwords of an account.
 */
typedef struct
{
  SignetSecret *of[SIGNET_N_PROTOCOLS];
} SignetPasswords;

/**
 * signet_passwords_clear:
 * @self: passwords
 *
 * Lets go of them all.
 */
void signet_passwords_clear (SignetPasswords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetPasswords, signet_passwords_clear)

/**
 * signet_passwords_set:
 * @self: passwords
 * @protocol: a protocol
 * @password: (nullable): its password
 *
 * Replaces a password.
 */
void signet_passwords_set (SignetPasswords *self, SignetProtocol protocol, SignetSecret *password);

/**
 * signet_passwords_load:
 * @self: no passwords
 * @session: a session
 * @account: an account
 * @prompt: what may be done about a locked keyring
 * @error: return location for a #SignetKeyringError; that one is not stored is none
 *
 * Gets what the keyring has for @account.
 *
 * Returns: whether the keyring answered
 */
gboolean signet_passwords_load (SignetPasswords *self,
                                SignetSession *session,
                                SignetAccount *account,
                                SignetKeyringPrompt prompt,
                                GError **error);

/**
 * signet_passwords_keep:
 * @self: passwords
 * @session: a session
 * @change: what it belongs to
 * @account: the account they are for, with the servers and users that are kept now
 * @place: (out): where the last one is
 * @error: return location for a #SignetKeyringError
 *
 * Keeps them in the keyring, or in memory where there is none.
 *
 * Returns: whether all are kept
 */
gboolean signet_passwords_keep (const SignetPasswords *self,
                                SignetSession *session,
                                SignetKeyringChange *change,
                                SignetAccount *account,
                                SignetKeyringPlace *place,
                                GError **error);

/* Says on standard error that there is no keyring for the password. */
void signet_passwords_complain (void);

G_END_DECLS
