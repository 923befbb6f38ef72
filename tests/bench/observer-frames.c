/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How much work there is in each frame, and what it is when a list is scrolled from end to end.
 */
#include "observer.h"

#include <time.h>

/* Pixels a frame: fast, but so that each row is still to be seen a few times */
#define STEP 97

static GArray *frames;
static double begun; /* 0 before the first one */

/* The main thread's own time: other programs on a busy computer are not what is measured. */
static double
read_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
begin (GdkFrameClock *clock)
{
  begun = read_cpu ();
}

static void
end (GdkFrameClock *clock)
{
  double spent = read_cpu () - begun;

  if (begun > 0)
    g_array_append_val (frames, spent);
}

void
observer_watch_frames (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end), NULL);
}

void
observer_start_frames (void)
{
  g_array_set_size (frames, 0);
}

void
observer_tell_frames (const char *name)
{
  g_autoptr (GString) line = g_string_new ("frames ");

  g_string_append (line, name);
  for (guint i = 0; i < frames->len; i++)
    g_string_append_printf (line, " %.2f", g_array_index (frames, double, i));
  observer_tell ("%s\n", line->str);
}

static gboolean
scroll_on (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = data;
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + STEP);
  if (gtk_adjustment_get_value (adjustment) > before)
    return G_SOURCE_CONTINUE;
  observer_tell_frames ("scrolling");
  return G_SOURCE_REMOVE;
}

static double
get_hidden (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* The longest, for pages stand in views that scroll too. */
static GtkAdjustment *
find_longest (GtkWidget *widget, GtkAdjustment *longest)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (widget);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);

      if (longest == NULL || get_hidden (adjustment) > get_hidden (longest))
        longest = adjustment;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    longest = find_longest (child, longest);
  return longest;
}

void
observer_scroll (GtkWindow *window)
{
  GtkAdjustment *adjustment = find_longest (GTK_WIDGET (window), NULL);

  observer_tell_frames ("opening");
  observer_start_frames ();
  gtk_widget_add_tick_callback (GTK_WIDGET (window), scroll_on, adjustment, NULL);
}
