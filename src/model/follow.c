/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Cancellables that follow others.
 */
#include "follow.h"

static void
leader_cancelled_cb (GCancellable *leader, gpointer follower)
{
  g_cancellable_cancel (follower);
}

gulong
signet_cancellable_follow (GCancellable *follower, GCancellable *leader)
{
  g_return_val_if_fail (G_IS_CANCELLABLE (follower), 0);

  if (leader == NULL)
    return 0;
  return g_cancellable_connect (leader, G_CALLBACK (leader_cancelled_cb), g_object_ref (follower),
                                g_object_unref);
}
