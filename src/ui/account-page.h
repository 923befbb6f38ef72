/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The page on which an account is added and edited. It has no header bar, no navigation and assumes
 * nothing of the window it is in, so a settings panel can embed it.
 */
#pragma once

#include "context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_ACCOUNT_PAGE (signet_account_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SignetAccountPage, signet_account_page, SIGNET, ACCOUNT_PAGE, AdwPreferencesPage)

/**
 * signet_account_page_new:
 * @context: the context
 * @id: (nullable): the id of an account, or %NULL to add one
 *
 * Makes a page. Its title is that of the account; its actions are called "account.…". Signals:
 * "added" (a new account is kept, and the page says so), "done" (there is nothing more to do here:
 * go back), "removed" (with a #SignetRemoval: offer to undo it, then call signet_removal_finish()
 * and go back), "left" (see signet_account_page_leave()), "open" (with the id of another account:
 * show its page instead).
 *
 * Returns: (transfer floating): a new page; shows the form for a new account if there is no account
 *   @id
 */
SignetAccountPage *signet_account_page_new (SignetContext *context, const char *id);

/**
 * signet_account_page_set_address:
 * @self: a page that adds an account
 * @address: what to fill in as the e-mail address
 *
 * Types the address for the user, who goes on with the password.
 */
void signet_account_page_set_address (SignetAccountPage *self, const char *address);

/**
 * signet_account_page_leave:
 * @self: a page
 *
 * The user wants to go elsewhere. Where changes would be lost the page asks; "left" is emitted when
 * nothing is in the way.
 */
void signet_account_page_leave (SignetAccountPage *self);

/**
 * signet_account_page_is_draft:
 * @self: a page that was left
 *
 * Tells whether something was typed there that may be wanted later: the page can be shown again. It
 * holds no password.
 *
 * Returns: whether a new account is begun
 */
gboolean signet_account_page_is_draft (SignetAccountPage *self);

/**
 * signet_account_page_get_id:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the id of its account, or %NULL while that is not kept
 */
const char *signet_account_page_get_id (SignetAccountPage *self);

G_END_DECLS
