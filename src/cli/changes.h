/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is different about an account since it was tried before.
 */
#pragma once

#include "account.h"
#include "policy.h"

G_BEGIN_DECLS

/* (transfer full): whole sentences; encryption that is gone is called a possible attack. */
GStrv
signet_changes_describe (SignetAccount *before, SignetAccount *after, SignetPlaintext admin_limit);

G_END_DECLS
