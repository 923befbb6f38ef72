/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Pins: what they excuse, and what they never do.
 */
#include "pin.h"

#define KEY_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
/* As browsers and tools print it */
#define EIGHT        "AA:AA:AA:AA:AA:AA:AA:AA"
#define KEY_A_COLONS EIGHT ":" EIGHT ":" EIGHT ":" EIGHT
#define KEY_B        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static SignetTlsInfo *
tls_with (const char *key, SignetFlaws flaws)
{
  SignetTlsInfo *tls = signet_tls_info_new ();

  tls->spki_sha256 = g_strdup (key);
  tls->sha256 = g_strdup ("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc");
  tls->flaws = flaws;
  return tls;
}

static SignetPin *
pin_with (const char *key, SignetFlaws flaws)
{
  g_autoptr (SignetTlsInfo) tls = tls_with (key, flaws);

  return signet_pin_new (SIGNET_PROTOCOL_IMAP, "imap.example.org", 993, tls, 1000);
}

static void
test_match (void)
{
  static const struct
  {
    const char *key;
    SignetFlaws flaws;
    SignetPinMatch match;
  } cases[] = {
    { KEY_A, SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_EXPIRED, SIGNET_PIN_MATCHES },
    { KEY_A, SIGNET_FLAW_SELF_SIGNED, SIGNET_PIN_MATCHES },
    { KEY_A, SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_WRONG_HOST, SIGNET_PIN_NEW_FLAW },
    { KEY_A, SIGNET_FLAW_WEAK, SIGNET_PIN_NEW_FLAW },
    { KEY_A, 0, SIGNET_PIN_OBSOLETE },
    { KEY_B, 0, SIGNET_PIN_OBSOLETE },
    { KEY_B, SIGNET_FLAW_SELF_SIGNED, SIGNET_PIN_OTHER_KEY },
    { NULL, SIGNET_FLAW_SELF_SIGNED, SIGNET_PIN_OTHER_KEY },
    { KEY_A, SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_REVOKED, SIGNET_PIN_REVOKED },
    { KEY_B, SIGNET_FLAW_REVOKED, SIGNET_PIN_REVOKED },
  };
  g_autoptr (SignetPin) pin = pin_with (KEY_A, SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_EXPIRED);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetTlsInfo) tls = tls_with (cases[i].key, cases[i].flaws);

      g_assert_cmpint (signet_pin_match (pin, tls), ==, cases[i].match);
      g_assert_cmpint (signet_pin_match (NULL, tls), ==, SIGNET_PIN_ABSENT);
    }
}

static void
test_nothing_to_pin (void)
{
  g_autoptr (SignetPin) verified = pin_with (KEY_A, 0);
  g_autoptr (SignetPin) revoked = pin_with (KEY_A, SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_REVOKED);
  g_autoptr (SignetPin) keyless = pin_with (NULL, SIGNET_FLAW_SELF_SIGNED);

  g_assert_null (verified);
  g_assert_null (revoked);
  g_assert_null (keyless);
}

static void
test_place (void)
{
  g_autoptr (SignetPin) pin = pin_with (KEY_A, SIGNET_FLAW_SELF_SIGNED);
  g_autoptr (SignetPin) copy = g_boxed_copy (SIGNET_TYPE_PIN, pin);

  g_assert_true (signet_pin_equal (pin, copy));
  g_assert_true (signet_pin_is_at (pin, SIGNET_PROTOCOL_IMAP, "imap.example.org", 993));
  g_assert_false (signet_pin_is_at (pin, SIGNET_PROTOCOL_IMAP, "imap.example.org", 143));
  g_assert_false (signet_pin_is_at (pin, SIGNET_PROTOCOL_IMAP, "imap.example.com", 993));
  g_assert_false (signet_pin_is_at (pin, SIGNET_PROTOCOL_SMTP, "imap.example.org", 993));
  copy->since++;
  g_assert_false (signet_pin_equal (pin, copy));
}

static void
test_fingerprint (void)
{
  static const char *const good[] = {
    KEY_A,
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    KEY_A_COLONS,
    "  aA:Aa:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n",
  };
  static const char *const bad[] = {
    "",
    "aa:bb",
    KEY_A "a",
    "gaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaa",
    "ä",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *digits = signet_fingerprint_parse (good[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (digits, ==, KEY_A);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_fingerprint_parse (bad[i], &error));
      g_assert_error (error, SIGNET_PIN_ERROR, SIGNET_PIN_ERROR_FINGERPRINT);
    }
}

static void
test_matches (void)
{
  g_autoptr (SignetTlsInfo) tls = tls_with (KEY_A, 0);
  g_autofree char *text = signet_fingerprint_format ("0123ab");

  g_assert_true (signet_fingerprint_matches (KEY_A, tls));
  g_assert_true (signet_fingerprint_matches (tls->sha256, tls));
  g_assert_false (signet_fingerprint_matches (KEY_B, tls));
  g_assert_cmpstr (text, ==, "01:23:AB");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pin/match", test_match);
  g_test_add_func ("/pin/nothing-to-pin", test_nothing_to_pin);
  g_test_add_func ("/pin/place", test_place);
  g_test_add_func ("/pin/fingerprint", test_fingerprint);
  g_test_add_func ("/pin/matches", test_matches);
  return g_test_run ();
}
