/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads what the user named. No stream of GLib or libc, whose buffers would keep a password.
 */
#include "input.h"
#include "stop.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
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
    fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd == -1)
    set_error (error, path);
  return fd;
}

gboolean
signet_input_read_once (
    int fd, const char *path, char *buffer, gsize size, gsize *length, GError **error)
{
  gssize got = -1;

  g_return_val_if_fail (fd != -1 && path != NULL && buffer != NULL && length != NULL, FALSE);

  do
    {
      if (!signet_stop_wait_for (fd))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped."));
          return FALSE;
        }
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
