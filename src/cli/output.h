/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Standard output and standard error: whole lines, in the character set of the user, and no
 * program that goes on working for a reader who has left.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_output_init:
 *
 * Makes sure that the first three file descriptors are taken, so that no connection gets one of
 * them and is mistaken for a terminal, and that a reader who leaves is an error, not a signal.
 */
void signet_output_init (void);

/**
 * signet_output_text:
 * @text: whole lines for people, in UTF-8
 *
 * Writes @text to standard output in the user's character set.
 */
void signet_output_text (const char *text);

/**
 * signet_output_json:
 * @line: one JSON value on one line, without a line break at the end
 *
 * Writes @line to standard output as it is: JSON is UTF-8 in every locale (RFC 8259 §8.1).
 */
void signet_output_json (const char *line);

/**
 * signet_output_failed:
 *
 * Returns: whether standard output took less than it was given
 */
gboolean signet_output_failed (void);

/**
 * signet_output_error:
 * @format: one translated sentence
 * @...: its parameters; characters that could command a terminal are escaped
 *
 * Writes a sentence to standard error.
 */
void signet_output_error (const char *format, ...) G_GNUC_PRINTF (1, 2);

/**
 * signet_output_aside:
 * @text: text in UTF-8, with its line breaks
 *
 * Writes @text to standard error in the user's character set; progress and traces use it.
 */
void signet_output_aside (const char *text);

G_END_DECLS
