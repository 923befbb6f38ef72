/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words of JSON and D-Bus, and the order of outcomes: both are promises to other programs.
 */
#include "outcome.h"

#include "enum-types.h"
#include "profile.h"

static void
assert_nicks (GType type, const char *const *expected)
{
  guint n = g_strv_length ((GStrv)expected);

  for (guint i = 0; i < n; i++)
    {
      int value = -1;

      g_assert_cmpstr (signet_nick (type, (int)i), ==, expected[i]);
      g_assert_true (signet_from_nick (type, expected[i], &value));
      g_assert_cmpint (value, ==, (int)i);
    }
}

/* From the least far to the furthest */
static void
test_order_of_outcomes (void)
{
  static const char *const nicks[] = {
    "cancelled",
    "superseded",
    "host-not-found",
    "unreachable",
    "refused",
    "timeout",
    "closed",
    "not-mail",
    "too-many-connections",
    "unavailable",
    "no-starttls",
    "starttls-refused",
    "injected",
    "tls-failed",
    "tls-too-old",
    "client-certificate-required",
    "untrusted",
    "foreign-server",
    "unencrypted-only",
    "login-disabled",
    "no-usable-mechanism",
    "oauth-only",
    "login-unavailable",
    "login-rejected",
    "ok",
    NULL,
  };

  assert_nicks (SIGNET_TYPE_OUTCOME, nicks);
  g_assert_cmpuint (g_strv_length ((GStrv)nicks), ==, SIGNET_OUTCOME_OK + 1);
}

static void
test_login (void)
{
  static const char *const nicks[] = { "not-tried", "refused", "rejected", "ok", NULL };

  assert_nicks (SIGNET_TYPE_LOGIN, nicks);
}

static void
test_flaws (void)
{
  static const char *const all[] = {
    "expired", "not-yet-valid", "wrong-host",  "unknown-authority",  "self-signed",
    "revoked", "weak",          "wrong-usage", "revocation-unknown", NULL
  };
  static const char *const two[] = { "expired", "self-signed", NULL };
  g_auto (GStrv) nothing = signet_flaws_to_strv (0);
  g_auto (GStrv) some = signet_flaws_to_strv (SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_EXPIRED);
  g_auto (GStrv) everything = signet_flaws_to_strv (0x1ff);

  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_true (g_strv_equal ((const char *const *)some, two));
  g_assert_true (g_strv_equal ((const char *const *)everything, all));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/order", test_order_of_outcomes);
  g_test_add_func ("/outcome/login", test_login);
  g_test_add_func ("/outcome/flaws", test_flaws);
  return g_test_run ();
}
