/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The measuring of contrast itself, with colours whose contrast is known.
 */
#include "contrast.h"
#include "init.h"
#include "pictures.h"
#include "waiting.h"

#include <adwaita.h>

/* #767676 on white is the lightest grey that WCAG lets pass: it has 4.54. */
static const char style[] = "window, popover > contents { background: white; }"
                            ".grey { color: #767676; }"
                            ".pale { color: #cccccc; background: white; }";

enum
{
  WIDTH = 360,
  HEIGHT = 240,
};

static GtkWindow *
show (GtkWidget *content)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  pictures_show (window);
  return window;
}

static void
assert_found (GtkWindow *window, double least, const char *line)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  contrast_find_poor (GTK_WIDGET (window), least, found);
  g_assert_cmpuint (found->len, <=, 1);
  g_assert_cmpstr (found->len > 0 ? g_ptr_array_index (found, 0) : NULL, ==, line);
  gtk_window_destroy (window);
}

static GtkWidget *
new_label (const char *colour)
{
  GtkWidget *label = gtk_label_new ("Words");

  gtk_widget_add_css_class (label, colour);
  return label;
}

static void
test_label (void)
{
  assert_found (show (new_label ("grey")), 4.5, NULL);
  assert_found (show (new_label ("grey")), 4.6, "“Words” has 4.54, not 4.6");
}

static void
test_insensitive (void)
{
  GtkWidget *label = new_label ("pale");

  gtk_widget_set_sensitive (label, FALSE);
  assert_found (show (label), 4.5, NULL);
}

/* With the focus it would be selected, too. */
static void
test_typed (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), "Words");
  gtk_widget_set_can_focus (entry, FALSE);
  gtk_widget_add_css_class (entry, "pale");
  assert_found (show (entry), 1.7, "“Words” has 1.61, not 1.7");
}

static void
test_icon (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("signet-encrypted-symbolic");

  gtk_widget_add_css_class (icon, "pale");
  assert_found (show (icon), 1, "“signet-encrypted-symbolic” has 1.61, not 3");
}

/* What has to be scrolled to is looked at, too. */
static void
test_below (void)
{
  GtkWidget *label = new_label ("pale");
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (label, 4 * HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  assert_found (show (scroller), 4.5, "“Words” has 1.61, not 4.5");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* A popover has a surface of its own. */
static void
test_popover (void)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  gtk_popover_set_child (GTK_POPOVER (popover), new_label ("pale"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = show (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (is_mapped, popover);
  assert_found (window, 4.5, "“Words” has 1.61, not 4.5");
}

static void
use_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, style, -1);
  gtk_style_context_add_provider_for_display (
      gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_USER);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  use_style ();
  g_test_add_func ("/contrast/label", test_label);
  g_test_add_func ("/contrast/insensitive", test_insensitive);
  g_test_add_func ("/contrast/typed", test_typed);
  g_test_add_func ("/contrast/icon", test_icon);
  g_test_add_func ("/contrast/below", test_below);
  g_test_add_func ("/contrast/popover", test_popover);
  return g_test_run ();
}
