/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A fingerprint is one word that fits no line. The text stays as it is, to be copied; only where it
 * may break is said beside it.
 */
#include "fingerprint-label.h"

static gboolean
is_byte (const char *text)
{
  return g_ascii_isxdigit (text[0]) && g_ascii_isxdigit (text[1]) && text[2] == ':';
}

/* A line may end after a byte and its colon, and nowhere in between. */
static void
keep_bytes (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  PangoAttrList *before = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) attributes = NULL;

  attributes = before != NULL ? pango_attr_list_copy (before) : pango_attr_list_new ();
  for (guint at = 0; text[at] != '\0'; at++)
    if (is_byte (text + at))
      {
        PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

        whole->start_index = at;
        whole->end_index = at + 3;
        pango_attr_list_insert (attributes, whole);
        at += 2;
      }
  gtk_label_set_attributes (label, attributes);
}

void
signet_fingerprint_label_keep_bytes (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget))
    keep_bytes (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    signet_fingerprint_label_keep_bytes (child);
}
