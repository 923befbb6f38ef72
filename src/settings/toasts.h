/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Toasts that are read to their end and cover nothing, however large the text is. Those of
 * libadwaita have one line, cut what is longer, and stand on what they are shown over.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * signet_toasts_set_title:
 * @toast: a toast without a button of its own
 * @text: what to say; no markup
 * @button: (nullable): what can be done about it; stands beside @text or, where there is no room,
 *   below it
 *
 * Gives @toast a title that fits into any window that is at least 360 pixels wide.
 */
void signet_toasts_set_title (AdwToast *toast, const char *text, GtkWidget *button);

/**
 * signet_toasts_show:
 * @overlay: where to show it
 * @toast: (transfer full): a toast with a title of signet_toasts_set_title()
 *
 * Shows @toast, below the child of @overlay: that makes room as long as there are toasts.
 */
void signet_toasts_show (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
