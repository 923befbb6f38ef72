/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords in the keyring whose account has no file: not yet, while an account is added, or no
 * longer, while it is removed. A program that is killed in between leaves them behind, and the next
 * one clears them.
 *
 * A hidden file in the folder of accounts names the account and is locked as long as the program
 * lives. Only what such a file names is ever cleared: a keyring may hold passwords of accounts in
 * other folders (another XDG_CONFIG_HOME, a sandbox), of which this one knows nothing.
 */
#pragma once

#include "account-store.h"
#include "keyring.h"

G_BEGIN_DECLS

/**
 * signet_leftovers_note:
 * @store: a store
 * @id: the UUID of an account without a file, or that is about to lose it
 * @error: return location for a #SignetStoreError
 *
 * Notes that the keyring may hold passwords of @id from now on. An account that is added needs it
 * no more.
 *
 * Returns: whether it is noted
 */
gboolean signet_leftovers_note (SignetAccountStore *store, const char *id, GError **error);

/**
 * signet_leftovers_forget:
 * @store: a store
 * @id: what was noted, or anything else
 *
 * The passwords are gone, or have an account.
 */
void signet_leftovers_forget (SignetAccountStore *store, const char *id);

/**
 * signet_leftovers_has_owner:
 * @store: a store
 * @id: an account's id
 *
 * Returns: whether passwords of @id have an account, or somebody who clears them: a program that
 *   has noted @id, or the next one
 */
gboolean signet_leftovers_has_owner (SignetAccountStore *store, const char *id);

/**
 * signet_leftovers_clear_async:
 * @store: a store
 * @keyring: a keyring
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called when it is over
 * @user_data: for @callback
 *
 * Clears what programs have left behind that are gone. It asks nobody to unlock the keyring, and
 * does not even look into it if nothing was left; what cannot be cleared now is cleared another
 * time.
 */
void signet_leftovers_clear_async (SignetAccountStore *store,
                                   SignetKeyring *keyring,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Ids that are noted, for the inside of a store */
GHashTable *signet_leftovers_new_table (void);

G_END_DECLS
