/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row at the end of the line, or a column over its whole width.
 */
#include "answers-layout.h"

struct _SignetAnswersLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SignetAnswersLayout, signet_answers_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return next_shown (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return next_shown (gtk_widget_get_next_sibling (child));
}

static int
get_natural (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_row_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    width += (width > 0 ? SIGNET_ANSWERS_SPACING : 0)
             + get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1);
  return width;
}

static int
get_row_height (GtkWidget *widget)
{
  int height = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    height = MAX (height, get_natural (child, GTK_ORIENTATION_VERTICAL, -1));
  return height;
}

static int
get_column_height (GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    height += (height > 0 ? SIGNET_ANSWERS_SPACING : 0)
              + get_natural (child, GTK_ORIENTATION_VERTICAL, width);
  return height;
}

static int
get_least_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      width = MAX (width, minimum);
    }
  return width;
}

static gboolean
is_row (GtkWidget *widget, int width)
{
  return get_row_width (widget) <= width;
}

static GtkSizeRequestMode
signet_answers_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
signet_answers_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_least_width (widget);
      *natural = get_row_width (widget);
    }
  else if (for_size < 0)
    /* Whoever does not know the width yet has room for both. */
    *minimum = *natural = MAX (get_row_height (widget),
                               get_column_height (widget, get_least_width (widget)));
  else
    *minimum = *natural = is_row (widget, for_size) ? get_row_height (widget)
                                                    : get_column_height (widget, for_size);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
allocate_row (GtkWidget *widget, int width, int height)
{
  gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = width - get_row_width (widget);

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_width = get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1);

      allocate (child, is_reversed ? width - x - child_width : x, 0, child_width, height);
      x += child_width + SIGNET_ANSWERS_SPACING;
    }
}

static void
allocate_column (GtkWidget *widget, int width)
{
  int y = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_height = get_natural (child, GTK_ORIENTATION_VERTICAL, width);

      allocate (child, 0, y, width, child_height);
      y += child_height + SIGNET_ANSWERS_SPACING;
    }
}

static void
signet_answers_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  if (is_row (widget, width))
    allocate_row (widget, width, height);
  else
    allocate_column (widget, width);
}

static void
signet_answers_layout_class_init (SignetAnswersLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = signet_answers_layout_get_request_mode;
  layout_class->measure = signet_answers_layout_measure;
  layout_class->allocate = signet_answers_layout_allocate;
}

static void
signet_answers_layout_init (SignetAnswersLayout *self)
{
}

GtkLayoutManager *
signet_answers_layout_new (void)
{
  return g_object_new (SIGNET_TYPE_ANSWERS_LAYOUT, NULL);
}
