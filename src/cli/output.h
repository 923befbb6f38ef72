/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Standard output and standard error: whole lines, in the character set of the user, and no
 * program that goes on working for a reader who has left.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the first three descriptors if they are free; a reader who leaves is no signal. */
void signet_output_init (void);

/* Lines in UTF-8, for standard output in the user's character set */
void signet_output_text (const char *text);

/* One value on one line, without its end; UTF-8 in every locale (RFC 8259 §8.1) */
void signet_output_json (const char *line);

/* Whether standard output took less than it was given */
gboolean signet_output_failed (void);

/* One translated sentence, for standard error; what could command a terminal is escaped. */
void signet_output_error (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* What @error says, unless it is that the user stopped the program */
void signet_output_refusal (const GError *error);

/* Text in UTF-8, for standard error; for progress and traces */
void signet_output_aside (const char *text);

G_END_DECLS
