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

/* Ids that leftovers.c has noted, with its marks */
GHashTable *signet_account_store_get_leftovers (SignetAccountStore *self);

G_END_DECLS
