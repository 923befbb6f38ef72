/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Attributes of labels.
 */
#include "plain-label.h"

#include "template-parts.h"

void
signet_plain_label (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

#define HEADING_WIDTH 200

/* Since 1.3 libadwaita has a smaller heading for where this one does not fit in one line. It
 * measures this one there, too: GTK warns of that unless it may have more lines, and has room for a
 * letter. */
static void
wrap_heading (GtkLabel *heading)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (heading));

  gtk_label_set_wrap (heading, TRUE);
  gtk_label_set_wrap_mode (heading, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (parent, HEADING_WIDTH, -1);
}

void
signet_plain_label_in_dialog (AdwMessageDialog *dialog)
{
  GtkLabel *heading;
  GtkLabel *body;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  heading = signet_template_parts_get_heading (dialog);
  if (heading != NULL)
    wrap_heading (heading);
  body = signet_template_parts_get_body (dialog);
  if (body != NULL)
    signet_plain_label (body);
}
