/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Types into the page of an account, a key a frame, and tells how much work each key was.
 */
#include "observer.h"

#include <time.h>

#define N_KEYS 200

/* What is typed is a name that grows, and then the next one */
#define LENGTH 20

static GString *line;
static guint n_typed;

static double
read_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static GtkWidget *
find_entry (GtkWidget *widget, const char *title)
{
  g_autofree char *own = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwEntryRow"))
    g_object_get (widget, "title", &own, NULL);
  if (g_strcmp0 (own, title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
type_key (GtkWidget *entry, GdkFrameClock *frame_clock, gpointer unused)
{
  double begun;
  int position = -1;

  if (n_typed == N_KEYS)
    {
      observer_tell ("%s\n", line->str);
      return G_SOURCE_REMOVE;
    }
  if (n_typed % LENGTH == 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  begun = read_cpu ();
  gtk_editable_insert_text (GTK_EDITABLE (entry), n_typed % 5 == 4 ? "." : "x", 1, &position);
  g_string_append_printf (line, " %.3f", read_cpu () - begun);
  n_typed++;
  return G_SOURCE_CONTINUE;
}

void
observer_type (GtkWindow *window)
{
  GtkWidget *page = observer_find (GTK_WIDGET (window), "SignetAccountPage");
  GtkWidget *entry = find_entry (page, "Incoming server");

  /* A widget that is folded away has no frames. */
  gtk_widget_activate_action (page, "account.servers", NULL);
  line = g_string_new ("keys");
  gtk_widget_add_tick_callback (entry, type_key, NULL, NULL);
}
