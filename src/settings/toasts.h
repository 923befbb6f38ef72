/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Toasts that are read to their end and cover nothing, however large the text is. Those of
 * libadwaita have one line, cut what is longer, and stand on what they are shown over.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives @toast a title that fits into any window that is at least 360 pixels wide */
void signet_toasts_set_title (AdwToast *toast, const char *text, GtkWidget *button);

/* Shows @toast, below the child of @overlay: that makes room as long as there are toasts; takes
 * @toast */
void signet_toasts_show (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
