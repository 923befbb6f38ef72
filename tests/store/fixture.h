/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the tests of the store share: scratch folders, accounts, and waiting for one operation.
 */
#pragma once

#include "account-store.h"
#include "keyring.h"

G_BEGIN_DECLS

#define FIXTURE_ID "3d6f0a5e-8f0c-4a52-9d0e-0d7c1f0e5a11"

/**
 * fixture_new_folder:
 *
 * Returns: (transfer full): a new folder below the one for temporary files
 */
char *fixture_new_folder (void);

/**
 * fixture_remove_folder:
 * @folder: (transfer full): a folder
 *
 * Removes @folder and all that is in it.
 */
void fixture_remove_folder (char *folder);

/**
 * fixture_account:
 * @id: (nullable): an id
 * @address: an address
 *
 * Returns: (transfer full): an account with IMAP and SMTP and a pin
 */
SignetAccount *fixture_account (const char *id, const char *address);

/**
 * fixture_write:
 * @folder: a folder, made if it is missing
 * @name: the name of a file
 * @text: its contents
 *
 * Writes a file.
 */
void fixture_write (const char *folder, const char *name, const char *text);

/**
 * fixture_read:
 * @folder: a folder
 * @name: the name of a file
 *
 * Returns: (transfer full): its contents
 */
char *fixture_read (const char *folder, const char *name);

/**
 * fixture_on_result:
 * @source: unused
 * @result: the result
 * @slot: (type GAsyncResult): where to put it
 *
 * The callback of every operation that fixture_wait() waits for.
 */
void fixture_on_result (GObject *source, GAsyncResult *result, gpointer slot);

/**
 * fixture_wait:
 * @slot: what fixture_on_result() fills
 *
 * Runs the main loop until the result is there.
 *
 * Returns: (transfer full): the result
 */
GAsyncResult *fixture_wait (GAsyncResult **slot);

/**
 * fixture_add:
 * @store: a store
 * @account: an account
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the account that was added
 */
SignetAccount *fixture_add (SignetAccountStore *store, SignetAccount *account, GError **error);

/**
 * fixture_update:
 * @store: a store
 * @id: an account's id
 * @change: the change
 * @data: for @change
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the account that was changed
 */
SignetAccount *fixture_update (SignetAccountStore *store,
                               const char *id,
                               SignetAccountChange change,
                               gpointer data,
                               GError **error);

/**
 * fixture_remove:
 * @store: a store
 * @id: an account's id
 * @error: return location for an error
 *
 * Returns: whether it was removed
 */
gboolean fixture_remove (SignetAccountStore *store, const char *id, GError **error);

/**
 * fixture_set_name:
 * @account: an account
 * @name: (type utf8): the name to give it
 * @error: unused
 *
 * A #SignetAccountChange.
 *
 * Returns: %TRUE
 */
gboolean fixture_set_name (SignetAccount *account, gpointer name, GError **error);

/**
 * fixture_store_password:
 * @keyring: a keyring
 * @item: whose password
 * @password: the password
 * @place: (out): where it went
 * @error: return location for an error
 *
 * Returns: whether it is kept
 */
gboolean fixture_store_password (SignetKeyring *keyring,
                                 const SignetKeyringItem *item,
                                 const char *password,
                                 SignetKeyringPlace *place,
                                 GError **error);

/**
 * fixture_lookup_password:
 * @keyring: a keyring
 * @item: whose password
 * @prompt: what may be done about a locked keyring
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the password
 */
SignetSecret *fixture_lookup_password (SignetKeyring *keyring,
                                       const SignetKeyringItem *item,
                                       SignetKeyringPrompt prompt,
                                       GError **error);

/**
 * fixture_assert_password:
 * @keyring: a keyring
 * @item: whose password
 * @expected: what it must be
 *
 * Looks a password up, asking nobody, and compares.
 */
void fixture_assert_password (SignetKeyring *keyring,
                              const SignetKeyringItem *item,
                              const char *expected);

/**
 * fixture_clear_passwords:
 * @keyring: a keyring
 * @account: an account's id
 * @error: return location for an error
 *
 * Returns: whether no password is left
 */
gboolean fixture_clear_passwords (SignetKeyring *keyring, const char *account, GError **error);

G_END_DECLS
