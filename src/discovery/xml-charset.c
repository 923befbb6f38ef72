/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Character sets of XML files: a short list, for what is rare is more likely an attack on the
 * converter than a provider's file.
 */
#include "xml-charset.h"

#include <string.h>

#define UTF8_MARK "\xef\xbb\xbf"

/* A declaration stands at the very beginning and is short. */
#define MAX_DECLARATION 200

static const char *const charsets[] = { "UTF-8",       "US-ASCII",     "ISO-8859-1",
                                        "ISO-8859-15", "WINDOWS-1252", NULL };

/* Returns the value of encoding="…" in the XML declaration, or NULL. */
static char *
find_declared (const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, MAX_DECLARATION));
  char *end = strstr (head, "?>");
  char *value;
  gsize value_length;

  if (!g_str_has_prefix (head, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  value = strstr (head, "encoding");
  value = value != NULL ? strpbrk (value, "\"'") : NULL;
  if (value == NULL)
    return NULL;
  value_length = strcspn (value + 1, "\"'");
  return g_strndup (value + 1, value_length);
}

static const char *
find_charset (const char *bytes, gsize length)
{
  g_autofree char *declared = find_declared (bytes, length);

  if (declared == NULL)
    return charsets[0];
  for (guint i = 0; charsets[i] != NULL; i++)
    if (g_ascii_strcasecmp (declared, charsets[i]) == 0)
      return charsets[i];
  return NULL;
}

static GBytes *
convert (const char *bytes, gsize length, const char *charset)
{
  gsize written = 0;
  char *text = g_convert (bytes, (gssize)length, "UTF-8", charset, NULL, &written, NULL);

  return text != NULL ? g_bytes_new_take (text, written) : NULL;
}

static gboolean
has_utf16_mark (const char *bytes, gsize length)
{
  return length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
}

GBytes *
signet_xml_to_utf8 (const char *bytes, gsize length)
{
  const char *charset;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length == 0)
    return NULL;
  if (has_utf16_mark (bytes, length))
    return convert (bytes, length, "UTF-16");
  if (length >= strlen (UTF8_MARK) && memcmp (bytes, UTF8_MARK, strlen (UTF8_MARK)) == 0)
    {
      bytes += strlen (UTF8_MARK);
      length -= strlen (UTF8_MARK);
    }
  charset = find_charset (bytes, length);
  return charset != NULL ? convert (bytes, length, charset) : NULL;
}
