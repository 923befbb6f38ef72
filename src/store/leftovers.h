/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords in the keyring whose account has no file: not yet, while an account is added, or no
 * longer, while it is removed. A program that is killed in between leaves them behind, and the next
 * one clears them.
 *
 * A hidden file in the folder of accounts names the account and is locked as long as the program
 * lives. Only what such a file names is ever cleared: a keyring may hold passwords of accounts in
 * other folders (another XDG_CONFIG_HOME, a sandbox), of which this one knows nothing.
 */
#pragma once

#include "account-store.h"
#include "keyring.h"

G_BEGIN_DECLS

/* Notes that the keyring may hold passwords of @id from now on. An account that is added needs
 * it no more. */
gboolean signet_leftovers_note (SignetAccountStore *store, const char *id, GError **error);

/* The passwords are gone, or have an account */
void signet_leftovers_forget (SignetAccountStore *store, const char *id);

/* Whether passwords of @id have an account, or somebody who clears them: a program that has
 * noted @id, or the next one */
gboolean signet_leftovers_has_owner (SignetAccountStore *store, const char *id);

/* Clears what programs have left behind that are gone */
void signet_leftovers_clear_async (SignetAccountStore *store,
                                   SignetKeyring *keyring,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
