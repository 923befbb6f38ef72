/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Being asked to stop. A handler of our own rather than GLib's: it has to interrupt blocking
 * reads, and its second call ends the program even if the main loop no longer turns.
 */
#include "stop.h"
#include "command.h"

#include <glib-unix.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

static volatile sig_atomic_t requested;
static int event_fd = -1;

static void
on_signal (int number)
{
  const guint64 one = 1;
  int saved_errno = errno;

  if (requested)
    _exit (SIGNET_EXIT_STOPPED);
  requested = 1;
  if (event_fd != -1 && write (event_fd, &one, sizeof one) == -1)
    _exit (SIGNET_EXIT_STOPPED);
  errno = saved_errno;
}

static gboolean
is_ignored (int number)
{
  struct sigaction action;

  return sigaction (number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static void
handle (int number)
{
  struct sigaction action = { 0 };

  sigemptyset (&action.sa_mask);
  action.sa_flags = 0; /* without SA_RESTART: blocking reads shall end */
  action.sa_handler = on_signal;
  sigaction (number, &action, NULL);
}

static gboolean
on_stop_requested (int fd, GIOCondition condition, gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

void
signet_stop_init (void)
{
  event_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  handle (SIGINT);
  handle (SIGTERM);
  /* nohup(1) means it. */
  if (!is_ignored (SIGHUP))
    handle (SIGHUP);
}

gboolean
signet_stop_is_requested (void)
{
  return requested != 0;
}

guint
signet_stop_cancel (GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), 0);
  g_return_val_if_fail (event_fd != -1, 0);

  return g_unix_fd_add_full (G_PRIORITY_HIGH, event_fd, G_IO_IN, on_stop_requested,
                             g_object_ref (cancellable), g_object_unref);
}

gboolean
signet_stop_wait_for (int fd, int timeout_ms)
{
  struct pollfd polled[] = { { fd, POLLIN, 0 }, { event_fd, POLLIN, 0 } };
  int n;

  do
    n = poll (polled, G_N_ELEMENTS (polled), timeout_ms);
  while (n == -1 && errno == EINTR && !requested);
  return n != 0 && !requested;
}
