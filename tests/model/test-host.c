/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names become what DNS and certificates use, or are refused.
 */
#include "host.h"

#include "target.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *host;
} right[] = {
  { "imap.example.org", "imap.example.org" },
  { "IMAP.Example.ORG.", "imap.example.org" },
  { "my_host", "my_host" },
  { "a", "a" },
  { "1and1.com", "1and1.com" },
  { "0xcafe.example", "0xcafe.example" },
  { "bücher.example", "xn--bcher-kva.example" },
  { "BÜCHER.example", "xn--bcher-kva.example" },
  { "bu\xcc\x88"
    "cher.example",
    "xn--bcher-kva.example" },
  { "XN--BCHER-KVA.example", "xn--bcher-kva.example" },
  { "日本。jp", "xn--wgv71a.jp" },
  { "пример.рф", "xn--e1afmkfd.xn--p1ai" },
  { "παράδειγμα.example", "xn--hxajbheg2az3al.example" },
  { "xn--strae-oqa.example", "xn--strae-oqa.example" },
  { "paral·lel.example", "xn--parallel-koa.example" },
  /* Letters of another width, and every kind of dot */
  { "ｂüｃher．example", "xn--bcher-kva.example" },
  { "ＭＡＩＬ｡example", "mail.example" },
  { "ｶﾞ.example", "xn--mck.example" },
  /* The same letter, otherwise encoded (Kelvin, Ångström) */
  { "\xe2\x84\xaa"
    "elvin.example",
    "kelvin.example" },
  { "\xe2\x84\xab"
    "ngstrom.example",
    "xn--ngstrom-dxa.example" },
  /* A small ı is a letter of its own, and so is a dot above an i that somebody typed */
  { "ılgaz.example", "xn--lgaz-kza.example" },
  { "i\xcc\x87stanbul.example", "xn--istanbul-o0e.example" },
  { "xn--istanbul-o0e.example", "xn--istanbul-o0e.example" },
  { "ΠΑΡΆΔΕΙΓΜΑ.example", "xn--hxajbheg2az3al.example" },
  { "ΐδιο.example", "xn--owa6epay.example" },
  { "192.0.2.1", "192.0.2.1" },
  { "192.0.2.1.", "192.0.2.1" },
  { "１９２.0.2.1", "192.0.2.1" },
};

static void
test_right (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = signet_host_normalize (right[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (host, ==, right[i].host);
    }
}

static void
assert_refused (const char *text, SignetTargetError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *host = signet_host_normalize (text, &error);

  g_test_message ("%s", text);
  g_assert_null (host);
  g_assert_error (error, SIGNET_TARGET_ERROR, (int)code);
}

static void
test_wrong (void)
{
  static const char *const texts[] = {
    "-x",
    "x-.org",
    "a..b",
    ".a",
    ".",
    "a b",
    "a/b",
    "a%b",
    "a*b",
    "a\xee\x80\x80z",
    "exam／ple.org",
    "bad：143",
    "1.2.3",
    "999.1.1.1",
    "192.0.2.1.5",
    "2130706433",
    "0x7f000001",
    "0x7f.0x1",
    "127.0x1",
    "0x",
    "xn--",
    "xn--a",
    "xn--zzzzzz999999",
    /* Not the form its own Unicode name is encoded to: an upper-case letter, one that is not
     * composed, one that is only wide */
    "xn--bcher-2pa",
    "xn--ux-uub",
    "xn--x-0q0i",
    "xn--ls8h.la",
    "💩.la",
    /* Programs take these for different servers */
    "İstanbul.test",
    "İSTANBUL.test",
    "mail.İstanbul.test",
    "ſtanbul.test",
    "oﬃce.test",
    "ŉ.test",
    "և.test",
    "℡.test",
    "①.test",
    "x².test",
    "℃.test",
    "ª.test",
    "㍑.test",
    "straße.example",
    "STRAẞE.example",
    "βόλος.example",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], SIGNET_TARGET_ERROR_HOST);
}

