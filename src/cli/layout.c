/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Columns and paragraphs.
 */
#include "layout.h"

#include <string.h>

#define WIDTH 79

static glong
columns_of (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

glong
signet_layout_width (const char *text)
{
  glong width = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += columns_of (g_utf8_get_char (text));
  return width;
}

char *
signet_layout_cut (const char *text, glong width)
{
  const char *end = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (; *end != '\0' && columns_of (g_utf8_get_char (end)) <= width; end = g_utf8_next_char (end))
    width -= columns_of (g_utf8_get_char (end));
  return g_strndup (text, (gsize)(end - text));
}

/* printf pads by bytes; translated words may have others than ASCII. */
void
signet_layout_pad (GString *text, const char *word, glong width)
{
  g_string_append (text, word);
  for (glong i = signet_layout_width (word); i < width; i++)
    g_string_append_c (text, ' ');
}

/* What is not parted: a wide character with the narrow ones after it (Japanese knows no blanks, but
 * a full stop does not begin a line), or a word. */
static char *
next_piece (const char **rest)
{
  const char *start = *rest;
  const char *end = g_utf8_next_char (start);

  while (
      *end != '\0' && *end != ' '
      && (!g_unichar_iswide (g_utf8_get_char (end)) || g_unichar_ispunct (g_utf8_get_char (end))))
    end = g_utf8_next_char (end);
  *rest = end;
  return g_strndup (start, (gsize)(end - start));
}

void
signet_layout_paragraph (GString *text, const char *paragraph)
{
  const char *rest = paragraph != NULL ? paragraph : "";
  glong column = 0;

  while (*rest != '\0')
    {
      gboolean is_apart = *rest == ' ';
      g_autofree char *piece = NULL;
      glong width;

      rest += is_apart ? 1 : 0;
      if (*rest == '\0' || *rest == ' ')
        continue;
      piece = next_piece (&rest);
      width = signet_layout_width (piece);
      if (column > 0 && column + is_apart + width > WIDTH)
        {
          g_string_append_c (text, '\n');
          column = 0;
        }
      g_string_append (text, column == 0 ? SIGNET_LAYOUT_INDENT : is_apart ? " " : "");
      g_string_append (text, piece);
      column += width + (column == 0 ? (glong)strlen (SIGNET_LAYOUT_INDENT) : is_apart);
    }
  if (column > 0)
    g_string_append_c (text, '\n');
}
