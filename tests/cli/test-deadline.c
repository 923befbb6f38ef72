/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What of --timeout is left for servers.
 */
#include "deadline.h"

/* A person needed it */
static void
give_back (guint ms)
{
  signet_deadline_forgive (g_get_monotonic_time () - (gint64)ms * 1000);
}

static void
test_servers (void)
{
  signet_deadline_start (15000);
  g_assert_cmpuint (signet_deadline_get_left_for_servers (), ==, 15000);
  give_back (2500);
  g_assert_cmpuint (signet_deadline_get_left_for_servers (), ==, 18000);
  signet_deadline_start (1);
  while (signet_deadline_get_left (0) > 0)
    continue;
  g_assert_cmpuint (signet_deadline_get_left_for_servers (), ==, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/servers", test_servers);
  return g_test_run ();
}
