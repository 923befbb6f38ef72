/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The buttons of a notice stand in a row where they fit, and else in a column; nothing in them is
 * broken or cut off.
 */
#include "banner.h"
#include "finder.h"
#include "pictures.h"

#define LONG "Save Incoming Only"

static GtkWindow *
open_banner (int width, const char *first, const char *second)
{
  g_autoptr (SignetNotice) notice = signet_notice_new (SIGNET_NOTICE_INFO, g_strdup ("Text."));
  SignetBanner *banner = signet_banner_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  /* Actions that a window has by itself */
  notice->buttons[0] = (SignetNoticeButton){ first, "window.close" };
  notice->buttons[1] = (SignetNoticeButton){ second, "window.close" };
  gtk_widget_set_valign (GTK_WIDGET (banner), GTK_ALIGN_START);
  gtk_window_set_child (window, GTK_WIDGET (banner));
  gtk_window_set_default_size (window, width, -1);
  pictures_show (window);
  signet_banner_set_notice (banner, notice);
  pictures_settle (GTK_WIDGET (window));
  return window;
}

static graphene_rect_t
get_place (GtkWindow *window, const char *label)
{
  graphene_rect_t place;

  g_assert_true (
      gtk_widget_compute_bounds (finder_button (window, label), GTK_WIDGET (window), &place));
  g_assert_cmpfloat (place.origin.x, >=, 0);
  g_assert_cmpfloat (place.origin.x + place.size.width, <=,
                     gtk_widget_get_width (GTK_WIDGET (window)));
  return place;
}

static void
test_row (void)
{
  GtkWindow *window = open_banner (600, "Retry", LONG);
  graphene_rect_t first = get_place (window, "Retry");
  graphene_rect_t second = get_place (window, LONG);

  g_assert_cmpfloat (first.origin.y, ==, second.origin.y);
  g_assert_cmpfloat (first.origin.x + first.size.width, <, second.origin.x);
  gtk_window_destroy (window);
}

static void
test_right_to_left (void)
{
  GtkWindow *window;
  graphene_rect_t first;
  graphene_rect_t second;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_banner (600, "Retry", LONG);
  first = get_place (window, "Retry");
  second = get_place (window, LONG);
  g_assert_cmpfloat (first.origin.y, ==, second.origin.y);
  g_assert_cmpfloat (second.origin.x + second.size.width, <, first.origin.x);
  gtk_window_destroy (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_column (void)
{
  GtkWindow *window = open_banner (300, LONG, "Save Outgoing Only");
  graphene_rect_t first = get_place (window, LONG);
  graphene_rect_t second = get_place (window, "Save Outgoing Only");

  g_assert_cmpfloat (first.origin.y + first.size.height, <, second.origin.y);
  g_assert_cmpfloat (first.origin.x, ==, second.origin.x);
  g_assert_cmpfloat (first.size.width, ==, second.size.width);
  gtk_window_destroy (window);
}

static int
count_lines (GtkWindow *window, const char *text)
{
  return pango_layout_get_line_count (
      gtk_label_get_layout (GTK_LABEL (finder_label (window, text))));
}

static void
test_whole_words (void)
{
  GtkWindow *window = open_banner (120, "Incomprehensibilities are", "Retry");
  GtkWidget *label = finder_label (window, "Incomprehensibilities are");

  g_assert_cmpint (count_lines (window, "Incomprehensibilities are"), ==, 2);
  g_assert_cmpint (count_lines (window, "Retry"), ==, 1);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_destroy (window);
}

/* A button without its action is no offer. */
static void
test_impossible (void)
{
  g_autoptr (SignetNotice) notice = signet_notice_new (SIGNET_NOTICE_INFO, g_strdup ("Text."));
  GtkWindow *window = open_banner (600, "Retry", LONG);
  SignetBanner *banner = SIGNET_BANNER (gtk_window_get_child (window));

  g_assert_true (gtk_widget_get_visible (finder_button (window, "Retry")));
  notice->buttons[0] = (SignetNoticeButton){ "Retry", "account.unknown" };
  signet_banner_set_notice (banner, notice);
  g_assert_false (gtk_widget_get_visible (finder_button (window, "Retry")));
  g_assert_true (signet_banner_offers (banner, "account.unknown"));
  g_assert_false (signet_banner_offers (banner, "window.close"));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/banner/row", test_row);
  g_test_add_func ("/banner/right-to-left", test_right_to_left);
  g_test_add_func ("/banner/column", test_column);
  g_test_add_func ("/banner/whole-words", test_whole_words);
  g_test_add_func ("/banner/impossible", test_impossible);
  return g_test_run ();
}
