/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Cuts what a server sends into lines, within limits (DESIGN: everything a server controls
 * has one).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 9051 §4 recommends that for clients' lines; servers' lists stay far below it. */
#define SIGNET_LINE_MAX 8192

/* The most bytes that are read from one connection */
#define SIGNET_INPUT_MAX (256 * 1024)

typedef struct _SignetLines SignetLines;

typedef enum
{
  SIGNET_LINES_NONE, /* no whole line yet */
  SIGNET_LINES_LINE,
  SIGNET_LINES_TOO_LONG, /* a line, or all of the input */
  SIGNET_LINES_NUL,      /* no mail protocol allows that */
} SignetLinesResult;

SignetLines *signet_lines_new (void);

void signet_lines_free (SignetLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetLines, signet_lines_free)

/* What goes beyond SIGNET_INPUT_MAX is dropped and remembered as too long. */
void signet_lines_feed (SignetLines *self, const char *bytes, gsize length);

/* @line: without its end; good until the next call; set only with SIGNET_LINES_LINE */
SignetLinesResult signet_lines_next (SignetLines *self, const char **line);

/* The bytes that no line was made of yet */
const char *signet_lines_peek (const SignetLines *self, gsize *length);

/* Drops what is waiting */
void signet_lines_forget (SignetLines *self);

G_END_DECLS
