/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One protocol of an account.
 */
#pragma once

#include "account.h"

G_BEGIN_DECLS

/* Owned by @account: what it keeps of @protocol; %NULL for nothing, or where there is no account */
const SignetServerSettings *signet_edit_get_server (SignetAccount *account,
                                                    SignetProtocol protocol);

/* Whether @a and @b have the same settings of @protocol, however the last check of it ended */
gboolean signet_edit_is_same_setting (SignetAccount *a, SignetAccount *b, SignetProtocol protocol);

/* Takes what is kept of @protocol over from @from, pins included; %NULL for nothing */
void signet_edit_take_result (SignetAccount *account, SignetAccount *from, SignetProtocol protocol);

G_END_DECLS
