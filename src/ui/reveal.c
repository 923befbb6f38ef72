/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * GTK scrolls once, when the focus moves. A banner or a toast that comes at the same time, and a
 * row that libadwaita unfolds bit by bit, push what has the focus out of sight again: the window
 * follows for as long as that takes.
 */
#include "reveal.h"
#include "accessible.h"

/* Longer than anything on the page takes to come, in microseconds */
#define FOLLOW_TIME (G_USEC_PER_SEC / 2)

/* What there is around a group on a page, at least */
#define MARGIN 12

typedef struct
{
  GtkWidget *other; /* owned */
  gint64 end;
} Goal;

static void
goal_free (gpointer data)
{
  Goal *self = data;

  g_object_unref (self->other);
  g_free (self);
}

/* Both, if they fit into @page */
static gboolean
get_bounds (
    GtkWidget *widget, GtkWidget *other, GtkWidget *scroller, double page, graphene_rect_t *bounds)
{
  graphene_rect_t more;

  if (!gtk_widget_compute_bounds (widget, scroller, bounds))
    return FALSE;
  if (!gtk_widget_get_mapped (other) || !gtk_widget_compute_bounds (other, scroller, &more))
    return TRUE;
  graphene_rect_union (bounds, &more, &more);
  if (more.size.height + 2 * MARGIN <= page)
    *bounds = more;
  return TRUE;
}

/* How far to scroll down; of what is too high the top is shown. */
static double
get_distance (const graphene_rect_t *bounds, double page)
{
  double top = bounds->origin.y - MARGIN;
  double bottom = bounds->origin.y + bounds->size.height + MARGIN;

  if (top < 0 || bottom - top > page)
    return top;
  return MAX (0, bottom - page);
}

static void
scroll_to (GtkWidget *widget, GtkWidget *other)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double page;

  if (scroller == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  page = gtk_adjustment_get_page_size (adjustment);
  if (get_bounds (widget, other, scroller, page, &bounds))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + get_distance (&bounds, page));
}

static gboolean
follow (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Goal *goal = data;

  scroll_to (widget, goal->other);
  return gdk_frame_clock_get_frame_time (clock) < goal->end ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
signet_reveal (GtkWidget *widget, GtkWidget *other)
{
  Goal *goal;

  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_WIDGET (other));

  goal = g_new (Goal, 1);
  goal->other = g_object_ref (other);
  goal->end = g_get_monotonic_time () + FOLLOW_TIME;
  gtk_widget_add_tick_callback (widget, follow, goal, goal_free);
}

void
signet_reveal_focus (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  gtk_widget_grab_focus (signet_accessible_get_header (GTK_WIDGET (row)));
}

void
signet_reveal_unfolded (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  adw_expander_row_set_expanded (row, TRUE);
  signet_reveal_focus (row);
  signet_reveal (GTK_WIDGET (row), GTK_WIDGET (row));
}
