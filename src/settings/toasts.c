/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * libadwaita gives a toast the height that it needs at its natural width, and then no more width
 * than the window has. What is to be seen whole must not want more than the narrowest window gives.
 */
#include "toasts.h"

enum
{
  WIDTH = 260, /* in pixels: 360 without the edges of the toast and its button to close it */
  SPACING = 6,
};

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, "margin-top", SPACING,
                       "margin-bottom", SPACING, "css-classes",
                       (const char *const[]){ "heading", NULL }, NULL);
}

/* Not earlier than it is shown: the size of the text may be another one by then. */
static void
arrange (GtkWidget *box)
{
  int width;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (width > WIDTH)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
}

void
signet_toasts_set_title (AdwToast *toast, const char *text, GtkWidget *button)
{
  GtkWidget *box;

  g_return_if_fail (ADW_IS_TOAST (toast));
  g_return_if_fail (text != NULL);
  g_return_if_fail (button == NULL || GTK_IS_WIDGET (button));

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_box_append (GTK_BOX (box), make_label (text));
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  g_signal_connect (box, "realize", G_CALLBACK (arrange), NULL);
  adw_toast_set_custom_title (toast, g_object_new (ADW_TYPE_CLAMP, "child", box, "maximum-size",
                                                   WIDTH, "tightening-threshold", WIDTH, NULL));
}

/* libadwaita puts the toast on show behind all others, and leaves that which goes until it is out
 * of sight. */
static int
get_height (AdwToastOverlay *overlay, AdwToast *going)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (overlay));
  GtkRequisition size;

  if (last == adw_toast_overlay_get_child (overlay)
      || (going != NULL && gtk_widget_is_ancestor (adw_toast_get_custom_title (going), last)))
    return 0;
  gtk_widget_get_preferred_size (last, NULL, &size);
  return size.height;
}

static void
make_room (AdwToastOverlay *overlay, AdwToast *going)
{
  GtkWidget *child = adw_toast_overlay_get_child (overlay);

  if (child != NULL)
    gtk_widget_set_margin_bottom (child, get_height (overlay, going));
}

/* The next one is there before the last one is told to be gone. */
void
signet_toasts_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_signal_connect_object (toast, "dismissed", G_CALLBACK (make_room), overlay,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_toast_overlay_add_toast (overlay, toast);
  make_room (overlay, NULL);
}
