/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The parts of libadwaita's widgets: by name in the versions that are known, by style in later
 * ones, and nothing breaks where there is none.
 */
#include "accessible.h"
#include "dialog-body.h"
#include "plain-label.h"
#include "plain-text.h"
#include "template-parts.h"

static gboolean names_are_hidden;

GObject *__real_gtk_widget_get_template_child (GtkWidget *widget, GType type, const char *name);
GObject *__wrap_gtk_widget_get_template_child (GtkWidget *widget, GType type, const char *name);

GObject *
__wrap_gtk_widget_get_template_child (GtkWidget *widget, GType type, const char *name)
{
  return names_are_hidden ? NULL : __real_gtk_widget_get_template_child (widget, type, name);
}

static GtkWidget *
new_expander (void)
{
  GtkWidget *row = g_object_ref_sink (adw_expander_row_new ());
  GtkWidget *inner = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "outer");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (inner), "inner");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), "below");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  return row;
}

static AdwMessageDialog *
new_dialog (void)
{
  return ADW_MESSAGE_DIALOG (adw_message_dialog_new (NULL, "heading", "body"));
}

/* Both ways lead to the same labels. */
static void
test_row (void)
{
  g_autoptr (GtkWidget) row = new_expander ();

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *header;
      GtkWidget *arrow;

      names_are_hidden = i > 0;
      header = signet_template_parts_get_header (ADW_EXPANDER_ROW (row));
      arrow = signet_template_parts_get_arrow (ADW_EXPANDER_ROW (row));
      g_assert_true (ADW_IS_ACTION_ROW (header));
      g_assert_true (GTK_IS_IMAGE (arrow));
      g_assert_true (gtk_widget_is_ancestor (arrow, header));
      g_assert_cmpstr (
          gtk_label_get_text (signet_template_parts_get_title (ADW_ACTION_ROW (header))), ==,
          "outer");
      g_assert_cmpstr (
          gtk_label_get_text (signet_template_parts_get_subtitle (ADW_ACTION_ROW (header))), ==,
          "below");
    }
  names_are_hidden = FALSE;
}

/* In libadwaita 1.2 the body has no style of its own; but its name is known there. */
static void
test_dialog (void)
{
  AdwMessageDialog *dialog = new_dialog ();
  GtkLabel *body = signet_template_parts_get_body (dialog);

  g_assert_nonnull (body);
  g_assert_cmpstr (gtk_label_get_text (body), ==, "body");
  g_assert_cmpstr (gtk_label_get_text (signet_template_parts_get_heading (dialog)), ==, "heading");
  names_are_hidden = TRUE;
  if (gtk_widget_has_css_class (GTK_WIDGET (body), "body"))
    g_assert_true (signet_template_parts_get_body (dialog) == body);
  else
    g_assert_null (signet_template_parts_get_body (dialog));
  g_assert_cmpstr (gtk_label_get_text (signet_template_parts_get_heading (dialog)), ==, "heading");
  names_are_hidden = FALSE;
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
hide_styles (GtkWidget *widget)
{
  const char *const none[] = { NULL };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_css_classes (child, (const char **)none);
      hide_styles (child);
    }
}

static void
test_nothing_found (void)
{
  g_autoptr (GtkWidget) row = new_expander ();
  AdwMessageDialog *dialog = new_dialog ();

  names_are_hidden = TRUE;
  hide_styles (row);
  hide_styles (GTK_WIDGET (dialog));
  signet_plain_text_row (ADW_PREFERENCES_ROW (row));
  g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));
  g_assert_true (signet_accessible_get_header (row) == row);
  signet_plain_label_in_dialog (dialog);
  signet_dialog_scroll_body (dialog);
  names_are_hidden = FALSE;
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/template-parts/row", test_row);
  g_test_add_func ("/template-parts/dialog", test_dialog);
  g_test_add_func ("/template-parts/nothing-found", test_nothing_found);
  return g_test_run ();
}
