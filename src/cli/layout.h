/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Text laid out for people: columns and paragraphs.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lines begin with that belong to the one above */
#define SIGNET_LAYOUT_INDENT "      "

/* In columns of a terminal */
glong signet_layout_width (const char *text);

/* (transfer full): as much of the beginning as fits into @width columns */
char *signet_layout_cut (const char *text, glong width);

/* Appends @word and the blanks that are missing to @width columns */
void signet_layout_pad (GString *text, const char *word, glong width);

/* Appends sentences, if any, in indented lines of at most 79 columns */
void signet_layout_paragraph (GString *text, const char *paragraph);

G_END_DECLS
