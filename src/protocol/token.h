/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words of a server's line, taken as whole tokens. A part of a word is never a word:
 * "XSTARTTLS" does not offer STARTTLS.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetToken:
 * @start: its first byte; not terminated
 * @length: how many bytes, 0 when there was none
 *
 * A word within a line.
 */
typedef struct
{
  const char *start;
  gsize length;
} SignetToken;

/**
 * signet_token_next:
 * @cursor: (inout): where to look; afterwards behind the token
 *
 * Takes the next word, ended by a blank or the end of the line.
 *
 * Returns: the word; its length is 0 at the end of the line
 */
SignetToken signet_token_next (const char **cursor);

/**
 * signet_token_is:
 * @token: a word
 * @word: what it may be, in ASCII
 *
 * Returns: whether @token is @word, whatever the case
 */
gboolean signet_token_is (SignetToken token, const char *word);

/**
 * signet_token_skip:
 * @token: (inout): a word; on success without @prefix
 * @prefix: what it may begin with, in ASCII
 *
 * Takes @prefix off the beginning of @token, whatever the case.
 *
 * Returns: whether @token began with @prefix
 */
gboolean signet_token_skip (SignetToken *token, const char *prefix);

/**
 * signet_line_begins:
 * @line: a line
 * @prefix: what it may begin with, in ASCII
 *
 * Returns: whether @line begins with @prefix, whatever the case
 */
gboolean signet_line_begins (const char *line, const char *prefix);

/**
 * signet_line_mentions:
 * @text: a server's words
 * @phrase: one or more words in ASCII letters
 *
 * Returns: whether the words of @phrase follow each other in @text, whatever the case and whatever
 *   stands between them
 */
gboolean signet_line_mentions (const char *text, const char *phrase);

G_END_DECLS
