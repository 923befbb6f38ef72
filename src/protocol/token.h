/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words of a server's line, taken as whole tokens. A part of a word is never a word:
 * "XSTARTTLS" does not offer STARTTLS.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word within a line; not terminated */
typedef struct
{
  const char *start;
  gsize length; /* 0 if there was none */
} SignetToken;

/* The next word, and its length 0 at the end of the line; @cursor is then behind it */
SignetToken signet_token_next (const char **cursor);

/* Whatever the case */
gboolean signet_token_is (SignetToken token, const char *word);

/* Takes @prefix off the beginning of @token, if it is there, whatever the case */
gboolean signet_token_skip (SignetToken *token, const char *prefix);

/* Whatever the case */
gboolean signet_line_begins (const char *line, const char *prefix);

/* Whether the words of @phrase follow each other in @text, whatever stands between them */
gboolean signet_line_mentions (const char *text, const char *phrase);

G_END_DECLS
