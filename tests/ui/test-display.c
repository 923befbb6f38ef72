/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The test bed itself: a window maps, a widget can be drawn into a file, and what is destroyed is
 * gone.
 */
#include "init.h"
#include "pictures.h"
#include "waiting.h"

#include <adwaita.h>
#include <glib/gstdio.h>

enum
{
  SIZE = 64
};

static GtkWindow *
new_window (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_widget_set_valign (child, GTK_ALIGN_START);
  adw_window_set_content (ADW_WINDOW (window), child);
  return GTK_WINDOW (window);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_paint (cr);
}

static GtkWidget *
new_square (GdkRGBA *colour)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, colour, NULL);
  return area;
}

static guint32
middle_of (GdkTexture *texture)
{
  guint32 pixels[SIZE * SIZE];

  g_assert_cmpint (gdk_texture_get_width (texture), ==, SIZE);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, SIZE);
  gdk_texture_download (texture, (guchar *)pixels, SIZE * sizeof *pixels);
  return pixels[SIZE * SIZE / 2 + SIZE / 2];
}

/* Also what changes while the window is open is seen */
static void
test_take (void)
{
  GdkRGBA colour = { 1, 0, 0, 1 };
  GtkWidget *area = new_square (&colour);
  GtkWindow *window = new_window (area);
  g_autoptr (GdkTexture) red = NULL;
  g_autoptr (GdkTexture) blue = NULL;

  pictures_show (window);
  red = pictures_take (area);
  g_assert_cmphex (middle_of (red), ==, 0xffff0000);
  colour = (GdkRGBA){ 0, 0, 1, 1 };
  gtk_widget_queue_draw (area);
  blue = pictures_take (area);
  g_assert_cmphex (middle_of (blue), ==, 0xff0000ff);
  gtk_window_destroy (window);
}

static void
test_save (void)
{
  GdkRGBA colour = { 0, 1, 0, 1 };
  GtkWidget *area = new_square (&colour);
  GtkWindow *window = new_window (area);
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  pictures_show (window);
  path = pictures_save (area, "display");
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  g_assert_cmphex (middle_of (texture), ==, 0xff00ff00);
  g_assert_cmpint (g_unlink (path), ==, 0);
  gtk_window_destroy (window);
}

static void
test_gone (void)
{
  GtkWindow *window = new_window (gtk_button_new_with_label ("x"));

  pictures_show (window);
  g_object_ref (window);
  gtk_window_destroy (window);
  wait_until_gone (window);
}

/* The user's own folders and settings are out of reach */
static void
test_private (void)
{
  g_assert_true (g_str_has_prefix (g_get_user_config_dir (), g_get_home_dir ()));
  g_assert_true (g_str_has_prefix (g_get_user_data_dir (), g_get_home_dir ()));
  g_assert_cmpstr (g_getenv ("GSETTINGS_BACKEND"), ==, "memory");
  g_assert_nonnull (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  g_test_add_func ("/display/take", test_take);
  g_test_add_func ("/display/save", test_save);
  g_test_add_func ("/display/gone", test_gone);
  g_test_add_func ("/display/private", test_private);
  return g_test_run ();
}
