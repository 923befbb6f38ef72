/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is taken for an offer of a mechanism, and what is not.
 */
#include "offer.h"

#include <string.h>

static void
add (SignetOffer *offer, const char *name)
{
  signet_offer_add_mechanism (offer, (SignetToken){ name, strlen (name) });
}

static void
test_empty (void)
{
  SignetOffer offer;

  memset (&offer, 0xff, sizeof offer);
  signet_offer_init (&offer);
  g_assert_false (offer.is_listed || offer.starttls || offer.login_disabled);
  g_assert_false (offer.initial_response || offer.user || offer.auth);
  g_assert_cmpuint (offer.mechanisms->len, ==, 0);
  signet_offer_clear (&offer);
  signet_offer_clear (&offer);
}

static void
test_names (void)
{
  static const char *const right[] = { "PLAIN", "SCRAM-SHA-256-PLUS", "X_1",
                                       "ABCDEFGHIJKLMNOPQRST" };
  static const char *const wrong[] = {
    "", "ABCDEFGHIJKLMNOPQRSTU", "PLA=IN", "\"PLAIN\"", "PLAIN,", "PLÄIN", "a b", "PLAIN\x1b"
  };
  SignetOffer offer;

  signet_offer_init (&offer);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    add (&offer, wrong[i]);
  g_assert_cmpuint (offer.mechanisms->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      add (&offer, right[i]);
      g_assert_true (signet_offer_has (&offer, right[i]));
    }
  g_assert_cmpuint (offer.mechanisms->len, ==, G_N_ELEMENTS (right));
  signet_offer_clear (&offer);
}

static void
test_once_and_upper_case (void)
{
  SignetOffer offer;

  signet_offer_init (&offer);
  add (&offer, "plain");
  add (&offer, "PLAIN");
  add (&offer, "Login");
  g_assert_cmpuint (offer.mechanisms->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (offer.mechanisms, 0), ==, "PLAIN");
  g_assert_cmpstr (g_ptr_array_index (offer.mechanisms, 1), ==, "LOGIN");
  signet_offer_clear (&offer);
}

/* A mechanism is the whole name */
static void
test_has (void)
{
  SignetOffer offer;

  signet_offer_init (&offer);
  add (&offer, "SCRAM-SHA-256-PLUS");
  add (&offer, "XPLAIN");
  g_assert_false (signet_offer_has (&offer, "SCRAM-SHA-256"));
  g_assert_false (signet_offer_has (&offer, "PLAIN"));
  g_assert_false (signet_offer_has (&offer, ""));
  signet_offer_clear (&offer);
}

static void
test_limit (void)
{
  SignetOffer offer;

  signet_offer_init (&offer);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("X-%d", i);

      add (&offer, name);
    }
  g_assert_cmpuint (offer.mechanisms->len, ==, 32);
  g_assert_true (signet_offer_has (&offer, "X-31"));
  signet_offer_clear (&offer);
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
      SignetOffer offer;

      signet_offer_init (&offer);
      add (&offer, cases[i].mechanism);
      g_assert_cmpint (signet_offer_has_oauth (&offer), ==, cases[i].oauth);
      signet_offer_clear (&offer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offer/empty", test_empty);
  g_test_add_func ("/offer/rule-8/names", test_names);
  g_test_add_func ("/offer/once-and-upper-case", test_once_and_upper_case);
  g_test_add_func ("/offer/rule-8/has", test_has);
  g_test_add_func ("/offer/rule-5/limit", test_limit);
  g_test_add_func ("/offer/oauth", test_oauth);
  return g_test_run ();
}
