/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What of --timeout is left for servers.
 */
#include "deadline.h"
#include "terminal.h"

#include <fcntl.h>
#include <unistd.h>

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

/* Whoever is there may take their time, unless the user said how much there is. */
static void
test_person (void)
{
  int errors = dup (STDERR_FILENO);
  int slave;
  int master = terminal_open (&slave);

  g_assert_cmpint (dup2 (slave, STDERR_FILENO), ==, STDERR_FILENO);
  signet_deadline_start (0);
  g_assert_true (signet_deadline_has_person ());
  g_assert_true (signet_deadline_excuses_person ());
  signet_deadline_start (15000);
  g_assert_true (signet_deadline_has_person ());
  g_assert_false (signet_deadline_excuses_person ());
  g_assert_cmpint (dup2 (errors, STDERR_FILENO), ==, STDERR_FILENO);
  close (master);
  close (slave);
  master = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (dup2 (master, STDERR_FILENO), ==, STDERR_FILENO);
  signet_deadline_start (0);
  g_assert_false (signet_deadline_excuses_person ());
  g_assert_cmpint (dup2 (errors, STDERR_FILENO), ==, STDERR_FILENO);
  close (master);
  close (errors);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/servers", test_servers);
  g_test_add_func ("/deadline/person", test_person);
  return g_test_run ();
}
