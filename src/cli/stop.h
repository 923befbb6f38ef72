/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Being asked to stop (SIGINT, SIGTERM, SIGHUP): once for a clean end with what is known so far,
 * twice for an end at once.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * signet_stop_init:
 *
 * From now on the signals ask to stop instead of ending the program. Call it once.
 */
void signet_stop_init (void);

/**
 * signet_stop_is_requested:
 *
 * Returns: whether a signal came
 */
gboolean signet_stop_is_requested (void);

/**
 * signet_stop_cancel:
 * @cancellable: what to cancel when a signal comes, from the main loop
 *
 * Watches for the signals in the default main context.
 *
 * Returns: the id of the source, which goes by itself once a signal came
 */
guint signet_stop_cancel (GCancellable *cancellable);

/**
 * signet_stop_wait_for:
 * @fd: a file descriptor to read from
 * @timeout_ms: how long to wait, or -1 for no limit
 *
 * Waits until there is something to read, a signal comes, or the time is over.
 *
 * Returns: whether @fd can be read
 */
gboolean signet_stop_wait_for (int fd, int timeout_ms);

G_END_DECLS
