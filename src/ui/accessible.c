/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names of icon buttons, descriptions of rows.
 */
#include "accessible.h"

#include "template-parts.h"

#include <adwaita.h>

void
signet_accessible_name_button (GtkWidget *button, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (name != NULL);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
signet_accessible_get_header (GtkWidget *row)
{
  GtkWidget *header = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (row), NULL);

  if (ADW_IS_EXPANDER_ROW (row))
    header = signet_template_parts_get_header (ADW_EXPANDER_ROW (row));
  return header != NULL ? header : row;
}

static void
subtitle_changed_cb (GtkWidget *row)
{
  g_autofree char *subtitle = NULL;

  g_object_get (row, "subtitle", &subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (signet_accessible_get_header (row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "", -1);
}

void
signet_accessible_describe_row (GtkWidget *row)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row) || ADW_IS_EXPANDER_ROW (row));

  g_signal_connect (row, "notify::subtitle", G_CALLBACK (subtitle_changed_cb), NULL);
  subtitle_changed_cb (row);
}

void
signet_accessible_mark_wrong (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_add_css_class (row, "error");
}

void
signet_accessible_unmark_wrong (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_remove_css_class (row, "error");
}
