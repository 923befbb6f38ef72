/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Lines within limits.
 */
#include "lines.h"

#include <string.h>

/* What comes out: lines in quotes, or the word for a refusal */
static char *
take_all (SignetLines *lines)
{
  GString *taken = g_string_new (NULL);
  const char *line;

  while (TRUE)
    switch (signet_lines_next (lines, &line))
      {
      case SIGNET_LINES_LINE:
        g_string_append_printf (taken, "<%s>", line);
        break;
      case SIGNET_LINES_NUL:
        g_string_append (taken, "NUL");
        break;
      case SIGNET_LINES_TOO_LONG:
        g_string_append (taken, "TOO LONG");
        return g_string_free (taken, FALSE);
      case SIGNET_LINES_NONE:
      default:
        return g_string_free (taken, FALSE);
      }
}

static const struct
{
  const char *bytes;
  gsize length;
  const char *lines;
} cuts[] = {
  { "", 0, "" },
  { "a", 1, "" },
  { "a\n", 2, "<a>" },
  { "a\r\n", 3, "<a>" },
  { "\n", 1, "<>" },
  { "\r\n", 2, "<>" },
  { "a\r\r\n", 4, "<a\r>" },
  { "a\rb\n", 4, "<a\rb>" },
  { "a\r\nb\nc", 6, "<a><b>" },
  { "\n\n\r\n", 4, "<><><>" },
  { "\xff\xfe\n", 3, "<\xff\xfe>" },
  { "a\0b\nc\n", 6, "NUL<c>" },
  { "\0\n", 2, "NUL" },
};

static void
test_cut (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (SignetLines) lines = signet_lines_new ();
      g_autofree char *taken = NULL;

      signet_lines_feed (lines, cuts[i].bytes, cuts[i].length);
      taken = take_all (lines);
      g_assert_cmpstr (taken, ==, cuts[i].lines);
    }
}

/* Wherever the network cuts the bytes, the lines are the same */
static void
test_byte_by_byte (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (SignetLines) lines = signet_lines_new ();
      g_autoptr (GString) all = g_string_new (NULL);

      for (gsize j = 0; j < cuts[i].length; j++)
        {
          g_autofree char *taken = NULL;

          signet_lines_feed (lines, cuts[i].bytes + j, 1);
          taken = take_all (lines);
          g_string_append (all, taken);
        }
      g_assert_cmpstr (all->str, ==, cuts[i].lines);
    }
}

static SignetLinesResult
feed_line_of (gsize length, const char *end)
{
  g_autoptr (SignetLines) lines = signet_lines_new ();
  g_autofree char *bytes = g_strnfill (length, 'x');
  const char *line = NULL;
  SignetLinesResult result;

  signet_lines_feed (lines, bytes, length);
  signet_lines_feed (lines, end, strlen (end));
  result = signet_lines_next (lines, &line);
  if (result == SIGNET_LINES_LINE)
    g_assert_cmpuint (strlen (line), ==, length);
  return result;
}

static void
test_line_limit (void)
{
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX, "\n"), ==, SIGNET_LINES_LINE);
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX, "\r\n"), ==, SIGNET_LINES_LINE);
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX + 1, "\n"), ==, SIGNET_LINES_TOO_LONG);
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX + 1, "\r\n"), ==, SIGNET_LINES_TOO_LONG);
}

/* An end that is still missing is not waited for longer than it makes sense */
static void
test_line_without_end (void)
{
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX, ""), ==, SIGNET_LINES_NONE);
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX, "\r"), ==, SIGNET_LINES_NONE);
  g_assert_cmpint (feed_line_of (SIGNET_LINE_MAX + 2, ""), ==, SIGNET_LINES_TOO_LONG);
}

/* However short the lines are, there are not endlessly many of them */
static void
test_input_limit (void)
{
  g_autoptr (SignetLines) lines = signet_lines_new ();
  const char *line;
  gsize fed = 0;

  for (; fed + 2 <= SIGNET_INPUT_MAX; fed += 2)
    {
      signet_lines_feed (lines, "x\n", 2);
      g_assert_cmpint (signet_lines_next (lines, &line), ==, SIGNET_LINES_LINE);
    }
  signet_lines_feed (lines, "x\n", 2);
  g_assert_cmpint (signet_lines_next (lines, &line), ==, SIGNET_LINES_TOO_LONG);
}

/* What goes beyond the limit takes no memory */
static void
test_input_beyond_limit_is_dropped (void)
{
  g_autoptr (SignetLines) lines = signet_lines_new ();
  g_autofree char *much = g_strnfill (2 * SIGNET_INPUT_MAX, 'x');
  gsize waiting;

  signet_lines_feed (lines, much, 2 * SIGNET_INPUT_MAX);
  signet_lines_feed (lines, much, 2 * SIGNET_INPUT_MAX);
  signet_lines_peek (lines, &waiting);
  g_assert_cmpuint (waiting, ==, SIGNET_INPUT_MAX);
}

static void
test_peek_and_forget (void)
{
  g_autoptr (SignetLines) lines = signet_lines_new ();
  const char *bytes, *line;
  gsize length;

  signet_lines_feed (lines, "a\nrest", 6);
  g_assert_cmpint (signet_lines_next (lines, &line), ==, SIGNET_LINES_LINE);
  bytes = signet_lines_peek (lines, &length);
  g_assert_cmpmem (bytes, length, "rest", 4);
  signet_lines_forget (lines);
  signet_lines_peek (lines, &length);
  g_assert_cmpuint (length, ==, 0);
  signet_lines_feed (lines, "b\n", 2);
  g_assert_cmpint (signet_lines_next (lines, &line), ==, SIGNET_LINES_LINE);
  g_assert_cmpstr (line, ==, "b");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/cut", test_cut);
  g_test_add_func ("/lines/byte-by-byte", test_byte_by_byte);
  g_test_add_func ("/lines/rule-5/line-limit", test_line_limit);
  g_test_add_func ("/lines/rule-5/line-without-end", test_line_without_end);
  g_test_add_func ("/lines/rule-5/input-limit", test_input_limit);
  g_test_add_func ("/lines/rule-5/input-beyond-limit-is-dropped",
                   test_input_beyond_limit_is_dropped);
  g_test_add_func ("/lines/peek-and-forget", test_peek_and_forget);
  return g_test_run ();
}
