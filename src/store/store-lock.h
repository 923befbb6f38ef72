/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One writer at a time, among all programs and all tasks of one program. Private to the store.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A lock that is held. The system releases it even if the program is killed. */
typedef struct _SignetStoreLock SignetStoreLock;

void signet_store_lock_free (SignetStoreLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetStoreLock, signet_store_lock_free)

/* Waits for the lock. Whoever waits is served before the one who has just had it. */
void signet_store_lock_async (const char *folder,
                              guint patience_ms,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* (transfer full) (nullable): the lock, or NULL with @error set */
SignetStoreLock *signet_store_lock_finish (GAsyncResult *result, GError **error);

G_END_DECLS
