/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The groups of an account file that hold pins. Private to the account file.
 */
#pragma once

#include "account-keys.h"
#include "account.h"

G_BEGIN_DECLS

gboolean signet_account_file_is_pin (const char *group);

/* Reads a pin. What makes no sense is remembered by @keys. */
void signet_account_file_read_pin (SignetKeys *keys, SignetAccount *account, const char *group);

/* Writes the pins of @account, and removes others */
void signet_account_file_write_pins (SignetKeys *keys, SignetAccount *account);

G_END_DECLS
