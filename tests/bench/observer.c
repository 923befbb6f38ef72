/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Comes before the program: takes the place of g_application_run(), notes when the first frame is
 * done, and goes on as $OBSERVE says ("start", "scroll", "probe", "type"). Lines go to the file
 * descriptor $OBSERVE_FD; times are those of the monotonic clock.
 */
#include "observer.h"

#include <dlfcn.h>
#include <stdio.h>
#include <time.h>

void
observer_tell (const char *format, ...)
{
  const char *fd = g_getenv ("OBSERVE_FD");
  va_list arguments;

  va_start (arguments, format);
  vdprintf (fd != NULL ? atoi (fd) : STDOUT_FILENO, format, arguments);
  va_end (arguments);
}

GtkWidget *
observer_find (GtkWidget *widget, const char *type_name)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = observer_find (child, type_name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
tell_quiet (GtkWindow *window)
{
  observer_tell ("quiet\n");
}

static void
go_on (GtkWindow *window)
{
  static const struct
  {
    const char *name;
    ObserverFunc func;
  } modes[] = {
    { "start", tell_quiet },
    { "scroll", observer_scroll },
    { "probe", observer_probe },
    { "type", observer_type },
  };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_strcmp0 (g_getenv ("OBSERVE"), modes[i].name) == 0)
      observer_when_quiet (window, modes[i].func);
}

static void
on_after_paint (GdkFrameClock *frame_clock, GtkWindow *window)
{
  g_signal_handlers_disconnect_by_func (frame_clock, on_after_paint, window);
  observer_tell ("shown %.3f %.3f\n", (double)g_get_monotonic_time () / 1000,
                 (double)clock () * 1000 / CLOCKS_PER_SEC);
  observer_watch_frames (window);
  go_on (window);
}

/* Once: for the first frame of the first window */
static gboolean
on_render (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GdkSurface *surface = g_value_get_object (values);

  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint",
                    G_CALLBACK (on_after_paint), gtk_native_get_for_surface (surface));
  return FALSE;
}

static void
on_startup (GApplication *application)
{
  g_type_class_unref (g_type_class_ref (GDK_TYPE_SURFACE));
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, on_render, NULL,
                              NULL);
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
}

G_MODULE_EXPORT int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) = NULL;

  *(void **)&run = dlsym (RTLD_NEXT, "g_application_run");
  observer_watch_loop ();
  g_signal_connect_after (application, "startup", G_CALLBACK (on_startup), NULL);
  return run (application, argc, argv);
}
