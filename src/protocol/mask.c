/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes a secret out of a server's words.
 */
#include "mask.h"

#include "secret.h"

#include <string.h>

#define MASK "***"

static void
wipe_and_free (char *text)
{
  signet_secret_wipe (text, strlen (text));
  g_free (text);
}

/* RFC 9051 §4.3. */
static char *
quote (const char *secret)
{
  GString *quoted = g_string_sized_new (2 * strlen (secret) + 1);

  for (; *secret != '\0'; secret++)
    {
      if (*secret == '"' || *secret == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *secret);
    }
  return g_string_free (quoted, FALSE);
}

static gboolean
is_base64 (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/' || c == '=';
}

/* The digits of base64 that @secret alone decides, when it begins at @shift bytes of a group of
 * three: those at its ends share bits with its neighbours (RFC 4648 §4). */
static char *
encode_core (const char *secret, gsize shift)
{
  gsize length = shift + strlen (secret);
  guchar *shifted = g_malloc0 (length + 1);
  gsize begin = (8 * shift + 5) / 6, end = 8 * length / 6;
  char *encoded, *core;

  memcpy (shifted + shift, secret, length - shift);
  encoded = g_base64_encode (shifted, length);
  core = end > begin ? g_strndup (encoded + begin, end - begin) : g_strdup ("");
  signet_secret_wipe (shifted, length);
  g_free (shifted);
  wipe_and_free (encoded);
  return core;
}

static const char *
find (const GString *text, gsize from, const char *core)
{
  return memmem (text->str + from, text->len - from, core, strlen (core));
}

/* Masks whole words of base64: their other digits hold the rest of the secret. */
static void
mask_words (GString *text, const char *core)
{
  gsize from = 0;
  const char *found;

  while (*core != '\0' && (found = find (text, from, core)) != NULL)
    {
      gsize begin = (gsize)(found - text->str), end = begin + strlen (core);

      while (begin > from && is_base64 (text->str[begin - 1]))
        begin--;
      while (is_base64 (text->str[end]))
        end++;
      g_string_erase (text, (gssize)begin, (gssize)(end - begin));
      g_string_insert (text, (gssize)begin, MASK);
      from = begin + strlen (MASK);
    }
}

char *
signet_mask (const char *text, const char *secret)
{
  GString *masked = g_string_new (text);
  char *quoted;

  if (*secret == '\0')
    return g_string_free (masked, FALSE);
  quoted = quote (secret);
  g_string_replace (masked, quoted, MASK, 0);
  g_string_replace (masked, secret, MASK, 0);
  wipe_and_free (quoted);
  for (gsize shift = 0; shift < 3; shift++)
    {
      char *core = encode_core (secret, shift);

      mask_words (masked, core);
      wipe_and_free (core);
    }
  return g_string_free (masked, FALSE);
}
