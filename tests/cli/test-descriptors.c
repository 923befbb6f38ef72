/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Out of descriptors means fewer at a time: a healthy server is found healthy all the same.
 */
#include "provider.h"
#include "run.h"

#include <string.h>
#include <sys/resource.h>

enum
{
  N_TARGETS = 60
};

typedef struct
{
  char *home;
  Provider *provider;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->home = home_new ();
  fixture->provider = provider_new (fixture->home, "imaps=0 pop3s=0 submissions=0");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  provider_free (fixture->provider);
  home_free (fixture->home);
}

/* Between fork and exec */
static void
limit_descriptors (gpointer data)
{
  const rlim_t n = GPOINTER_TO_UINT (data);
  const struct rlimit limit = { n, n };

  setrlimit (RLIMIT_NOFILE, &limit);
}

static Run
run_limited (guint n_descriptors, const char *line, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher = run_launcher_new ();

  g_subprocess_launcher_set_child_setup (launcher, limit_descriptors,
                                         GUINT_TO_POINTER (n_descriptors), NULL);
  return run_finish (run_start (launcher, line), input);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    n++;
  return n;
}

/* Names, so that they have to be looked up as well */
static void
test_many_targets (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) targets = g_string_new (NULL);
  g_autofree char *line = g_strdup_printf (
      "probe --json --jobs=%d '--ca-file=%s/ca.pem' --targets-file=-", N_TARGETS, fixture->home);
  g_auto (Run) run = { 0 };

  for (guint i = 0; i < N_TARGETS; i++)
    g_string_append_printf (targets, "imaps://%s:%u\n", i % 2 == 0 ? "127.0.0.1" : "localhost",
                            provider_get_port (fixture->provider, "imaps"));
  run = run_limited (40, line, targets->str);
  g_test_message ("%s", run.errors);
  g_assert_cmpuint (count (run.output, "\"status\":\"ok\""), ==, N_TARGETS);
  g_assert_cmpint (run.status, ==, 0);
}

/* There is room for one or two connections, and the set-up wants three at once. */
static void
test_one_target (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = g_strdup_printf (
      "probe --json --imap=localhost:%u --pop3=localhost:%u --smtp=localhost:%u --security=tls "
      "'--ca-file=%s/ca.pem' " PROVIDER_USER,
      provider_get_port (fixture->provider, "imaps"),
      provider_get_port (fixture->provider, "pop3s"),
      provider_get_port (fixture->provider, "submissions"), fixture->home);
  g_auto (Run) run = run_limited (GPOINTER_TO_UINT (data), line, NULL);

  g_test_message ("%s%s", run.output, run.errors);
  g_assert_cmpuint (count (run.output, "\"status\":\"ok\""), ==, 3);
  g_assert_cmpint (run.status, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/descriptors/many-targets", Fixture, NULL, set_up, test_many_targets, tear_down);
  for (guint n = 7; n < 12; n++)
    {
      g_autofree char *path = g_strdup_printf ("/descriptors/one-target/%u", n);

      g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, test_one_target, tear_down);
    }
  return g_test_run ();
}
