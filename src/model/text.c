/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Escapes what comes from outside, character by character, so that neither a character nor an
 * escape is ever cut in two.
 */
#include "text.h"

#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"

/* Characters of the class "letter" or "mark" that show nothing at all (Unicode's
 * Default_Ignorable_Code_Point, as far as g_unichar_type() does not tell them apart) */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5
         || (c >= 0x180b && c <= 0x180f) || c == 0x2800 || c == 0x3164
         || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xffa0 || (c >= 0xe0100 && c <= 0xe01ef);
}

/* G_UNICODE_FORMAT holds the bidirectional, zero-width and tag characters */
static gboolean
is_harmless (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return !is_invisible (c);
    }
}

/* Appends one character or one byte, and returns how many bytes of the input that took */
static gsize
append_next (GString *out, const char *bytes, gsize length)
{
  gunichar c = *bytes == '\0' ? 0 : g_utf8_get_char_validated (bytes, (gssize)length);

  if (c == (gunichar)-1 || c == (gunichar)-2)
    {
      g_string_append_printf (out, "\\x%02X", (guint)(guchar)*bytes);
      return 1;
    }
  if (is_harmless (c))
    g_string_append_unichar (out, c);
  else
    g_string_append_printf (out, "\\u{%04X}", c);
  return (gsize)g_unichar_to_utf8 (c, NULL);
}

char *
signet_text_escape (const char *bytes, gssize length, gsize max)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize left, room, cut = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  left = length < 0 ? strlen (bytes) : (gsize)length;
  max = max == 0 ? SIGNET_TEXT_MAX : max;
  room = max < strlen (ELLIPSIS) ? 0 : max - strlen (ELLIPSIS);
  while (left > 0 && out->len <= max)
    {
      gsize taken;

      if (out->len <= room)
        cut = out->len;
      taken = append_next (out, bytes, left);
      bytes += taken;
      left -= taken;
    }
  if (out->len > max)
    {
      g_string_truncate (out, cut);
      g_string_append (out, max < strlen (ELLIPSIS) ? "" : ELLIPSIS);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
