/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Pictures of widgets.
 */
#include "pictures.h"

#include "waiting.h"

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static void
count_frame (GdkFrameClock *clock, guint *frames)
{
  (*frames)++;
}

static gboolean
has_frames (gpointer frames)
{
  return *(guint *)frames >= 2;
}

/* What the first frame lays out, the second one draws. */
void
pictures_settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint frames = 0;
  gulong handler;

  g_assert_nonnull (clock);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame), &frames);
  gdk_frame_clock_begin_updating (clock);
  wait_until (has_frames, &frames);
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, handler);
}

void
pictures_show (GtkWindow *window)
{
  gtk_window_present (window);
  wait_until (is_mapped, window);
  pictures_settle (GTK_WIDGET (window));
}

static GskRenderNode *
take_node (GtkWidget *widget, float scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_snapshot_scale (snapshot, scale, scale);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return node;
}

GdkTexture *
pictures_take_larger (GtkWidget *widget, float scale)
{
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GError) error = NULL;
  graphene_rect_t bounds;
  GdkTexture *texture;

  pictures_settle (widget);
  graphene_rect_init (&bounds, 0, 0, scale * (float)gtk_widget_get_width (widget),
                      scale * (float)gtk_widget_get_height (widget));
  node = take_node (widget, scale);
  gsk_renderer_realize (renderer, surface, &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &bounds);
  gsk_renderer_unrealize (renderer);
  return texture;
}

GdkTexture *
pictures_take (GtkWidget *widget)
{
  return pictures_take_larger (widget, 1);
}

static char *
picture_path (const char *name)
{
  g_autofree char *usual = g_test_build_filename (G_TEST_BUILT, "pictures", NULL);
  const char *chosen = g_getenv ("PICTURES");
  const char *folder = chosen != NULL ? chosen : usual;
  g_autofree char *file = g_strconcat (name, ".png", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  return g_build_filename (folder, file, NULL);
}

char *
pictures_save (GtkWidget *widget, const char *name)
{
  g_autoptr (GdkTexture) texture = pictures_take (widget);
  char *path = picture_path (name);

  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_test_message ("picture: %s", path);
  return path;
}
