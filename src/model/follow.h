/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An operation inside another is cancelled with it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Cancels @follower with @leader (nullable), until g_cancellable_disconnect() of @leader and the id
 */
gulong signet_cancellable_follow (GCancellable *follower, GCancellable *leader);

G_END_DECLS
