/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Cancellables that follow others: at once, later, no longer, and without any to follow.
 */
#include "follow.h"

static void
test_follow (void)
{
  g_autoptr (GCancellable) leader = g_cancellable_new ();
  g_autoptr (GCancellable) follower = g_cancellable_new ();
  g_autoptr (GCancellable) late = g_cancellable_new ();
  gulong id = signet_cancellable_follow (follower, leader);

  g_assert_false (g_cancellable_is_cancelled (follower));
  g_cancellable_cancel (leader);
  g_assert_true (g_cancellable_is_cancelled (follower));
  g_cancellable_disconnect (leader, id);

  g_cancellable_disconnect (leader, signet_cancellable_follow (late, leader));
  g_assert_true (g_cancellable_is_cancelled (late));
}

static void
test_no_longer (void)
{
  g_autoptr (GCancellable) leader = g_cancellable_new ();
  g_autoptr (GCancellable) follower = g_cancellable_new ();

  g_cancellable_disconnect (leader, signet_cancellable_follow (follower, leader));
  g_cancellable_cancel (leader);
  g_assert_false (g_cancellable_is_cancelled (follower));
  g_cancellable_cancel (follower);
}

static void
test_nobody (void)
{
  g_autoptr (GCancellable) follower = g_cancellable_new ();

  g_assert_cmpuint (signet_cancellable_follow (follower, NULL), ==, 0);
  g_assert_false (g_cancellable_is_cancelled (follower));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow/follow", test_follow);
  g_test_add_func ("/follow/no-longer", test_no_longer);
  g_test_add_func ("/follow/nobody", test_nobody);
  return g_test_run ();
}
