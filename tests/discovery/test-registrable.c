/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Registrable domains: whose name a name is.
 */
#include "registrable.h"

static const struct
{
  const char *host;
  const char *domain;
} domains[] = {
  { "imap.example.org", "example.org" },
  { "example.org", "example.org" },
  { "a.b.c.example.co.uk", "example.co.uk" },
  { "co.uk", NULL },
  { "org", NULL },
  { "imap.xn--bcher-kva.de", "xn--bcher-kva.de" },
  { "me.github.io", "me.github.io" },
  { "github.io", NULL },
  { "imap.corp.lan", "corp.lan" },
  { "localhost", NULL },
  { "192.0.2.1", NULL },
  { "2001:db8::1", NULL },
};

static void
test_domain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autofree char *domain = signet_registrable_domain (domains[i].host);

      g_test_message ("%s", domains[i].host);
      g_assert_cmpstr (domain, ==, domains[i].domain);
    }
}

static const struct
{
  const char *first;
  const char *second;
  gboolean same;
} pairs[] = {
  { "example.org", "imap.example.org", TRUE },
  { "a.example.org", "b.example.org", TRUE },
  { "example.org", "example.net", FALSE },
  { "example.org", "notexample.org", FALSE },
  { "example.org", "example.org.evil.net", FALSE },
  { "a.co.uk", "b.co.uk", FALSE },
  { "co.uk", "imap.co.uk", FALSE },
  { "co.uk", "co.uk", TRUE },
  { "me.github.io", "you.github.io", FALSE },
  { "192.0.2.1", "192.0.2.1", TRUE },
  { "192.0.2.1", "198.51.2.1", FALSE },
  { "localhost", "imap.localhost", TRUE },
  { "localhost", "127.0.0.1", TRUE },
};

static void
test_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s %s", pairs[i].first, pairs[i].second);
      g_assert_cmpint (signet_same_registrable_domain (pairs[i].first, pairs[i].second), ==,
                       pairs[i].same);
      g_assert_cmpint (signet_same_registrable_domain (pairs[i].second, pairs[i].first), ==,
                       pairs[i].same);
    }
}

static void
test_public_suffix (void)
{
  g_assert_true (signet_is_public_suffix ("co.uk"));
  g_assert_true (signet_is_public_suffix ("github.io"));
  g_assert_false (signet_is_public_suffix ("example.co.uk"));
  g_assert_false (signet_is_public_suffix ("corp"));
  g_assert_false (signet_is_public_suffix ("corp.lan"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registrable/domain", test_domain);
  g_test_add_func ("/registrable/same", test_same);
  g_test_add_func ("/registrable/public-suffix", test_public_suffix);
  return g_test_run ();
}
