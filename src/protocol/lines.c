/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Cuts what a server sends into lines, within limits.
 */
#include "lines.h"

#include <string.h>

struct _SignetLines
{
  GString *waiting; /* bytes that came and were not taken */
  GString *line;    /* owned: the line handed out last */
  gsize total;      /* bytes that came since the beginning */
};

SignetLines *
signet_lines_new (void)
{
  SignetLines *self = g_new0 (SignetLines, 1);

  self->waiting = g_string_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

void
signet_lines_free (SignetLines *self)
{
  if (self == NULL)
    return;
  g_string_free (self->waiting, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

void
signet_lines_feed (SignetLines *self, const char *bytes, gsize length)
{
  gsize room;

  g_return_if_fail (self != NULL);

  room = SIGNET_INPUT_MAX - MIN (self->total, SIGNET_INPUT_MAX);
  g_string_append_len (self->waiting, bytes, (gssize)MIN (length, room));
  self->total += length;
}

/* A line without an end is too long once no end can come within the limit. */
static SignetLinesResult
classify_rest (const SignetLines *self)
{
  if (self->waiting->len > SIGNET_LINE_MAX + 1 || self->total > SIGNET_INPUT_MAX)
    return SIGNET_LINES_TOO_LONG;
  return SIGNET_LINES_NONE;
}

SignetLinesResult
signet_lines_next (SignetLines *self, const char **line)
{
  const char *end;
  gsize taken, length;

  g_return_val_if_fail (self != NULL && line != NULL, SIGNET_LINES_NONE);

  end = memchr (self->waiting->str, '\n', self->waiting->len);
  if (end == NULL)
    return classify_rest (self);
  taken = (gsize)(end - self->waiting->str) + 1;
  length = taken - 1;
  if (length > 0 && self->waiting->str[length - 1] == '\r')
    length--;
  if (length > SIGNET_LINE_MAX)
    return SIGNET_LINES_TOO_LONG;
  g_string_truncate (self->line, 0);
  g_string_append_len (self->line, self->waiting->str, (gssize)length);
  g_string_erase (self->waiting, 0, (gssize)taken);
  if (memchr (self->line->str, '\0', length) != NULL)
    return SIGNET_LINES_NUL;
  *line = self->line->str;
  return SIGNET_LINES_LINE;
}

const char *
signet_lines_peek (const SignetLines *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  *length = self->waiting->len;
  return self->waiting->str;
}

void
signet_lines_forget (SignetLines *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->waiting, 0);
}
