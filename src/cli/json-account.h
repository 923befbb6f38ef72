/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Accounts as JSON, one object on a line of standard output.
 */
#pragma once

#include "account.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All that is kept of @account */
void signet_json_print_account (SignetAccount *account);

/* Of each in the list of SignetAccount id, address, status and services, or what is pinned */
void signet_json_print_accounts (GListModel *accounts);
void signet_json_print_pins (GListModel *accounts);

G_END_DECLS
