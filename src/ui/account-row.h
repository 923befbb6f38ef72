/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account in the list: its title, and how it stands, in words and with an icon. What the words
 * are is for model/explain-account to say.
 */
#pragma once

#include "account.h"
#include "settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_ACCOUNT_ROW (signet_account_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetAccountRow, signet_account_row, SIGNET, ACCOUNT_ROW, AdwActionRow)

/**
 * signet_account_row_new:
 * @account: an account
 * @settings: what the administrator prescribes
 *
 * Makes a row that follows @account and @settings. Its action "accounts.open" does what activating
 * it does.
 *
 * Returns: (transfer floating): a new row
 */
SignetAccountRow *signet_account_row_new (SignetAccount *account, SignetSettings *settings);

/**
 * signet_account_row_get_account:
 * @self: a row
 *
 * Returns: (transfer none): its account
 */
SignetAccount *signet_account_row_get_account (SignetAccountRow *self);

G_END_DECLS
