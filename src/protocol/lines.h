/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Cuts what a server sends into lines, within limits (DESIGN: everything a server controls
 * has one).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_LINE_MAX:
 *
 * The longest line that is read, without its end. RFC 9051 §4 recommends 8192 for clients' lines;
 * servers' capability lists stay far below it.
 */
#define SIGNET_LINE_MAX 8192

/**
 * SIGNET_INPUT_MAX:
 *
 * The most bytes that are read from one connection.
 */
#define SIGNET_INPUT_MAX (256 * 1024)

/**
 * SignetLines:
 *
 * A buffer that bytes go into and lines come out of.
 */
typedef struct _SignetLines SignetLines;

/**
 * SignetLinesResult:
 * @SIGNET_LINES_NONE: no whole line yet
 * @SIGNET_LINES_LINE: a line
 * @SIGNET_LINES_TOO_LONG: a line or all of the input is longer than allowed
 * @SIGNET_LINES_NUL: a line holds a NUL byte, which no mail protocol allows
 *
 * What signet_lines_next() found.
 */
typedef enum
{
  SIGNET_LINES_NONE,
  SIGNET_LINES_LINE,
  SIGNET_LINES_TOO_LONG,
  SIGNET_LINES_NUL,
} SignetLinesResult;

/**
 * signet_lines_new:
 *
 * Returns: (transfer full): an empty buffer
 */
SignetLines *signet_lines_new (void);

/**
 * signet_lines_free:
 * @self: (nullable) (transfer full): a buffer
 *
 * Frees @self.
 */
void signet_lines_free (SignetLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetLines, signet_lines_free)

/**
 * signet_lines_feed:
 * @self: a buffer
 * @bytes: (array length=length): bytes from the server
 * @length: how many
 *
 * Appends bytes; what goes beyond %SIGNET_INPUT_MAX is dropped and remembered as too long.
 */
void signet_lines_feed (SignetLines *self, const char *bytes, gsize length);

/**
 * signet_lines_next:
 * @self: a buffer
 * @line: (out): the line without its end (LF, or CR LF), followed by a NUL; good until the next
 *   call; set only with %SIGNET_LINES_LINE
 *
 * Takes the next line out of the buffer.
 *
 * Returns: what was found
 */
SignetLinesResult signet_lines_next (SignetLines *self, const char **line);

/**
 * signet_lines_peek:
 * @self: a buffer
 * @length: (out): how many bytes are waiting
 *
 * Returns: (transfer none): the bytes that no line was made of yet
 */
const char *signet_lines_peek (const SignetLines *self, gsize *length);

/**
 * signet_lines_forget:
 * @self: a buffer
 *
 * Drops what is waiting.
 */
void signet_lines_forget (SignetLines *self);

G_END_DECLS
