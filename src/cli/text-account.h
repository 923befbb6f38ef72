/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account for people.
 */
#pragma once

#include "account.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * signet_text_from_account:
 * @account: an account
 *
 * Returns: (transfer full): all that "show" tells, in whole lines
 */
char *signet_text_from_account (SignetAccount *account);

/**
 * signet_text_from_accounts:
 * @accounts: a list of #SignetAccount
 *
 * Returns: (transfer full): what "list" shows: one line for each
 */
char *signet_text_from_accounts (GListModel *accounts);

/**
 * signet_text_from_pins:
 * @accounts: a list of #SignetAccount
 *
 * Returns: (transfer full): what "trust --list" shows: one line for each pin
 */
char *signet_text_from_pins (GListModel *accounts);

G_END_DECLS
