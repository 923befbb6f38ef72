/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One change on the disk: it takes the lock, reads what is there now, decides, and writes. Knows no
 * list of accounts. Private to the store.
 */
#pragma once

#include "account-paths.h"
#include "account-store.h"
#include "store-lock.h"

G_BEGIN_DECLS

/* What came of a change */
typedef struct
{
  char *id;               /* owned */
  SignetAccount *account; /* owned: as it is now; a removed one as it was */
  GError *unsafe;         /* (nullable): owned: why what is written may not last */
  gboolean is_unchanged;  /* whether nothing was to be written */
  gboolean is_removal;
  SignetStoreLock *lock; /* owned: held until this is freed */
} SignetAccountWrite;

void signet_account_write_free (SignetAccountWrite *write);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAccountWrite, signet_account_write_free)

/* Adds @account, which is copied; @paths stay until the callback, as below */
void signet_account_write_add_async (const SignetAccountPaths *paths,
                                     SignetAccount *account,
                                     guint patience_ms,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

void signet_account_write_update_async (const SignetAccountPaths *paths,
                                        const char *id,
                                        SignetAccountChange change,
                                        gpointer change_data,
                                        guint patience_ms,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

void signet_account_write_remove_async (const SignetAccountPaths *paths,
                                        const char *id,
                                        guint patience_ms,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

SignetAccountWrite *signet_account_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
