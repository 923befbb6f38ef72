/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What people read and hear, looked at widget by widget: whether a translator was asked, and
 * whether there is room for it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * words_find_unmarked:
 * @root: a window
 * @found: (element-type utf8): gets a line for each text that stands outside of the brackets that
 *   every translated text has in the language of tests/ui/pseudo, and is no name or number
 *
 * Looks at labels, tooltips, and accessible names and descriptions.
 */
void words_find_unmarked (GtkWidget *root, GPtrArray *found);

/**
 * words_find_cut:
 * @root: a window
 * @found: (element-type utf8): gets a line for each text that is not shown to its end
 *
 * Looks at labels. A name that comes from outside may be cut.
 */
void words_find_cut (GtkWidget *root, GPtrArray *found);

/**
 * words_find_outside:
 * @root: a window
 * @found: (element-type utf8): gets a line for each widget that is partly outside of @root
 *
 * Looks at the sides only: windows scroll up and down.
 */
void words_find_outside (GtkWidget *root, GPtrArray *found);

G_END_DECLS