/* UTS #39 §5.2, "highly restrictive" */
static void
test_mixed (void)
{
  static const char *const fine[] = {
    "日本語カナひらabc.example", "한국漢字abc.example", "漢字ㄅㄆabc.example",
    "почта-1.example",           "mail.пример.example", "аррӏе.example",
  };
  static const char *const mixed[] = {
    "аpple.example", "exαmple.example", "漢字かな한글.example", "ㄅかな.example",
    "кириλ.example", "א日.example",     "xn--pple-43d.example",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = signet_host_normalize (fine[i], &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (host, ".example"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (mixed); i++)
    assert_refused (mixed[i], SIGNET_TARGET_ERROR_MIXED_SCRIPT);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_lengths (void)
{
  g_autofree char *label = g_strnfill (63, 'a');
  g_autofree char *label_too_long = g_strnfill (64, 'a');
  g_autofree char *longest = repeat ("a.", 126);
  g_autofree char *just_right = g_strconcat (longest, "b", NULL);
  g_autofree char *with_dot = g_strconcat (longest, "b.", NULL);
  g_autofree char *too_long = g_strconcat (longest, "bc", NULL);
  g_autofree char *much_too_long = repeat ("a.", 500);
  g_autofree char *grows = repeat ("ü.", 60);
  g_autofree char *host = signet_host_normalize (label, NULL);
  g_autofree char *long_host = signet_host_normalize (just_right, NULL);
  g_autofree char *undotted = signet_host_normalize (with_dot, NULL);

  g_assert_cmpstr (host, ==, label);
  g_assert_cmpuint (strlen (just_right), ==, 253);
  g_assert_cmpstr (long_host, ==, just_right);
  g_assert_cmpstr (undotted, ==, just_right);
  assert_refused (label_too_long, SIGNET_TARGET_ERROR_TOO_LONG);
  assert_refused (too_long, SIGNET_TARGET_ERROR_TOO_LONG);
  assert_refused (much_too_long, SIGNET_TARGET_ERROR_TOO_LONG);
  assert_refused (grows, SIGNET_TARGET_ERROR_TOO_LONG);
}

static void
test_ip (void)
{
  static const struct
  {
    const char *text;
    const char *ip;
  } cases[] = {
    { "::1", "::1" },
    { "2001:DB8:0:0::1", "2001:db8::1" },
    { "::ffff:192.0.2.1", "::ffff:192.0.2.1" },
    { "192.0.2.1", "192.0.2.1" },
    { "192.0.2", NULL },
    { "192.0.2.01x", NULL },
    { "fe80::1%1", NULL },
    { "1::2::3", NULL },
    { "host", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ip = signet_host_normalize_ip (cases[i].text);

      g_assert_cmpstr (ip, ==, cases[i].ip);
    }
}

static void
test_fold (void)
{
  g_autofree char *lower = signet_host_fold ("EXAMPLE.Info Ü");
  g_autofree char *wide = signet_host_fold ("Ｅｘａｍｐｌｅ。u\xcc\x88");

  g_assert_cmpstr (lower, ==, "example.info ü");
  g_assert_cmpstr (wide, ==, "example.ü");
}

static void
test_loopback (void)
{
  static const char *const here[] = { "localhost", "mail.localhost",  "127.0.0.1", "127.8.9.10",
                                      "::1",       "::ffff:127.0.0.1" };
  static const char *const elsewhere[] = {
    "localhost.example.org", "notlocalhost",          "128.0.0.1", "::2",
    "::ffff:192.0.2.1",      "127.0.0.1.example.org", ""
  };

  for (gsize i = 0; i < G_N_ELEMENTS (here); i++)
    g_assert_true (signet_host_is_loopback (here[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    g_assert_false (signet_host_is_loopback (elsewhere[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/right", test_right);
  g_test_add_func ("/host/wrong", test_wrong);
  g_test_add_func ("/host/mixed", test_mixed);
  g_test_add_func ("/host/lengths", test_lengths);
  g_test_add_func ("/host/ip", test_ip);
  g_test_add_func ("/host/fold", test_fold);
  g_test_add_func ("/host/loopback", test_loopback);
  return g_test_run ();
}
