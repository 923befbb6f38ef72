/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of what could not be read. Private to the store.
 */
#pragma once

#include "account-store.h"

G_BEGIN_DECLS

/**
 * signet_store_problems_new:
 *
 * Returns: (transfer full) (element-type SignetStoreProblem): no problems
 */
GPtrArray *signet_store_problems_new (void);

/**
 * signet_store_problems_add:
 * @problems: (element-type SignetStoreProblem): problems
 * @path: the file or folder that cannot be used
 * @error: (transfer full): a #SignetStoreError with a whole sentence
 *
 * Adds a problem.
 */
void signet_store_problems_add (GPtrArray *problems, const char *path, GError *error);

/**
 * signet_store_problems_forget:
 * @problems: (element-type SignetStoreProblem): problems
 * @path: a file or folder
 *
 * Removes the problem with @path.
 *
 * Returns: whether there was one
 */
gboolean signet_store_problems_forget (GPtrArray *problems, const char *path);

/* The same for a problem of that kind */
gboolean signet_store_problems_forget_code (GPtrArray *problems, SignetStoreError code);

G_END_DECLS
