/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Accounts for people, on standard output.
 */
#pragma once

#include "account.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All that is kept of @account */
void signet_text_print_account (SignetAccount *account);

/* A line for each in the list of SignetAccount, or for each key that is pinned */
void signet_text_print_accounts (GListModel *accounts);
void signet_text_print_pins (GListModel *accounts);

G_END_DECLS
