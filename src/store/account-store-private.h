/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the list of accounts and the changes to it know of each other.
 */
#pragma once

#include "account-places.h"
#include "account-store.h"

G_BEGIN_DECLS

/**
 * signet_account_store_get_places:
 * @self: a store
 *
 * Returns: (transfer none): where its files are
 */
const SignetAccountPlaces *signet_account_store_get_places (SignetAccountStore *self);

/**
 * signet_account_store_refresh:
 * @self: a store
 * @id: an account's id
 *
 * Brings the list up to date with what is on the disk for @id.
 */
void signet_account_store_refresh (SignetAccountStore *self, const char *id);

/**
 * signet_account_store_get:
 * @self: a store
 * @id: an account's id
 *
 * Returns: (transfer full) (nullable): the account in the list
 */
SignetAccount *signet_account_store_get (SignetAccountStore *self, const char *id);

G_END_DECLS
