/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Being asked to stop (SIGINT, SIGTERM, SIGHUP): once for a clean end with what is known so far,
 * twice for an end at once.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on the signals ask to stop instead of ending the program; to be called once. */
void signet_stop_init (void);

gboolean signet_stop_is_requested (void);

/* Cancels it when a signal comes; the id is that of a source that goes by itself then. */
guint signet_stop_cancel (GCancellable *cancellable);

/* Whether @fd could be read before a signal came and the time, which -1 does not limit, was up */
gboolean signet_stop_wait_for (int fd, int timeout_ms);

G_END_DECLS
