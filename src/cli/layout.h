/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Text laid out for people: columns and paragraphs.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_LAYOUT_INDENT:
 *
 * What lines begin with that belong to the one above.
 */
#define SIGNET_LAYOUT_INDENT "      "

/**
 * signet_layout_width:
 * @text: a text
 *
 * Returns: how many columns of a terminal @text takes
 */
glong signet_layout_width (const char *text);

/**
 * signet_layout_cut:
 * @text: a text
 * @width: columns
 *
 * Returns: (transfer full): as much of the beginning of @text as fits into @width columns
 */
char *signet_layout_cut (const char *text, glong width);

/**
 * signet_layout_pad:
 * @text: the text so far
 * @word: what to append
 * @width: how many columns are to be filled at least
 *
 * Appends @word and as many blanks as are missing.
 */
void signet_layout_pad (GString *text, const char *word, glong width);

/**
 * signet_layout_paragraph:
 * @text: the text so far
 * @paragraph: (nullable): one or more sentences
 *
 * Appends @paragraph in indented lines of at most 79 columns.
 */
void signet_layout_paragraph (GString *text, const char *paragraph);

G_END_DECLS
