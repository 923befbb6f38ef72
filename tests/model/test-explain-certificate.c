/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is wrong with a certificate, as sentences.
 */
#include "explain.h"

#include <string.h>

/* 3 March 2026, noon UTC */
#define A_DAY 1772539200

static char *
explain (SignetFlaws flaws, gint64 not_before, gint64 not_after, const char *const *names)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  g_auto (GStrv) sentences = NULL;

  tls->flaws = flaws;
  tls->not_before = not_before;
  tls->not_after = not_after;
  tls->names = g_strdupv ((GStrv)names);
  sentences = signet_explain_flaws (tls, "imap.example.org");
  return g_strjoinv (" ", sentences);
}

static void
check (SignetFlaws flaws, const char *expected)
{
  g_autofree char *text = explain (flaws, A_DAY, A_DAY, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_each (void)
{
  check (0, "");
  check (SIGNET_FLAW_EXPIRED, "It expired on 3 March 2026.");
  check (SIGNET_FLAW_NOT_YET_VALID, "It is not valid before 3 March 2026.");
  check (SIGNET_FLAW_WRONG_HOST, "It was not issued for imap.example.org.");
  check (SIGNET_FLAW_UNKNOWN_AUTHORITY, "It was issued by an unknown authority.");
  check (SIGNET_FLAW_SELF_SIGNED, "It is signed by itself.");
  check (SIGNET_FLAW_REVOKED, "It was revoked by its issuer.");
  check (SIGNET_FLAW_WEAK, "Its cryptography is too weak to be trusted.");
  check (SIGNET_FLAW_WRONG_USAGE, "It was not issued for servers.");
  check (SIGNET_FLAW_REVOCATION_UNKNOWN,
         "Its server shows no current proof that it was not revoked.");
}

static void
test_several (void)
{
  check (SIGNET_FLAW_SELF_SIGNED | SIGNET_FLAW_EXPIRED,
         "It expired on 3 March 2026. It is signed by itself.");
}

static void
test_no_dates (void)
{
  g_autofree char *expired = explain (SIGNET_FLAW_EXPIRED, 0, 0, NULL);
  g_autofree char *early = explain (SIGNET_FLAW_NOT_YET_VALID, 0, 0, NULL);
  g_autofree char *impossible = explain (SIGNET_FLAW_EXPIRED, 0, G_MAXINT64, NULL);

  g_assert_cmpstr (expired, ==, "It has expired.");
  g_assert_cmpstr (early, ==, "It is not valid yet.");
  g_assert_cmpstr (impossible, ==, "It has expired.");
}

static void
test_names (void)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "a.example", NULL };
  static const char *const many[] = { "a.example", "b.example", "c.example", "d.example", NULL };
  g_autofree char *no_name = explain (SIGNET_FLAW_WRONG_HOST, 0, 0, none);
  g_autofree char *other = explain (SIGNET_FLAW_WRONG_HOST, 0, 0, one);
  g_autofree char *others = explain (SIGNET_FLAW_WRONG_HOST, 0, 0, many);

  g_assert_cmpstr (no_name, ==, "It was not issued for imap.example.org.");
  g_assert_cmpstr (other, ==, "It was issued for a.example, not for imap.example.org.");
  g_assert_cmpstr (
      others, ==,
      "It was issued for a.example, b.example, c.example, …, not for imap.example.org.");
}

static void
test_holder (void)
{
  g_autoptr (SignetTlsInfo) tls = signet_tls_info_new ();
  g_autofree char *nobody = signet_explain_holder (tls);
  g_autofree char *names = NULL;
  g_autofree char *holder = NULL;

  tls->names = g_strsplit ("a.example b.example", " ", 0);
  names = signet_explain_holder (tls);
  tls->holder = g_strdup ("Example");
  holder = signet_explain_holder (tls);
  g_assert_null (nobody);
  g_assert_cmpstr (names, ==, "a.example, b.example");
  g_assert_cmpstr (holder, ==, "Example");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain-certificate/each", test_each);
  g_test_add_func ("/explain-certificate/several", test_several);
  g_test_add_func ("/explain-certificate/no-dates", test_no_dates);
  g_test_add_func ("/explain-certificate/names", test_names);
  g_test_add_func ("/explain-certificate/holder", test_holder);
  return g_test_run ();
}
