/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Where account files are: the user's own folder, and those of the administrator. Private to the
 * store.
 */
#pragma once

#include "account.h"
#include "store-error.h"

G_BEGIN_DECLS

/**
 * SignetAccountPaths:
 * @folder: the folder of the user's accounts
 * @site_folders: those of the administrator, the first one counts most
 *
 * Where account files are.
 */
typedef struct
{
  char *folder;
  GStrv site_folders;
} SignetAccountPaths;

/**
 * signet_account_paths_new:
 * @folder: the folder of the user's accounts
 * @site_folders: (nullable): those of the administrator
 *
 * Returns: (transfer full): new paths
 */
SignetAccountPaths *signet_account_paths_new (const char *folder, const char *const *site_folders);

/**
 * signet_account_paths_new_default:
 *
 * Returns: (transfer full): the paths below `$XDG_CONFIG_HOME` and `$XDG_CONFIG_DIRS`
 */
SignetAccountPaths *signet_account_paths_new_default (void);

/**
 * signet_account_paths_free:
 * @paths: (transfer full): paths
 *
 * Frees @paths.
 */
void signet_account_paths_free (SignetAccountPaths *paths);

/**
 * signet_account_paths_find:
 * @paths: paths
 * @id: an account's id
 * @site: (out): whether it is the administrator's
 *
 * Returns: (transfer full): the path of the file of that account; the user's own where there is
 * none
 */
char *signet_account_paths_find (const SignetAccountPaths *paths, const char *id, gboolean *site);

/**
 * signet_account_paths_load:
 * @paths: paths
 * @id: an account's id
 * @bytes: (out) (optional) (nullable): the contents of the user's own file, if that is it
 * @error: return location for a #SignetStoreError with a whole sentence
 *
 * Reads an account as it is on the disk now.
 *
 * Returns: (transfer full) (nullable): the account, or %NULL with @error set
 */
SignetAccount *signet_account_paths_load (const SignetAccountPaths *paths,
                                          const char *id,
                                          GBytes **bytes,
                                          GError **error);

/**
 * signet_account_paths_name_error:
 * @error: an error whose message is a clause about a file
 * @path: that file
 *
 * Makes a whole sentence of it, that names the file.
 */
void signet_account_paths_name_error (GError *error, const char *path);

G_END_DECLS
