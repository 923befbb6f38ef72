/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Stands between the main loop and poll(): between two calls of it nobody is listened to.
 */
#include "observer.h"

#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define QUIET_MS 250
#define N_TOLD   5

typedef struct
{
  double wall; /* ms, less those in which it could have run, but another program did */
  double cpu;  /* ms, of the main thread */
} Span;

static Span woken;
static GArray *stalls;
static ObserverFunc quiet_func;
static GtkWindow *quiet_window;

static double
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The second number of schedstat, in ns; on a busy computer it would be most of a stall. */
static double
read_waiting (void)
{
  static int file = -1;
  char text[80] = "";
  guint64 waited = 0;

  if (file < 0)
    file = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  if (pread (file, text, sizeof text - 1, 0) > 0)
    sscanf (text, "%*u %" G_GUINT64_FORMAT, &waited);
  return (double)waited / 1e6;
}

static Span
read_clocks (void)
{
  return (Span){ read_clock (CLOCK_MONOTONIC) - read_waiting (),
                 read_clock (CLOCK_THREAD_CPUTIME_ID) };
}

static gboolean
call_quiet_func (gpointer data)
{
  ObserverFunc func = quiet_func;

  quiet_func = NULL;
  func (quiet_window);
  return G_SOURCE_REMOVE;
}

static int
wait_for_quiet (GPollFD *fds, guint n, int timeout)
{
  int result = g_poll (fds, n, QUIET_MS);

  if (result == 0)
    g_idle_add (call_quiet_func, NULL);
  return result;
}

static int
observe_poll (GPollFD *fds, guint n, int timeout)
{
  Span now = read_clocks ();
  Span stall = { now.wall - woken.wall, now.cpu - woken.cpu };
  int result;

  g_array_append_val (stalls, stall);
  if (quiet_func != NULL && (timeout < 0 || timeout > QUIET_MS))
    result = wait_for_quiet (fds, n, timeout);
  else
    result = g_poll (fds, n, timeout);
  woken = read_clocks ();
  return result;
}

void
observer_watch_loop (void)
{
  stalls = g_array_new (FALSE, FALSE, sizeof (Span));
  woken = read_clocks ();
  g_main_context_set_poll_func (NULL, observe_poll);
}

void
observer_when_quiet (GtkWindow *window, ObserverFunc func)
{
  quiet_window = window;
  quiet_func = func;
}

void
observer_start_stalls (void)
{
  g_array_set_size (stalls, 0);
}

static int
compare_stalls (const void *a, const void *b)
{
  const Span *first = a, *second = b;

  return (first->wall < second->wall) - (first->wall > second->wall);
}

void
observer_tell_stalls (void)
{
  g_autoptr (GString) line = g_string_new ("stalls");

  g_array_sort (stalls, compare_stalls);
  for (guint i = 0; i < MIN (stalls->len, N_TOLD); i++)
    {
      const Span *stall = &g_array_index (stalls, Span, i);

      g_string_append_printf (line, " %.2f %.2f", stall->wall, stall->cpu);
    }
  observer_tell ("%s\n", line->str);
}
