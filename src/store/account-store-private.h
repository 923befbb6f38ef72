/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the list of accounts and the changes to it know of each other.
 */
#pragma once

#include "account-store.h"

G_BEGIN_DECLS

/**
 * signet_account_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): the folder of the user's accounts
 */
const char *
signet_account_store_get_folder (SignetAccountStore *self);

/**
 * signet_account_store_load:
 * @self: a store
 * @id: an account's id
 * @bytes: (out) (optional) (nullable): the contents of the user's own file, if that is it
 * @error: return location for a #SignetStoreError with a whole sentence
 *
 * Reads an account as it is on the disk now.
 *
 * Returns: (transfer full) (nullable): the account, or %NULL with @error set
 */
SignetAccount *
signet_account_store_load (SignetAccountStore *self,
                           const char *id,
                           GBytes **bytes,
                           GError **error);

/**
 * signet_account_store_refresh:
 * @self: a store
 * @id: an account's id
 *
 * Brings the list up to date with what is on the disk for @id.
 */
void
signet_account_store_refresh (SignetAccountStore *self, const char *id);

/**
 * signet_account_store_get:
 * @self: a store
 * @id: an account's id
 *
 * Returns: (transfer full) (nullable): the account in the list
 */
SignetAccount *
signet_account_store_get (SignetAccountStore *self, const char *id);

G_END_DECLS
