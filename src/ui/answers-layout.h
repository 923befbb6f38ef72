/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Lays out the buttons of a notice: side by side where they fit, else below one another. No word in
 * them has to be broken, however narrow the window and large the text.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pixels between two buttons */
#define SIGNET_ANSWERS_SPACING 6

#define SIGNET_TYPE_ANSWERS_LAYOUT (signet_answers_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    SignetAnswersLayout, signet_answers_layout, SIGNET, ANSWERS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *signet_answers_layout_new (void);

G_END_DECLS
