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
 * signet_layout_pad:
 * @text: the text so far
 * @word: what to append
 * @width: how many characters are to be appended at least
 *
 * Appends @word and as many blanks as are missing.
 */
void signet_layout_pad (GString *text, const char *word, glong width);

/**
 * signet_layout_paragraph:
 * @text: the text so far
 * @paragraph: (nullable): one or more sentences
 *
 * Appends @paragraph in indented lines of at most 79 characters.
 */
void signet_layout_paragraph (GString *text, const char *paragraph);

G_END_DECLS
