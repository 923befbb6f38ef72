/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Luminance and contrast are those of WCAG 2.1. Thin strokes do not fill a pixel of an ordinary
 * screen, so the pictures are of a finer one.
 */
#include "contrast.h"

#include "finder.h"
#include "pictures.h"
#include "waiting.h"

#include <math.h>

enum
{
  SCALE = 2,
};

/* For what is no text (WCAG 1.4.11) */
#define LEAST_OF_ICONS 3.0

typedef struct
{
  guint32 *pixels; /* owned; of cairo's format ARGB32 */
  int width;
  int height;
} Picture;

typedef struct
{
  double least;
  GHashTable *pictures; /* owned; of windows and popovers */
  GPtrArray *found;     /* unowned */
} Search;

static Picture *
picture_new (GtkWidget *native)
{
  g_autoptr (GdkTexture) texture = pictures_take_larger (native, SCALE);
  Picture *self = g_new0 (Picture, 1);

  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->pixels = g_new (guint32, (gsize)self->width * (gsize)self->height);
  gdk_texture_download (texture, (guchar *)self->pixels, (gsize)self->width * sizeof (guint32));
  return self;
}

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_free (self->pixels);
  g_free (self);
}

static double
linearize (guint channel)
{
  double value = (channel & 0xff) / 255.0;

  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * linearize (pixel >> 16) + 0.7152 * linearize (pixel >> 8)
         + 0.0722 * linearize (pixel);
}

static gboolean
has_place (const Picture *picture, const graphene_rect_t *place)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float)picture->width, (float)picture->height);

  return graphene_rect_contains_rect (&all, place);
}

/* From 1 to 21; what is next to itself is often of the same colour. */
static double
measure (const Picture *picture, const graphene_rect_t *place)
{
  double darkest = 1;
  double lightest = 0;

  for (int y = (int)place->origin.y; y < (int)(place->origin.y + place->size.height); y++)
    for (int x = (int)place->origin.x; x < (int)(place->origin.x + place->size.width); x++)
      {
        const guint32 *pixel = &picture->pixels[y * picture->width + x];
        double luminance;

        if (x > (int)place->origin.x && pixel[0] == pixel[-1])
          continue;
        luminance = get_luminance (*pixel);
        darkest = MIN (darkest, luminance);
        lightest = MAX (lightest, luminance);
      }
  return (lightest + 0.05) / (darkest + 0.05);
}

/* Where the letters are: what surrounds them may have strong colours, too. */
static graphene_rect_t
place_in_label (GtkLabel *label)
{
  PangoRectangle ink;
  int x;
  int y;

  pango_layout_get_pixel_extents (gtk_label_get_layout (label), &ink, NULL);
  gtk_label_get_layout_offsets (label, &x, &y);
  return GRAPHENE_RECT_INIT ((float)(x + ink.x), (float)(y + ink.y), (float)ink.width,
                             (float)ink.height);
}

/* The title of a field stands above the line, and so within the widget. */
static graphene_rect_t
place_in_text (GtkText *text)
{
  graphene_rect_t all;
  graphene_rect_t first;
  graphene_rect_t last;

  gtk_text_compute_cursor_extents (text, 0, &first, NULL);
  gtk_text_compute_cursor_extents (text, gtk_text_get_text_length (text), &last, NULL);
  graphene_rect_union (&first, &last, &first);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (text), GTK_WIDGET (text), &all));
  graphene_rect_intersection (&first, &all, &all);
  return all;
}

static graphene_rect_t
place_of_all (GtkWidget *widget)
{
  graphene_rect_t all;

  g_assert_true (gtk_widget_compute_bounds (widget, widget, &all));
  return all;
}

/* The knob of a switch stands on one of its two icons. */
static gboolean
is_icon (GtkWidget *widget)
{
  return GTK_IS_IMAGE (widget) && gtk_image_get_icon_name (GTK_IMAGE (widget)) != NULL
         && !GTK_IS_SWITCH (gtk_widget_get_parent (widget));
}

static graphene_rect_t
place_in (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return place_in_label (GTK_LABEL (widget));
  if (GTK_IS_TEXT (widget) && gtk_text_get_text_length (GTK_TEXT (widget)) > 0)
    return place_in_text (GTK_TEXT (widget));
  if (is_icon (widget))
    return place_of_all (widget);
  return GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

static graphene_rect_t
place_on_picture (GtkWidget *widget, GtkWidget *native, const graphene_rect_t *place)
{
  graphene_rect_t result;
  graphene_point_t origin;

  g_assert_true (gtk_widget_compute_point (widget, native, &place->origin, &origin));
  graphene_rect_init (&result, origin.x, origin.y, place->size.width, place->size.height);
  graphene_rect_scale (&result, SCALE, SCALE, &result);
  return result;
}

static const Picture *
get_picture (Search *self, GtkWidget *native)
{
  Picture *picture = g_hash_table_lookup (self->pictures, native);

  if (picture == NULL)
    {
      picture = picture_new (native);
      g_hash_table_insert (self->pictures, native, picture);
    }
  return picture;
}

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_IMAGE (widget))
    return gtk_image_get_icon_name (GTK_IMAGE (widget));
  return gtk_editable_get_text (GTK_EDITABLE (widget));
}

static void
check (Search *self, GtkWidget *widget, const graphene_rect_t *place)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  const Picture *picture = get_picture (self, native);
  graphene_rect_t there = place_on_picture (widget, native, place);
  double least = GTK_IS_IMAGE (widget) ? LEAST_OF_ICONS : self->least;

  if (!has_place (picture, &there))
    g_ptr_array_add (self->found, g_strdup_printf ("“%s” is not in sight", get_words (widget)));
  else if (measure (picture, &there) < least)
    g_ptr_array_add (self->found, g_strdup_printf ("“%s” has %.2f, not %g", get_words (widget),
                                                   measure (picture, &there), least));
}

static void
visit (GtkWidget *widget, gpointer self)
{
  graphene_rect_t place;

  /* What only keeps its place free is not to be seen. */
  if (!gtk_widget_is_sensitive (widget) || gtk_widget_get_opacity (widget) <= 0)
    return;
  place = place_in (widget);
  if (place.size.width > 0 && place.size.height > 0)
    check (self, widget, &place);
}

/* Whatever can be scrolled gets the height of what is in it. */
static void
unroll (GtkWidget *widget, gpointer is_whole)
{
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return;
  scroller = GTK_SCROLLED_WINDOW (widget);
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return;
  gtk_scrolled_window_set_max_content_height (scroller, -1);
  gtk_scrolled_window_set_min_content_height (scroller, (int)gtk_adjustment_get_upper (adjustment));
  *(gboolean *)is_whole = FALSE;
}

static gboolean
is_unrolled (gpointer window)
{
  gboolean is_whole = TRUE;

  finder_visit (window, unroll, &is_whole);
  return is_whole;
}

/* Rows may still be coming, one a frame. */
static void
show_whole (GtkWidget *window)
{
  do
    {
      wait_until (is_unrolled, window);
      pictures_settle (window);
    }
  while (!is_unrolled (window));
}

void
contrast_find_poor (GtkWidget *window, double least, GPtrArray *found)
{
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (NULL, NULL, NULL, picture_free);
  Search self = { least, pictures, found };

  show_whole (window);
  finder_visit (window, visit, &self);
}
