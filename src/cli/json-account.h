/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account as JSON.
 */
#pragma once

#include "account.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * signet_json_add_account:
 * @builder: a builder inside an object
 * @account: an account
 *
 * Adds the members that "list" shows: id, address, status and services.
 */
void signet_json_add_account (JsonBuilder *builder, SignetAccount *account);

/**
 * signet_json_from_account:
 * @account: an account
 *
 * Returns: (transfer full): all that "show" tells, on one line
 */
char *signet_json_from_account (SignetAccount *account);

/**
 * signet_json_from_accounts:
 * @accounts: a list of #SignetAccount
 *
 * Returns: (transfer full): what "list" shows, on one line
 */
char *signet_json_from_accounts (GListModel *accounts);

/**
 * signet_json_from_pins:
 * @accounts: a list of #SignetAccount
 *
 * Returns: (transfer full): what "trust --list" shows, on one line
 */
char *signet_json_from_pins (GListModel *accounts);

G_END_DECLS
