/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Scrolling to what something is about while the page around it still changes its size.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Scrolls until @widget is to be seen, and @other as well if it is visible and there is room for
 * both */
void signet_reveal (GtkWidget *widget, GtkWidget *other);

/* Moves the focus to the header of @row: of a row that expands nothing else takes it */
void signet_reveal_focus (AdwExpanderRow *row);

/* Expands @row, moves the focus to its header, and scrolls until as much of the row is to be
 * seen as there is room for, the header above all */
void signet_reveal_unfolded (AdwExpanderRow *row);

G_END_DECLS
