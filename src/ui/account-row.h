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
G_DECLARE_FINAL_TYPE (SignetAccountRow, signet_account_row, SIGNET, ACCOUNT_ROW, GtkBox)

/* Makes a row for a list view. It names and describes the list item that it is put into. */
SignetAccountRow *signet_account_row_new (SignetSettings *settings);

/* Shows @account, and follows it */
void signet_account_row_set_account (SignetAccountRow *self, SignetAccount *account);

/* Owned by @self, or %NULL: what it shows */
SignetAccount *signet_account_row_get_account (SignetAccountRow *self);

G_END_DECLS
