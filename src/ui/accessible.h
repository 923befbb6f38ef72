/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What assistive technologies are told where GTK 4.8 and libadwaita 1.2 say too little.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names @button, for screen readers and as a tooltip */
void signet_accessible_name_button (GtkWidget *button, const char *name);

/* Of a row that expands, libadwaita gives the name and the focus to a row inside it */
GtkWidget *signet_accessible_get_header (GtkWidget *row);

/* Makes the subtitle of @row its accessible description from now on. Of a row that expands it is
 * the header that is described, because that has the name and gets the focus. */
void signet_accessible_describe_row (GtkWidget *row);

/* An entry holds what is wrong, for eyes and ears; the second takes that back */
void signet_accessible_mark_wrong (GtkWidget *row);
void signet_accessible_unmark_wrong (GtkWidget *row);

G_END_DECLS
