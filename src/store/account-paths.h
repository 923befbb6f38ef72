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

typedef struct
{
  char *folder;       /* the folder of the user's accounts */
  GStrv site_folders; /* those of the administrator, the first one counts most */
} SignetAccountPaths;

SignetAccountPaths *signet_account_paths_new (const char *folder, const char *const *site_folders);

/* (transfer full): the paths below `$XDG_CONFIG_HOME` and `$XDG_CONFIG_DIRS` */
SignetAccountPaths *signet_account_paths_new_default (void);

void signet_account_paths_free (SignetAccountPaths *paths);

/* (transfer full): the path of the file of that account; the user's own where there is none */
char *signet_account_paths_find (const SignetAccountPaths *paths, const char *id, gboolean *site);

/* (transfer full) (nullable): reads an account as it is on the disk now */
SignetAccount *signet_account_paths_load (const SignetAccountPaths *paths,
                                          const char *id,
                                          GBytes **bytes,
                                          GError **error);

/* Makes a whole sentence of it, that names the file */
void signet_account_paths_name_error (GError *error, const char *path);

G_END_DECLS
