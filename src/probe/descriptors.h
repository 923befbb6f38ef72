/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Out of descriptors means fewer at a time, not that a server or a file is missing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long to wait before another descriptor is asked for where all are in use, in milliseconds */
#define SIGNET_DESCRIPTORS_WAIT_MS 50

/* For a thread: whether to try again, for no descriptor was left; waits first, @n_waits times */
gboolean signet_descriptors_wait (int error, guint *n_waits);

G_END_DECLS
