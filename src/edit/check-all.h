/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Checks all accounts, one after the other, as somebody would who opens each and presses Check
 * Again.
 */
#pragma once

#include "context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What comes of it is noted for each account. Nothing is asked: an account that would need the
 * user's consent is not changed. */
void signet_check_all_async (SignetContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Whether it was not cancelled */
gboolean signet_check_all_finish (GAsyncResult *result, GError **error);

G_END_DECLS
