/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finding widgets as a user does: by what they are and what they are called.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * finder_row:
 * @root: where to look
 * @title: the title of a row
 *
 * Fails the test if there is no such row. The header inside a row that expands is not meant.
 *
 * Returns: (transfer none): the first #AdwPreferencesRow below @root with that title
 */
gpointer finder_row (gpointer root, const char *title);

/**
 * finder_button:
 * @root: where to look
 * @name: an accessible label
 *
 * Fails the test if there is no such button.
 *
 * Returns: (transfer none): the first button below @root that has the label @name
 */
GtkWidget *finder_button (gpointer root, const char *name);

/**
 * finder_inside:
 * @root: where to look
 * @type: a type of widgets
 *
 * Fails the test if there is none.
 *
 * Returns: (transfer none): the first widget of @type below @root
 */
gpointer finder_inside (gpointer root, GType type);

/**
 * finder_look:
 * @root: a widget
 * @type: the type of a widget
 *
 * Returns: (transfer none) (nullable): the first widget of @type below @root
 */
gpointer finder_look (gpointer root, GType type);

/**
 * finder_label:
 * @root: where to look
 * @text: a text
 *
 * Returns: (transfer none) (nullable): the first label below @root with that text
 */
GtkWidget *finder_label (gpointer root, const char *text);

/**
 * finder_header:
 * @expander: a row that expands
 *
 * Returns: (transfer none): the row inside it that has its name and gets the focus
 */
GtkWidget *finder_header (gpointer expander);

/**
 * finder_control:
 * @row: a row
 *
 * Of a field, libadwaita 1.2 makes the row the text box; later versions, the text inside.
 *
 * Returns: (transfer none): the widget of @row that has the role of its control
 */
GtkWidget *finder_control (gpointer row);

/**
 * finder_assert_named_by:
 * @widget: a widget
 * @row: a row around it, or @widget itself
 *
 * Fails the test unless the title of @row is the name of @widget, and the only one.
 */
void finder_assert_named_by (gpointer widget, gpointer row);

/**
 * finder_assert_described:
 * @widget: a widget
 * @description: a text
 *
 * Fails the test unless that is the accessible description of @widget.
 */
void finder_assert_described (gpointer widget, const char *description);

/**
 * finder_assert_whole_bytes:
 * @label: a label with nothing but a fingerprint
 *
 * Fails unless it has several lines, and each ends with a colon.
 */
void finder_assert_whole_bytes (gpointer label);

/**
 * finder_activate:
 * @page: a page
 * @action: an action of it, or of its section Advanced
 *
 * Returns: whether there is such an action
 */
gboolean finder_activate (gpointer page, const char *action);

typedef void (*FinderVisit) (GtkWidget *widget, gpointer user_data);

/**
 * finder_visit:
 * @root: where to begin
 * @visit: what to do with each widget
 * @user_data: for @visit
 *
 * Visits @root and all below it that is mapped, parents first.
 */
void finder_visit (gpointer root, FinderVisit visit, gpointer user_data);

G_END_DECLS
