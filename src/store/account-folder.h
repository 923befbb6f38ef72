/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Files in the folder of accounts: listed, read, replaced in one step, removed. Knows nothing of
 * what is in them. Private to the store.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the path of its file */
char *signet_account_folder_path (const char *folder, const char *id);

/* (transfer full) (nullable): the account's UUID, or NULL if no account file has such a name */
char *signet_account_folder_id (const char *name);

/* (transfer full) (nullable): the names of all files that end with ".account", except for hidden
 * ones, or NULL with @error set */
GStrv signet_account_folder_list (const char *folder, GError **error);

/* Makes the folder, and takes it away from everybody but the user */
gboolean signet_account_folder_prepare (const char *folder, GError **error);

/* (transfer full) (nullable): its contents, or NULL with @error set */
GBytes *signet_account_folder_read (const char *path, GError **error);

/* Replaces a file: whatever happens, either the old or the new contents are there in full */
gboolean signet_account_folder_write (
    const char *folder, const char *id, GBytes *bytes, GError **unsafe, GError **error);

/* Removes a file */
gboolean
signet_account_folder_remove (const char *folder, const char *id, GError **unsafe, GError **error);

G_END_DECLS
