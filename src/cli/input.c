/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads what the user named. No stream of GLib or libc, whose buffers would keep a password.
 */
#include "input.h"
#include "deadline.h"
#include "stop.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void
set_error (GError **error, const char *path)
{
  int saved_errno = errno;
  g_autofree char *name = g_filename_display_name (path);

  if (g_str_equal (path, "-"))
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
                 /* Translators: %s is the reason the system gives. */
                 _ ("Standard input cannot be read: %s"), g_strerror (saved_errno));
  else
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
                 /* Translators: the first %s is a file, the second the reason the system gives. */
                 _ ("The file “%s” cannot be read: %s"), name, g_strerror (saved_errno));
}

int
signet_input_open (const char *path, GError **error)
{
  int fd;

  g_return_val_if_fail (path != NULL, -1);

  if (g_str_equal (path, "-"))
    fd = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
  else
    /* A named pipe that nobody writes to shall not make us wait here. */
    fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  if (fd == -1)
    set_error (error, path);
  return fd;
}

/* A person may take any time, and so may the password manager that asks one, unless --timeout says
 * how long. */
static int
get_patience (int fd)
{
  if (isatty (fd) || signet_deadline_excuses_person ())
    return -1;
  return (int)signet_deadline_get_left (0);
}

static gboolean
wait_for (int fd, const char *path, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  int patience = get_patience (fd);
  gboolean is_ready = signet_stop_wait_for (fd, patience);
  g_autofree char *name = g_filename_display_name (path);

  if (patience == -1)
    signet_deadline_forgive (start);
  if (signet_stop_is_requested ())
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped."));
  else if (!is_ready && g_str_equal (path, "-"))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                         _ ("Nothing came from standard input in time."));
  else if (!is_ready)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                 /* Translators: %s is a file. */
                 _ ("Nothing came from “%s” in time."), name);
  return is_ready;
}

gboolean
signet_input_read_once (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error)
{
  gssize got = -1;

  g_return_val_if_fail (fd != -1 && path != NULL && buffer != NULL && length != NULL, FALSE);

  do
    {
      if (!wait_for (fd, path, error))
        return FALSE;
      got = read (fd, buffer, size);
    }
  while (got == -1 && (errno == EINTR || errno == EAGAIN));
  if (got == -1)
    set_error (error, path);
  *length = (gsize)MAX (got, 0);
  return got != -1;
}

gboolean
signet_input_read (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error)
{
  gsize got;

  *length = 0;
  do
    {
      if (!signet_input_read_once (fd, path, buffer + *length, size - *length, &got, error))
        return FALSE;
      *length += got;
    }
  while (got > 0 && *length < size);
  return TRUE;
}

gsize
signet_input_get_mark (const char *bytes, gsize length)
{
  static const char mark[] = { '\xef', '\xbb', '\xbf' };

  return length >= sizeof mark && memcmp (bytes, mark, sizeof mark) == 0 ? sizeof mark : 0;
}

gboolean
signet_input_is_utf16 (const char *bytes, gsize length)
{
  return length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
}
