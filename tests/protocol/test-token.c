/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Words are whole words, never parts of words.
 */
#include "token.h"

#include <string.h>

static SignetToken
token_of (const char *text)
{
  return (SignetToken){ text, strlen (text) };
}

static void
test_next (void)
{
  const struct
  {
    const char *line;
    const char *words; /* each followed by a bar */
  } cases[] = {
    { "", "" },
    { "   ", "" },
    { "\t", "" },
    { "one", "one|" },
    { " one", "one|" },
    { "one ", "one|" },
    { "one two", "one|two|" },
    { "one \t two", "one|two|" },
    { "a=b c]d", "a=b|c]d|" },
    { "a\vb", "a\vb|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *cursor = cases[i].line;
      g_autoptr (GString) words = g_string_new (NULL);

      for (SignetToken word = signet_token_next (&cursor); word.length > 0;
           word = signet_token_next (&cursor))
        {
          g_string_append_len (words, word.start, (gssize)word.length);
          g_string_append_c (words, '|');
        }
      g_assert_cmpstr (words->str, ==, cases[i].words);
      g_assert_cmpint (*cursor, ==, '\0');
    }
}

static void
test_is (void)
{
  static const char *const same[] = { "STARTTLS", "starttls", "StartTLS" };
  static const char *const other[] = { "",           "S",         "STARTTL",    "STARTTLSX",
                                       "XSTARTTLS",  "STARTTLS,", "\"STARTTLS", "STARTTLS=",
                                       "STARTTLS\r", "STARTTLß" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (signet_token_is (token_of (same[i]), "STARTTLS"));
  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (signet_token_is (token_of (other[i]), "STARTTLS"));
}

/* A token ends where its length says, whatever follows in the line */
static void
test_is_by_length (void)
{
  g_assert_true (signet_token_is ((SignetToken){ "STARTTLS]", 8 }, "STARTTLS"));
  g_assert_false (signet_token_is ((SignetToken){ "STARTTLS", 7 }, "STARTTLS"));
}

static void
test_skip (void)
{
  const struct
  {
    const char *text;
    const char *left; /* NULL where the prefix is missing */
  } cases[] = {
    { "AUTH=PLAIN", "PLAIN" }, { "auth=plain", "plain" }, { "AUTH=", "" },
    { "AUTH", NULL },          { "XAUTH=PLAIN", NULL },   { "", NULL },
    { "=AUTH", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SignetToken token = token_of (cases[i].text);
      gboolean skipped = signet_token_skip (&token, "AUTH=");
      const char *left = cases[i].left != NULL ? cases[i].left : cases[i].text;

      g_assert_cmpint (skipped, ==, cases[i].left != NULL);
      g_assert_cmpmem (token.start, token.length, left, strlen (left));
    }
}

static void
test_begins (void)
{
  g_assert_true (signet_line_begins ("* OK", "* "));
  g_assert_true (signet_line_begins ("250-x", "250"));
  g_assert_true (signet_line_begins ("bye now", "BYE"));
  g_assert_false (signet_line_begins ("", "* "));
  g_assert_false (signet_line_begins (" * OK", "* "));
}

static void
test_mentions (void)
{
  g_assert_true (signet_line_mentions ("no certificate was sent", "certificate"));
  g_assert_true (signet_line_mentions ("(Certificate!)", "certificate"));
  g_assert_true (signet_line_mentions ("x-certificate=1", "certificate"));
  g_assert_false (signet_line_mentions ("certificates", "certificate"));
  g_assert_false (signet_line_mentions ("uncertificate", "certificate"));
  g_assert_false (signet_line_mentions ("", "certificate"));
  g_assert_false (signet_line_mentions ("123 456", "certificate"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token/next", test_next);
  g_test_add_func ("/token/is", test_is);
  g_test_add_func ("/token/is-by-length", test_is_by_length);
  g_test_add_func ("/token/skip", test_skip);
  g_test_add_func ("/token/begins", test_begins);
  g_test_add_func ("/token/mentions", test_mentions);
  return g_test_run ();
}
