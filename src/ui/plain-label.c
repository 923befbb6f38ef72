/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Attributes of labels.
 */
#include "plain-label.h"

void
signet_plain_label (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

void
signet_plain_label_in_dialog (AdwMessageDialog *dialog)
{
  GObject *body;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  body = gtk_widget_get_template_child (GTK_WIDGET (dialog), ADW_TYPE_MESSAGE_DIALOG, "body_label");
  if (GTK_IS_LABEL (body))
    signet_plain_label (GTK_LABEL (body));
}
