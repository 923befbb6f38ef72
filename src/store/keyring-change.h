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

/**
 * SignetKeyringChange:
 *
 * What is changed in the keyring for one account, and what was there before.
 */
typedef struct _SignetKeyringChange SignetKeyringChange;

/**
 * signet_keyring_change_new:
 * @store: the accounts
 * @keyring: their passwords
 * @id: the account's id
 * @kept: (nullable): the account as it is kept, or %NULL for one that is added
 *
 * Returns: (transfer full): a change that has not begun
 */
SignetKeyringChange *signet_keyring_change_new (SignetAccountStore *store,
                                                SignetKeyring *keyring,
                                                const char *id,
                                                SignetAccount *kept);

void signet_keyring_change_unref (SignetKeyringChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeyringChange, signet_keyring_change_unref)

/**
 * signet_keyring_change_store_async:
 * @self: a change
 * @item: whose password
 * @password: the password
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Like signet_keyring_store_async(), and remembers what was there. The desktop may ask to unlock
 * the keyring, as for storing alone, but before anything is replaced. One thing at a time.
 */
void signet_keyring_change_store_async (SignetKeyringChange *self,
                                        const SignetKeyringItem *item,
                                        SignetSecret *password,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

gboolean signet_keyring_change_store_finish (SignetKeyringChange *self,
                                             GAsyncResult *result,
                                             SignetKeyringPlace *place,
                                             GError **error);

/**
 * signet_keyring_change_clear_async:
 * @self: a change of a kept account
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Like signet_keyring_clear_async(), and remembers what was there. One thing at a time.
 */
void signet_keyring_change_clear_async (SignetKeyringChange *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

gboolean signet_keyring_change_clear_finish (SignetKeyringChange *self,
                                             GAsyncResult *result,
                                             GError **error);

/**
 * signet_keyring_change_is_begun:
 * @self: a change
 *
 * Returns: whether the keyring may hold something else than before
 */
gboolean signet_keyring_change_is_begun (const SignetKeyringChange *self);

/**
 * signet_keyring_change_undo_async:
 * @self: a change
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts back what was there before, once what is under way has ended; nothing else is begun. What
 * another program has stored since stays; where it has removed the account, its passwords go.
 */
void signet_keyring_change_undo_async (SignetKeyringChange *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * signet_keyring_change_undo_finish:
 * @self: a change
 * @result: what the callback got
 * @error: return location for %SIGNET_KEYRING_ERROR_NOT_RESTORED
 *
 * Returns: whether the keyring holds nothing any more that was stored here
 */
gboolean
signet_keyring_change_undo_finish (SignetKeyringChange *self, GAsyncResult *result, GError **error);

G_END_DECLS
