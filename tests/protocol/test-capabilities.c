/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is taken for the name of a mechanism, and what is not.
 */
#include "capabilities.h"

#include <string.h>

static void
add (SignetCapabilities *capabilities, const char *name)
{
  signet_capabilities_add_mechanism (capabilities, (SignetToken){ name, strlen (name) });
}

static void
test_empty (void)
{
  SignetCapabilities capabilities;

  memset (&capabilities, 0xff, sizeof capabilities);
  signet_capabilities_init (&capabilities);
  g_assert_false (capabilities.is_listed || capabilities.starttls || capabilities.login_disabled);
  g_assert_false (capabilities.initial_response || capabilities.user || capabilities.auth);
  g_assert_cmpuint (capabilities.mechanisms->len, ==, 0);
  signet_capabilities_clear (&capabilities);
  signet_capabilities_clear (&capabilities);
}

static void
test_names (void)
{
  static const char *const right[] = { "PLAIN", "SCRAM-SHA-256-PLUS", "X_1",
                                       "ABCDEFGHIJKLMNOPQRST" };
  static const char *const wrong[] = {
    "", "ABCDEFGHIJKLMNOPQRSTU", "PLA=IN", "\"PLAIN\"", "PLAIN,", "PLÄIN", "a b", "PLAIN\x1b"
  };
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    add (&capabilities, wrong[i]);
  g_assert_cmpuint (capabilities.mechanisms->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      add (&capabilities, right[i]);
      g_assert_true (signet_capabilities_has (&capabilities, right[i]));
    }
  g_assert_cmpuint (capabilities.mechanisms->len, ==, G_N_ELEMENTS (right));
  signet_capabilities_clear (&capabilities);
}

static void
test_once_and_upper_case (void)
{
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  add (&capabilities, "plain");
  add (&capabilities, "PLAIN");
  add (&capabilities, "Login");
  g_assert_cmpuint (capabilities.mechanisms->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (capabilities.mechanisms, 0), ==, "PLAIN");
  g_assert_cmpstr (g_ptr_array_index (capabilities.mechanisms, 1), ==, "LOGIN");
  signet_capabilities_clear (&capabilities);
}

/* A mechanism is the whole name */
static void
test_has (void)
{
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  add (&capabilities, "SCRAM-SHA-256-PLUS");
  add (&capabilities, "XPLAIN");
  g_assert_false (signet_capabilities_has (&capabilities, "SCRAM-SHA-256"));
  g_assert_false (signet_capabilities_has (&capabilities, "PLAIN"));
  g_assert_false (signet_capabilities_has (&capabilities, ""));
  signet_capabilities_clear (&capabilities);
}

static void
test_limit (void)
{
  SignetCapabilities capabilities;

  signet_capabilities_init (&capabilities);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("X-%d", i);

      add (&capabilities, name);
    }
  g_assert_cmpuint (capabilities.mechanisms->len, ==, 32);
  g_assert_true (signet_capabilities_has (&capabilities, "X-31"));
  signet_capabilities_clear (&capabilities);
}

static void
test_oauth (void)
{
  const struct
  {
    const char *mechanism;
    gboolean oauth;
  } cases[] = {
    { "OAUTHBEARER", TRUE }, { "xoauth2", TRUE },   { "XOAUTH", FALSE },
    { "PLAIN", FALSE },      { "XOAUTH22", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SignetCapabilities capabilities;

      signet_capabilities_init (&capabilities);
      add (&capabilities, cases[i].mechanism);
      g_assert_cmpint (signet_capabilities_has_oauth (&capabilities), ==, cases[i].oauth);
      signet_capabilities_clear (&capabilities);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capabilities/empty", test_empty);
  g_test_add_func ("/capabilities/rule-8/names", test_names);
  g_test_add_func ("/capabilities/once-and-upper-case", test_once_and_upper_case);
  g_test_add_func ("/capabilities/rule-8/has", test_has);
  g_test_add_func ("/capabilities/rule-5/limit", test_limit);
  g_test_add_func ("/capabilities/oauth", test_oauth);
  return g_test_run ();
}
