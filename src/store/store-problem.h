/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of what could not be read. Private to the store.
 */
#pragma once

#include "account-store.h"

G_BEGIN_DECLS

GPtrArray *signet_store_problems_new (void);

/* Adds a problem; takes @error */
void signet_store_problems_add (GPtrArray *problems, const char *path, GError *error);

/* Removes the problem with @path */
gboolean signet_store_problems_forget (GPtrArray *problems, const char *path);

/* The same for a problem of that kind */
gboolean signet_store_problems_forget_code (GPtrArray *problems, SignetStoreError code);

G_END_DECLS
