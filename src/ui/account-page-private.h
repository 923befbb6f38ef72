/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What tests of the account page need of it.
 */
#pragma once

#include "account-page.h"
#include "editor.h"

G_BEGIN_DECLS

/* Owned by @self: what it shows */
SignetEditor *signet_account_page_get_editor (SignetAccountPage *self);

G_END_DECLS
