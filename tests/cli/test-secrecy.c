/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The password is in the keyring and nowhere else: neither in what the program says, nor in what
 * the kernel shows of it, nor in any file.
 */
#include "customer.h"
#include "run.h"
#include "secret-search.h"

#include <string.h>

static void
assert_free_of_password (const char *where, const char *bytes, gsize length)
{
  if (mock_secret_is_in (PROVIDER_PASSWORD, bytes, length))
    g_error ("The password is in %s.", where);
}

/* The kernel shows nothing of a process that is just becoming the program, or has just ended. */
static gboolean
assert_process_is_free (GSubprocess *process, const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (g_subprocess_get_identifier (process) == NULL)
    return FALSE;
  path = g_strdup_printf ("/proc/%s/%s", g_subprocess_get_identifier (process), name);
  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  assert_free_of_password (path, bytes, length);
  return length > 0;
}

static void
count_if_free (GSubprocess *process, gpointer user_data)
{
  int *n_looks = user_data;

  if (assert_process_is_free (process, "cmdline") && assert_process_is_free (process, "environ"))
    (*n_looks)++;
}

static void
assert_file_is_free (const char *path, GBytes *bytes, gpointer password_file)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_str_equal (path, password_file))
    assert_free_of_password (path, data, length);
}

/* What reads its password from a pipe cannot end before it is given one, so it is seen alive. What
 * comes later is seen as often as it says something. */
static void
assert_run_is_free (Customer *customer, const char *line, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();
  GSubprocess *process = run_start (launcher, line);
  g_auto (Run) ended = { 0 };
  int n_looks = 0;

  while (input != NULL && n_looks == 0)
    count_if_free (process, &n_looks);
  ended = run_finish_watched (process, input, count_if_free, &n_looks);
  g_assert_cmpint (ended.status, ==, 0);
  assert_free_of_password ("the output", ended.output, strlen (ended.output));
  assert_free_of_password ("the errors", ended.errors, strlen (ended.errors));
  home_foreach (customer->home, assert_file_is_free, customer->password_file);
}

static void
test_secrecy (Customer *customer, gconstpointer unused)
{
  g_autofree char *added = g_strdup_printf ("add %s --trace --password-file -", customer->options);

  g_assert_true (
      mock_secret_is_in (PROVIDER_PASSWORD, PROVIDER_PASSWORD, strlen (PROVIDER_PASSWORD)));
  assert_run_is_free (customer, added, PROVIDER_PASSWORD "\n");
  assert_run_is_free (customer, "set " PROVIDER_USER " --trace --json --password-file -",
                      PROVIDER_PASSWORD "\n");
  assert_run_is_free (customer, "check --trace --json", NULL);
  assert_run_is_free (customer, "show --json " PROVIDER_USER, NULL);
  assert_run_is_free (customer, "list", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CUSTOMER_TEST ("/secrecy/life-of-an-account", customer_set_up, test_secrecy);
  return g_test_run ();
}
