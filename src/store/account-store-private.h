/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the rest of this layer may see of a store.
 */
#pragma once

#include "account-paths.h"
#include "account-store.h"

G_BEGIN_DECLS

const SignetAccountPaths *signet_account_store_get_paths (SignetAccountStore *self);

/* (element-type utf8 SignetMark): the accounts that this program has marked, by their ids */
GHashTable *signet_account_store_get_marks (SignetAccountStore *self);

/* Takes the mark of @id away, if there is one */
void signet_account_store_unmark (SignetAccountStore *self, const char *id);

G_END_DECLS
