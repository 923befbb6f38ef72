/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Waiting for asynchronous calls. A command does one thing after the other; only here does it turn
 * the main loop meanwhile.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A call that is waited for; it outlives that nobody waits for it any more. */
typedef struct _SignetWait SignetWait;

SignetWait *signet_wait_new (void);
void signet_wait_unref (SignetWait *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetWait, signet_wait_unref)

/* The callback of the call, whose data is what signet_wait_data() gives */
void signet_wait_cb (GObject *source, GAsyncResult *result, gpointer wait);
gpointer signet_wait_data (SignetWait *self);

/* Asked whenever something happened, and every 50 ms */
typedef gboolean (*SignetWaitFunc) (gpointer data);

/* (transfer none) (nullable): the result, or NULL where @goes_on, if given, said no first */
GAsyncResult *signet_wait_for (SignetWait *self, SignetWaitFunc goes_on, gpointer data);

/* Waits for whatever @goes_on knows of */
void signet_wait_while (SignetWaitFunc goes_on, gpointer data);

G_END_DECLS
