/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A message dialog of libadwaita 1.2 is no higher than its window if it can help it, but its text
 * does not scroll. With large text in a small window the last answer, which is the safe one, was
 * below the edge of the screen.
 */
#include "dialog-body.h"

#include "template-parts.h"

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
  GtkWidget *above;
  GtkLabel *found;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  found = signet_template_parts_get_body (dialog);
  if (found == NULL || !GTK_IS_BOX (gtk_widget_get_parent (GTK_WIDGET (found))))
    return;
  body = g_object_ref (GTK_WIDGET (found));
  area = gtk_widget_get_parent (body);
  above = gtk_widget_get_prev_sibling (body);
  scroller = new_scroller ();
  gtk_box_remove (GTK_BOX (area), body);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), body);
  gtk_box_insert_child_after (GTK_BOX (area), scroller, above);
}

/* From libadwaita 1.4 on the buttons of its dialogs may shrink, and "Trust This C…" is no answer.
 * The style class takes some of their padding away. */
static void
keep_buttons_whole (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "can-shrink") != NULL)
    {
      g_object_set (widget, "can-shrink", FALSE, NULL);
      gtk_widget_add_css_class (gtk_widget_get_parent (widget), "whole");
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_buttons_whole (child);
}

void
signet_dialog_keep_answers_legible (AdwMessageDialog *dialog)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  gtk_widget_add_css_class (GTK_WIDGET (dialog), "signet");
  /* By then it has all of them. */
  g_signal_connect (dialog, "map", G_CALLBACK (keep_buttons_whole), NULL);
}
