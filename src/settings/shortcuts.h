/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The keys of the applet, and the list that shows them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the actions of the applet and of its window their keys */
void signet_shortcuts_set_keys (GtkApplication *application);

/* Shows the keys above @window */
void signet_shortcuts_present (GtkWindow *window);

G_END_DECLS
