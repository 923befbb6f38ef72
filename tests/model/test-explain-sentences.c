/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The places in sentences are filled once, and a translation that misspells one does no harm.
 */
#include "explain-sentences.h"

static void
check (const char *sentence, const char *detail, guint elapsed_ms, const char *expected)
{
  g_autoptr (SignetProfile) profile = signet_profile_new (SIGNET_PROTOCOL_SMTP, "smtp.example.org",
                                                          587, SIGNET_SECURITY_STARTTLS);
  const SignetAttemptFacts facts = { .profile = profile,
                                     .detail = detail,
                                     .elapsed_ms = elapsed_ms };
  g_autofree char *filled = signet_sentence_fill (sentence, &facts);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_places (void)
{
  check ("", NULL, 0, "");
  check ("No place.", NULL, 0, "No place.");
  check ("{host}{port}", NULL, 0, "smtp.example.org587");
  check ("a {host}, {protocol}, {host} b", NULL, 0, "a smtp.example.org, SMTP, smtp.example.org b");
}

static void
test_seconds (void)
{
  check ("{seconds} s", NULL, 0, "0 s");
  check ("{seconds} s", NULL, 430, "0.4 s");
  check ("{seconds} s", NULL, 5050, "5 s");
  check ("{seconds} s", NULL, 5100, "5.1 s");
  check ("{seconds} s", NULL, 12900, "12 s");
}

/* What the server says cannot pose as a place */
static void
test_filled_once (void)
{
  check ("It says: {detail}.", "{host} {detail} %s", 0, "It says: {host} {detail} %s.");
}

static void
test_wrong_translation (void)
{
  check ("{hots} {host", NULL, 0, "{hots} {host");
  check ("{detail} {", NULL, 0, "{detail} {");
  check ("}{port}", NULL, 0, "}587");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain-sentences/places", test_places);
  g_test_add_func ("/explain-sentences/seconds", test_seconds);
  g_test_add_func ("/explain-sentences/filled-once", test_filled_once);
  g_test_add_func ("/explain-sentences/wrong-translation", test_wrong_translation);
  return g_test_run ();
}
