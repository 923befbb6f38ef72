/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is different about an account since it was tried before.
 */
#pragma once

#include "account.h"
#include "policy.h"

G_BEGIN_DECLS

/**
 * signet_changes_describe:
 * @before: the account as it was
 * @after: the account after it was tried again
 * @admin_limit: the most that the administrator allows
 *
 * Says what changed, and names it as a possible attack where encryption is gone.
 *
 * Returns: (transfer full): whole sentences
 */
GStrv
signet_changes_describe (SignetAccount *before, SignetAccount *after, SignetPlaintext admin_limit);

G_END_DECLS
