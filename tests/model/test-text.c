/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Text from outside comes out harmless, whole and within its bounds (safety rule 6).
 */
#include "text.h"

#include <string.h>

static void
check (const char *bytes, gssize length, gsize max, const char *expected)
{
  g_autofree char *text = signet_text_escape (bytes, length, max);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_kept (void)
{
  check ("", -1, 0, "");
  check (NULL, 0, 0, "");
  check ("* OK  ready \\ <b>&amp;", -1, 0, "* OK  ready \\ <b>&amp;");
  check ("Grüße, 日本, א, \xf0\x9f\x93\xa7", -1, 0, "Grüße, 日本, א, \xf0\x9f\x93\xa7");
  check ("abcdef", 3, 0, "abc");
}

static void
test_controls (void)
{
  check ("a\r\nb", -1, 0, "a\\u{000D}\\u{000A}b");
  check ("a\0b", 3, 0, "a\\u{0000}b");
  check ("\x1b[31mred\x1b[0m", -1, 0, "\\u{001B}[31mred\\u{001B}[0m");
  check ("\t\x7f", -1, 0, "\\u{0009}\\u{007F}");
  check ("\xc2\x9b", -1, 0, "\\u{009B}");
}

static void
test_misleading (void)
{
  static const gunichar characters[] = { 0x061c, 0x00ad, 0x034f, 0x115f,  0x180e,  0x200b,
                                         0x200c, 0x200d, 0x200e, 0x200f,  0x2028,  0x2029,
                                         0x202a, 0x202b, 0x202c, 0x202d,  0x202e,  0x2060,
                                         0x2066, 0x2067, 0x2068, 0x2069,  0x2800,  0x3164,
                                         0xfe0f, 0xfeff, 0xffa0, 0xe000,  0xf0000, 0xfffe,
                                         0xffff, 0x0378, 0xfdd0, 0xe0041, 0xe0100, 0x10ffff };

  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      g_autofree char *expected = g_strdup_printf ("a\\u{%04X}b", characters[i]);
      char bytes[16] = "a";
      int n = g_unichar_to_utf8 (characters[i], bytes + 1);

      bytes[n + 1] = 'b';
      check (bytes, n + 2, 0, expected);
    }
}

static void
test_invalid (void)
{
  check ("a\xff\xfe", -1, 0, "a\\xFF\\xFE");
  check ("\xc3", -1, 0, "\\xC3");
  check ("\xe2\x80", -1, 0, "\\xE2\\x80");
  check ("\xc0\xaf", -1, 0, "\\xC0\\xAF");
  check ("\xed\xa0\x80", -1, 0, "\\xED\\xA0\\x80");
  check ("\xf4\x90\x80\x80", -1, 0, "\\xF4\\x90\\x80\\x80");
  /* The length ends in the middle of a character */
  check ("ü", 1, 0, "\\xC3");
}

static void
test_bounds (void)
{
  g_autofree char *longest = g_strnfill (SIGNET_TEXT_MAX, 'a');
  g_autofree char *longer = g_strnfill (SIGNET_TEXT_MAX + 1, 'a');
  g_autofree char *cut = signet_text_escape (longer, -1, 0);

  check (longest, -1, 0, longest);
  g_assert_cmpuint (strlen (cut), ==, SIGNET_TEXT_MAX);
  g_assert_true (g_str_has_suffix (cut, "a…"));
  check ("abcdef", -1, 6, "abcdef");
  check ("abcdefg", -1, 6, "abc…");
  check ("abcüx", -1, 6, "abcüx");
  check ("abüüx", -1, 6, "ab…");
  check ("ab\x1b", -1, 9, "ab…");
  check ("a\xff\xff", -1, 8, "a\\xFF…");
  check ("abcd", -1, 3, "…");
  check ("abcd", -1, 2, "");
  check ("ab", -1, 2, "ab");
  check ("a", -1, 1, "a");
}

/* Whatever the bound, an escape is there as a whole or not at all */
static void
test_whole_escapes (void)
{
  static const char bytes[] = "\x1b\xff\xe2\x80\xae\xf3\xb0\x80\x80\x01";

  for (gsize max = 1; max < 60; max++)
    {
      g_autofree char *text = signet_text_escape (bytes, -1, max);

      g_assert_cmpuint (strlen (text), <=, max);
      g_assert_true (g_regex_match_simple (
          "^(\\\\u\\{[0-9A-F]{4,6}\\}|\\\\x[0-9A-F]{2})*(\xe2\x80\xa6)?$", text, 0, 0));
    }
}

/* Said here once more, independent of how the code finds them */
static gboolean
is_dangerous (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || (c >= 0x200b && c <= 0x200f)
         || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff
         || (c >= 0xe000 && c <= 0xf8ff) || (c & 0xfffe) == 0xfffe || c >= 0xe0000;
}

static void
assert_harmless (const char *text, gsize max)
{
  g_assert_cmpuint (strlen (text), <=, max);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (is_dangerous (g_utf8_get_char (p)));
}

/* Half random bytes, half random characters, so that both ways are reached deep */
static gsize
fill_at_random (char *bytes, gsize size)
{
  gsize length = 0;

  while (length + 6 < size)
    if (g_test_rand_bit ())
      bytes[length++] = (char)g_test_rand_int_range (0, 256);
    else
      length += (gsize)g_unichar_to_utf8 ((gunichar)g_test_rand_int_range (0, 0x3000),
                                          bytes + length);
  return length;
}

static void
test_random (void)
{
  char bytes[64];

  for (guint i = 0; i < 5000; i++)
    {
      gsize length = fill_at_random (bytes, sizeof bytes);

      for (gsize n = 0; n <= length; n++)
        {
          gsize max = (gsize)g_test_rand_int_range (1, 80);
          g_autofree char *text = signet_text_escape (bytes, (gssize)n, max);

          assert_harmless (text, max);
        }
    }
}

static void
test_every_character (void)
{
  for (gunichar c = 0; c <= 0x10ffff; c++)
    {
      char bytes[6];
      g_autofree char *text = NULL;

      text = signet_text_escape (bytes, g_unichar_to_utf8 (c, bytes), 0);
      assert_harmless (text, SIGNET_TEXT_MAX);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/kept", test_kept);
  g_test_add_func ("/text/rule-6/controls", test_controls);
  g_test_add_func ("/text/rule-6/misleading", test_misleading);
  g_test_add_func ("/text/rule-6/invalid", test_invalid);
  g_test_add_func ("/text/rule-6/bounds", test_bounds);
  g_test_add_func ("/text/rule-6/whole-escapes", test_whole_escapes);
  g_test_add_func ("/text/rule-6/random", test_random);
  g_test_add_func ("/text/rule-6/every-character", test_every_character);
  return g_test_run ();
}
