/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Files in the folder of accounts: listed, read, replaced in one step, removed. Knows nothing of
 * what is in them. Private to the store.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_account_folder_path:
 * @folder: the folder
 * @id: an account's UUID
 *
 * Returns: (transfer full): the path of its file
 */
char *signet_account_folder_path (const char *folder, const char *id);

/**
 * signet_account_folder_id:
 * @name: the name of a file, without its folder
 *
 * Returns: (transfer full) (nullable): the account's UUID, or %NULL if no account file has such a
 *   name
 */
char *signet_account_folder_id (const char *name);

/**
 * signet_account_folder_list:
 * @folder: the folder; may be missing
 * @error: return location for a #SignetStoreError
 *
 * Returns: (transfer full) (nullable): the names of all files that end with ".account", except for
 *   hidden ones, or %NULL with @error set
 */
GStrv signet_account_folder_list (const char *folder, GError **error);

/**
 * signet_account_folder_prepare:
 * @folder: the folder
 * @error: return location for a #SignetStoreError
 *
 * Makes the folder, and takes it away from everybody but the user.
 *
 * Returns: whether it is there
 */
gboolean signet_account_folder_prepare (const char *folder, GError **error);

/**
 * signet_account_folder_read:
 * @path: a file
 * @error: return location for a #SignetStoreError; %SIGNET_STORE_ERROR_UNKNOWN_ID if there is no
 *   such file, %SIGNET_STORE_ERROR_DAMAGED if it is not a file or much too large
 *
 * Returns: (transfer full) (nullable): its contents, or %NULL with @error set
 */
GBytes *signet_account_folder_read (const char *path, GError **error);

/**
 * signet_account_folder_write:
 * @folder: the folder, which the caller has locked
 * @id: an account's UUID
 * @bytes: the new contents of its file
 * @unsafe: return location for %SIGNET_STORE_ERROR_UNSAFE
 * @error: return location for a #SignetStoreError
 *
 * Replaces a file: whatever happens, either the old or the new contents are there in full.
 *
 * Returns: whether the new contents are there; with @unsafe set they may not outlive a power cut
 */
gboolean signet_account_folder_write (
    const char *folder, const char *id, GBytes *bytes, GError **unsafe, GError **error);

/**
 * signet_account_folder_remove:
 * @folder: the folder, which the caller has locked
 * @id: an account's UUID
 * @unsafe: return location for %SIGNET_STORE_ERROR_UNSAFE
 * @error: return location for a #SignetStoreError
 *
 * Removes a file.
 *
 * Returns: whether it is gone; with @unsafe set it may come back with a power cut
 */
gboolean
signet_account_folder_remove (const char *folder, const char *id, GError **unsafe, GError **error);

G_END_DECLS
