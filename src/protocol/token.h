/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The words of a server's line, taken as whole tokens. A part of a word is never a word:
 * "XSTARTTLS" does not offer STARTTLS.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word within a line */
typedef struct
{
  const char *start; /* its first byte; not terminated */
  gsize length;      /* how many bytes, 0 when there was none */
} SignetToken;

/* Takes the next word, ended by a blank or the end of the line */
SignetToken signet_token_next (const char **cursor);

/* Whether @token is @word, whatever the case */
gboolean signet_token_is (SignetToken token, const char *word);

/* Takes @prefix off the beginning of @token, whatever the case */
gboolean signet_token_skip (SignetToken *token, const char *prefix);

/* Whether @line begins with @prefix, whatever the case */
gboolean signet_line_begins (const char *line, const char *prefix);

/* Whether the words of @phrase follow each other in @text, whatever the case and whatever stands
 * between them */
gboolean signet_line_mentions (const char *text, const char *phrase);

G_END_DECLS
