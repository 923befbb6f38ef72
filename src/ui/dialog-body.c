/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A message dialog of libadwaita 1.2 is no higher than its window if it can help it, but its text
 * does not scroll. With large text in a small window the last answer, which is the safe one, was
 * below the edge of the screen.
 */
#include "dialog-body.h"

/* That there is more is to be seen, and whoever uses the keyboard gets there, too. */
static GtkWidget *
new_scroller (void)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                       "propagate-natural-height", TRUE, "overlay-scrolling", FALSE, "focusable",
                       TRUE, NULL);
}

void
signet_dialog_scroll_body (AdwMessageDialog *dialog)
{
  g_autoptr (GtkWidget) body = NULL;
  GtkWidget *area;
  GtkWidget *scroller;
  GObject *found;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  found = gtk_widget_get_template_child (GTK_WIDGET (dialog), ADW_TYPE_MESSAGE_DIALOG,
                                         "body_label");
  if (found == NULL)
    return;
  body = g_object_ref (GTK_WIDGET (found));
  area = gtk_widget_get_parent (body);
  scroller = new_scroller ();
  gtk_box_remove (GTK_BOX (area), body);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), body);
  gtk_box_append (GTK_BOX (area), scroller);
}
