/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A walk through the tree of widgets.
 */
#include "finder.h"

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
walk (GtkWidget *widget, Match match, gconstpointer wanted)
{
  GtkWidget *found = match (widget, wanted) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = walk (child, match, wanted);
  return found;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

gpointer
finder_row (gpointer root, const char *title)
{
  GtkWidget *found = walk (root, has_title, title);

  if (found == NULL)
    g_error ("there is no row “%s”", title);
  return found;
}

/* The check tells what is there instead: NULL where it is what was asked for */
static gboolean
has_name (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *other = NULL;

  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

GtkWidget *
finder_button (gpointer root, const char *name)
{
  GtkWidget *found = walk (root, has_name, name);

  if (found == NULL)
    g_error ("there is no button “%s”", name);
  return found;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *)type);
}

gpointer
finder_look (gpointer root, GType type)
{
  return walk (root, has_type, &type);
}

gpointer
finder_inside (gpointer root, GType type)
{
  GtkWidget *found = finder_look (root, type);

  if (found == NULL)
    g_error ("there is no %s", g_type_name (type));
  return found;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

GtkWidget *
finder_label (gpointer root, const char *text)
{
  return walk (root, has_text, text);
}

static gboolean
is_header (GtkWidget *widget, gconstpointer expander)
{
  return widget != expander && ADW_IS_ACTION_ROW (widget);
}

GtkWidget *
finder_header (gpointer expander)
{
  return walk (expander, is_header, expander);
}

/* A field has its title twice: small, and where nothing is typed */
static GtkWidget *
title_of (gpointer row)
{
  if (ADW_IS_ENTRY_ROW (row))
    return GTK_WIDGET (gtk_widget_get_template_child (row, ADW_TYPE_ENTRY_ROW, "title"));
  return finder_label (row, adw_preferences_row_get_title (row));
}

GtkWidget *
finder_control (gpointer row)
{
  if (!ADW_IS_ENTRY_ROW (row)
      || gtk_accessible_get_accessible_role (row) == GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    return row;
  return GTK_WIDGET (gtk_editable_get_delegate (row));
}

void
finder_assert_named_by (gpointer widget, gpointer row)
{
  GtkWidget *title = title_of (row);

  g_assert_nonnull (title);
  gtk_test_accessible_assert_relation (widget, GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL);
  g_assert_false (gtk_test_accessible_has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL));
}

void
finder_assert_described (gpointer widget, const char *description)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

void
finder_visit (gpointer root, FinderVisit visit, gpointer user_data)
{
  if (!gtk_widget_get_mapped (root) || !gtk_widget_get_child_visible (root))
    return;
  visit (root, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    finder_visit (child, visit, user_data);
}

void
finder_assert_whole_bytes (gpointer label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  int n_lines = pango_layout_get_line_count (layout);

  g_assert_cmpint (n_lines, >, 1);
  for (int i = 0; i < n_lines - 1; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      g_assert_cmpint (line->length % 3, ==, 0);
      g_assert_cmpint (text[line->start_index + line->length - 1], ==, ':');
    }
}

gboolean
finder_activate (gpointer page, const char *action)
{
  return gtk_widget_activate_action (page, action, NULL)
         || gtk_widget_activate_action (finder_inside (page, g_type_from_name ("SignetAdvanced")),
                                        action, NULL);
}
