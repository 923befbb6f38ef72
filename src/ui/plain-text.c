/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * libadwaita's rows hold their labels in their templates.
 */
#include "plain-text.h"

#include "accessible.h"
#include "template-parts.h"

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
make_plain (GtkLabel *label)
{
  if (label != NULL)
    signet_plain_text_label (label);
}

void
signet_plain_text_row (AdwPreferencesRow *row)
{
  GtkWidget *header;

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adw_preferences_row_set_use_markup (row, FALSE);
  header = signet_accessible_get_header (GTK_WIDGET (row));
  if (!ADW_IS_ACTION_ROW (header))
    return;
  make_plain (signet_template_parts_get_title (ADW_ACTION_ROW (header)));
  make_plain (signet_template_parts_get_subtitle (ADW_ACTION_ROW (header)));
}
