/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account that was removed and may come back until the removal is final. Its passwords go only
 * then.
 */
#pragma once

#include "context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_REMOVAL (signet_removal_get_type ())
G_DECLARE_FINAL_TYPE (SignetRemoval, signet_removal, SIGNET, REMOVAL, GObject)

/**
 * signet_removal_undo:
 * @self: a removal that is not final
 *
 * Brings the account back as it was. Does nothing a second time, or after signet_removal_finish().
 */
void signet_removal_undo (SignetRemoval *self);

/**
 * signet_removal_finish:
 * @self: a removal
 *
 * Makes it final: the passwords of the account go from the keyring. Where they do not, because the
 * user does not unlock it, or it fails, the account comes back: nobody would find them again. Also
 * done when the last reference to @self is dropped. Does nothing after signet_removal_undo().
 */
void signet_removal_finish (SignetRemoval *self);

/**
 * signet_removal_wait_async:
 * @self: a removal that was undone or made final
 * @callback: called when nothing is left to be done
 * @user_data: for @callback
 *
 * Waits until the disk and the keyring have followed: before a program ends.
 */
void
signet_removal_wait_async (SignetRemoval *self, GAsyncReadyCallback callback, gpointer user_data);

/**
 * signet_removal_wait_finish:
 * @self: a removal
 * @result: what the callback got
 * @error: return location for a #GError: what the disk or the keyring says
 *
 * Returns: whether all is done
 */
gboolean signet_removal_wait_finish (SignetRemoval *self, GAsyncResult *result, GError **error);

/**
 * signet_removal_is_back:
 * @self: a removal that was waited for
 *
 * Returns: whether the account is there again: because that was wanted, or because its passwords
 *   could not be removed
 */
gboolean signet_removal_is_back (SignetRemoval *self);

/**
 * signet_removal_get_address:
 * @self: a removal
 *
 * Returns: (transfer none): the address of the account
 */
const char *signet_removal_get_address (SignetRemoval *self);

G_END_DECLS
