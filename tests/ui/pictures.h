/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Pictures of widgets, for looking at every state. They are drawn in this process, so nothing of
 * the display's is in them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pictures_show:
 * @window: a window
 *
 * Presents @window and waits until it is mapped and has been drawn.
 */
void pictures_show (GtkWindow *window);

/**
 * pictures_settle:
 * @widget: a mapped widget
 *
 * Waits until what was changed has been laid out and drawn.
 */
void pictures_settle (GtkWidget *widget);

/**
 * pictures_take:
 * @widget: a mapped widget
 *
 * Waits as pictures_settle() does.
 *
 * Returns: (transfer full): how @widget looks now, one pixel for each pixel of it
 */
GdkTexture *pictures_take (GtkWidget *widget);

/**
 * pictures_take_larger:
 * @widget: a mapped widget
 * @scale: how many pixels there are in each direction for one of @widget
 *
 * Waits as pictures_settle() does.
 *
 * Returns: (transfer full): how @widget would look on a finer screen
 */
GdkTexture *pictures_take_larger (GtkWidget *widget, float scale);

/**
 * pictures_save:
 * @widget: a mapped widget
 * @name: the file's name without ".png"
 *
 * Takes a picture and writes it into the folder of the environment variable PICTURES, or into
 * "pictures" next to the built tests.
 *
 * Returns: (transfer full): the path of the file
 */
char *pictures_save (GtkWidget *widget, const char *name);

G_END_DECLS
