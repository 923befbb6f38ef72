/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The accounts on disk, as a list that programs show and watch. Every change is made to the
 * account as it is on the disk at that moment, so that programs running side by side lose nothing.
 */
#pragma once

#include "account.h"
#include "store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SignetStoreProblem:
 * @path: the file or folder that cannot be used
 * @error: a #SignetStoreError with a whole sentence
 *
 * A file that was left as it is.
 */
typedef struct
{
  char *path;
  GError *error;
} SignetStoreProblem;

/**
 * SignetAccountChange:
 * @account: the account as it is on the disk now, to be changed
 * @user_data: the caller's
 * @error: return location for the reason not to change anything
 *
 * Changes an account. May run later than it was asked for, but not after the callback.
 *
 * Returns: whether to keep the change
 */
typedef gboolean (*SignetAccountChange) (SignetAccount *account,
                                         gpointer user_data,
                                         GError **error);

#define SIGNET_TYPE_ACCOUNT_STORE (signet_account_store_get_type ())
G_DECLARE_FINAL_TYPE (SignetAccountStore, signet_account_store, SIGNET, ACCOUNT_STORE, GObject)

/**
 * signet_account_store_new:
 *
 * Reads the user's accounts and those that the administrator provides. It is a #GListModel of
 * #SignetAccount, sorted by address.
 *
 * Returns: (transfer full): a new store; what could not be read is among its problems
 */
SignetAccountStore *signet_account_store_new (void);

/**
 * signet_account_store_new_for_folders:
 * @folder: the folder of the user's accounts; may be missing
 * @site_folders: (nullable): folders with accounts of the administrator's, the first one counts
 *   most
 *
 * Like signet_account_store_new() for accounts elsewhere.
 *
 * Returns: (transfer full): a new store
 */
SignetAccountStore *signet_account_store_new_for_folders (const char *folder,
                                                          const char *const *site_folders);

/**
 * signet_account_store_new_watching:
 *
 * Like signet_account_store_new(), but follows what other programs change: accounts notify, and
 * appear in or vanish from the list. Makes the folder if it is missing.
 *
 * Returns: (transfer full): a new store
 */
SignetAccountStore *signet_account_store_new_watching (void);

/**
 * signet_account_store_new_watching_folders:
 * @folder: where accounts are kept
 * @site_folders: (nullable) (array zero-terminated=1): where the administrator's are
 *
 * Like signet_account_store_new_watching() for accounts elsewhere.
 *
 * Returns: (transfer full): a new store
 */
SignetAccountStore *signet_account_store_new_watching_folders (const char *folder,
                                                               const char *const *site_folders);

/**
 * SIGNET_STORE_PATIENCE_MS:
 *
 * How long a change waits for those of other programs, unless somebody says otherwise.
 */
#define SIGNET_STORE_PATIENCE_MS 10000

/**
 * signet_account_store_set_patience:
 * @self: a store
 * @milliseconds: how long a change waits for those of other programs; after that it ends with
 *   %SIGNET_STORE_ERROR_BUSY
 *
 * Says how long to wait, %SIGNET_STORE_PATIENCE_MS if nobody does.
 */
void signet_account_store_set_patience (SignetAccountStore *self, guint milliseconds);

/**
 * signet_account_store_get_problems:
 * @self: a store
 *
 * Returns: (transfer none) (element-type SignetStoreProblem): what could not be read; the property
 *   "problems" notifies of changes
 */
GPtrArray *signet_account_store_get_problems (SignetAccountStore *self);

/**
 * signet_account_store_find_address:
 * @self: a store
 * @address: an e-mail address
 *
 * Returns: (transfer full) (nullable): the first account with @address, whatever its case
 */
SignetAccount *signet_account_store_find_address (SignetAccountStore *self, const char *address);

/**
 * signet_account_store_find:
 * @self: a store
 * @text: an account's id, or its address where only one account has it
 * @error: return location for %SIGNET_STORE_ERROR_UNKNOWN_ID, %SIGNET_STORE_ERROR_AMBIGUOUS, or
 *   why the account of that id cannot be read
 *
 * Returns: (transfer full) (nullable): the account; change it through @self only
 */
SignetAccount *
signet_account_store_find (SignetAccountStore *self, const char *text, GError **error);

/**
 * signet_account_store_add_async:
 * @self: a store
 * @account: an account with a new id; copied
 * @cancellable: (nullable): stops it before anything is written
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Keeps a new account.
 */
void signet_account_store_add_async (SignetAccountStore *self,
                                     SignetAccount *account,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * signet_account_store_update_async:
 * @self: a store
 * @id: an account's id
 * @change: (scope async): changes the account
 * @change_data: for @change
 * @cancellable: (nullable): stops it before anything is written
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Changes an account. One that the administrator provides becomes the user's own. An account that
 * was encrypted does not become unencrypted in this way unless signet_policy_keep() allows it
 * (%SIGNET_STORE_ERROR_RATCHET).
 */
void signet_account_store_update_async (SignetAccountStore *self,
                                        const char *id,
                                        SignetAccountChange change,
                                        gpointer change_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * signet_account_store_remove_async:
 * @self: a store
 * @id: an account's id
 * @cancellable: (nullable): stops it before anything is removed
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Removes an account; remove its passwords first. Where it was the user's own copy of one that the
 * administrator provides, that one is there again.
 */
void signet_account_store_remove_async (SignetAccountStore *self,
                                        const char *id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * signet_account_store_change_finish:
 * @self: a store
 * @result: what the callback of an addition, a change or a removal got
 * @error: return location for a #SignetStoreError, cancelled, or what the change said
 *
 * A change that is made although the disk does not say that it will last is no error, but one of
 * the problems from then on, until the next change that does.
 *
 * Returns: (transfer full) (nullable): the account as it is kept (a removed one as it was), or
 *   %NULL with @error set and nothing changed
 */
SignetAccount *
signet_account_store_change_finish (SignetAccountStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
