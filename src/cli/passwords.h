/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The passwords of one account, one for each protocol that has one.
 */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* Each may be NULL */
typedef struct
{
  SignetSecret *of[SIGNET_N_PROTOCOLS];
} SignetPasswords;

void signet_passwords_clear (SignetPasswords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetPasswords, signet_passwords_clear)

/* @password may be NULL. */
void signet_passwords_set (SignetPasswords *self, SignetProtocol protocol, SignetSecret *password);

/* Gets what the keyring has; that it has none is no error. */
gboolean signet_passwords_load (SignetPasswords *self,
                                SignetSession *session,
                                SignetAccount *account,
                                SignetKeyringPrompt prompt,
                                GError **error);

/* Whether all are in the keyring, or in memory where there is none: @place is that of the last. */
gboolean signet_passwords_keep (const SignetPasswords *self,
                                SignetSession *session,
                                SignetKeyringChange *change,
                                SignetAccount *account,
                                SignetKeyringPlace *place,
                                GError **error);

/* Stores again, as far as that can be done, what a check has found at another server. Each is what
 * the keyring holds at this moment. */
void signet_passwords_follow (SignetSession *session, SignetAccount *before, SignetAccount *after);

/* Says on standard error that there is no keyring for the password. */
void signet_passwords_complain (void);

G_END_DECLS
