/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords of one account that are replaced or removed before its file is, and that come back
 * where the file does not follow: a new password must not be tried with the old server.
 */
#pragma once

#include "account-store.h"
#include "keyring.h"

G_BEGIN_DECLS

/* What is changed in the keyring for one account, and what was there before */
typedef struct _SignetKeyringChange SignetKeyringChange;

/* (transfer full): a change that has not begun */
SignetKeyringChange *signet_keyring_change_new (SignetAccountStore *store,
                                                SignetKeyring *keyring,
                                                const char *id,
                                                SignetAccount *kept);

void signet_keyring_change_unref (SignetKeyringChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeyringChange, signet_keyring_change_unref)

/* Like signet_keyring_store_async(), and remembers what was there. The desktop may ask to unlock
 * the keyring, as for storing alone, but before anything is replaced. One thing at a time. */
void signet_keyring_change_store_async (SignetKeyringChange *self,
                                        const SignetKeyringItem *item,
                                        SignetSecret *password,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

gboolean signet_keyring_change_store_finish (SignetKeyringChange *self,
                                             GAsyncResult *result,
                                             SignetKeyringPlace *place,
                                             GError **error);

/* Like signet_keyring_clear_async(), and remembers what was there. One thing at a time. */
void signet_keyring_change_clear_async (SignetKeyringChange *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

gboolean signet_keyring_change_clear_finish (SignetKeyringChange *self,
                                             GAsyncResult *result,
                                             GError **error);

/* Whether the keyring may hold something else than before */
gboolean signet_keyring_change_is_begun (const SignetKeyringChange *self);

/* Puts back what was there before, once a change that is under way has ended; nothing else is
 * begun. What another program has stored since stays; where it has removed the account, its
 * passwords go. */
void signet_keyring_change_undo_async (SignetKeyringChange *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* Whether the keyring holds nothing any more that was stored here */
gboolean
signet_keyring_change_undo_finish (SignetKeyringChange *self, GAsyncResult *result, GError **error);

G_END_DECLS
