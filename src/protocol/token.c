/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words of a server's line, taken as whole tokens.
 */
#include "token.h"

#include <string.h>

SignetToken
signet_token_next (const char **cursor)
{
  SignetToken token;

  g_return_val_if_fail (cursor != NULL && *cursor != NULL, ((SignetToken){ "", 0 }));

  *cursor += strspn (*cursor, " \t");
  token.start = *cursor;
  token.length = strcspn (*cursor, " \t");
  *cursor += token.length;
  return token;
}

gboolean
signet_token_is (SignetToken token, const char *word)
{
  return strlen (word) == token.length
         && g_ascii_strncasecmp (token.start, word, token.length) == 0;
}

gboolean
signet_token_skip (SignetToken *token, const char *prefix)
{
  gsize length = strlen (prefix);

  if (token->length < length || g_ascii_strncasecmp (token->start, prefix, length) != 0)
    return FALSE;
  token->start += length;
  token->length -= length;
  return TRUE;
}

gboolean
signet_line_begins (const char *line, const char *prefix)
{
  return g_ascii_strncasecmp (line, prefix, strlen (prefix)) == 0;
}

/* Words of mail servers hang together by punctuation, too: "(too many connections)". */
static SignetToken
next_letters (const char **cursor)
{
  SignetToken token;

  while (**cursor != '\0' && !g_ascii_isalpha (**cursor))
    (*cursor)++;
  token.start = *cursor;
  while (g_ascii_isalpha (**cursor))
    (*cursor)++;
  token.length = (gsize)(*cursor - token.start);
  return token;
}

/* Whether the words of @phrase come next, one after the other */
static gboolean
has_phrase_at (const char *cursor, const char *phrase)
{
  for (SignetToken wanted = next_letters (&phrase); wanted.length > 0;
       wanted = next_letters (&phrase))
    {
      SignetToken word = next_letters (&cursor);

      if (word.length != wanted.length
          || g_ascii_strncasecmp (word.start, wanted.start, word.length) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
signet_line_mentions (const char *text, const char *phrase)
{
  const char *cursor = text, *begin = text;

  while (next_letters (&cursor).length > 0)
    {
      if (has_phrase_at (begin, phrase))
        return TRUE;
      begin = cursor;
    }
  return FALSE;
}
