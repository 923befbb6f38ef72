/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Columns and paragraphs, also of languages whose characters take two columns.
 */
#include "layout.h"

static void
test_width (void)
{
  g_assert_cmpint (signet_layout_width ("TLS"), ==, 3);
  g_assert_cmpint (signet_layout_width ("é"), ==, 1);
  g_assert_cmpint (signet_layout_width ("e\u0301"), ==, 1);
  g_assert_cmpint (signet_layout_width ("自動"), ==, 4);
}

static void
test_pad (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  signet_layout_pad (text, "自動", 6);
  g_assert_cmpstr (text->str, ==, "自動  ");
}

static void
test_cut (void)
{
  g_autofree char *narrow = signet_layout_cut ("Trying", 3);
  g_autofree char *wide = signet_layout_cut ("自動自動", 5);

  g_assert_cmpstr (narrow, ==, "Try");
  g_assert_cmpstr (wide, ==, "自動");
}

static void
check_paragraph (const char *paragraph)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  signet_layout_paragraph (text, paragraph);
  lines = g_strsplit (text->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_assert_true (g_str_has_prefix (lines[i], SIGNET_LAYOUT_INDENT));
      g_assert_cmpint (signet_layout_width (lines[i]), <=, 79);
      g_assert_false (g_str_has_suffix (lines[i], " "));
      g_assert_false (g_str_has_prefix (lines[i], SIGNET_LAYOUT_INDENT "。"));
    }
}

static void
test_paragraph (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) narrow = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < 60; i++)
    {
      g_string_append (wide, i % 7 == 6 ? "暗号化。" : "暗号化");
      g_string_append (narrow, "word ");
    }
  check_paragraph (wide->str);
  check_paragraph (narrow->str);
  signet_layout_paragraph (words, "two words");
  g_assert_cmpstr (words->str, ==, SIGNET_LAYOUT_INDENT "two words\n");
  signet_layout_paragraph (words, NULL);
  g_assert_cmpstr (words->str, ==, SIGNET_LAYOUT_INDENT "two words\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/width", test_width);
  g_test_add_func ("/layout/pad", test_pad);
  g_test_add_func ("/layout/cut", test_cut);
  g_test_add_func ("/layout/paragraph", test_paragraph);
  return g_test_run ();
}
