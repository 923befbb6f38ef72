/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Columns and paragraphs.
 */
#include "layout.h"

#include <string.h>

#define WIDTH 79

/* printf pads by bytes; translated words may have others than ASCII. */
void
signet_layout_pad (GString *text, const char *word, glong width)
{
  g_string_append (text, word);
  for (glong i = g_utf8_strlen (word, -1); i < width; i++)
    g_string_append_c (text, ' ');
}

void
signet_layout_paragraph (GString *text, const char *paragraph)
{
  g_auto (GStrv) words = g_strsplit (paragraph != NULL ? paragraph : "", " ", -1);
  glong column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);
      gboolean fits = column > 0 && column + 1 + length <= WIDTH;

      if (column > 0 && !fits)
        g_string_append_c (text, '\n');
      g_string_append (text, fits ? " " : SIGNET_LAYOUT_INDENT);
      g_string_append (text, words[i]);
      column = length + (fits ? column + 1 : (glong)strlen (SIGNET_LAYOUT_INDENT));
    }
  if (column > 0)
    g_string_append_c (text, '\n');
}
