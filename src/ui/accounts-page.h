/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The page with the list of accounts. It has no header bar, no navigation and assumes nothing of
 * the window it is in, so a settings panel can embed it.
 */
#pragma once

#include "context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_ACCOUNTS_PAGE (signet_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SignetAccountsPage, signet_accounts_page, SIGNET, ACCOUNTS_PAGE, AdwPreferencesPage)

/**
 * signet_accounts_page_new:
 * @context: the context
 *
 * Makes a page. Its actions are called "accounts.add" and "accounts.check-all". Signals: "open"
 * (with the id of the account to show), "add" (the user wants to add one).
 *
 * Returns: (transfer floating): a new page
 */
SignetAccountsPage *signet_accounts_page_new (SignetContext *context);

/**
 * signet_accounts_page_focus_account:
 * @self: a page that is on show
 * @id: the id of an account
 *
 * Scrolls to the row of the account, and moves the focus there as soon as there is one.
 */
void signet_accounts_page_focus_account (SignetAccountsPage *self, const char *id);

G_END_DECLS
