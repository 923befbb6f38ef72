/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * libadwaita's rows hold their labels in their templates.
 */
#include "plain-text.h"

void
signet_plain_text_label (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_use_markup (label, FALSE);
  gtk_label_set_attributes (label, attributes);
}

static void
make_plain (GtkWidget *row, const char *name)
{
  GObject *label = gtk_widget_get_template_child (row, ADW_TYPE_ACTION_ROW, name);

  if (GTK_IS_LABEL (label))
    signet_plain_text_label (GTK_LABEL (label));
}

void
signet_plain_text_row (AdwPreferencesRow *row)
{
  GObject *header = NULL;

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adw_preferences_row_set_use_markup (row, FALSE);
  if (ADW_IS_EXPANDER_ROW (row))
    header = gtk_widget_get_template_child (GTK_WIDGET (row), ADW_TYPE_EXPANDER_ROW, "action_row");
  make_plain (header != NULL ? GTK_WIDGET (header) : GTK_WIDGET (row), "title");
  make_plain (header != NULL ? GTK_WIDGET (header) : GTK_WIDGET (row), "subtitle");
}
