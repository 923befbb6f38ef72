/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Files that outlive crashes: written beside the old one, put on the disk, and only then given its
 * name. Small enough to be read and written at once.
 */
#include "account-folder.h"

#include "account-file.h"
#include "store-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char suffix[] = ".account";

char *
signet_account_folder_path (const char *folder, const char *id)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

char *
signet_account_folder_id (const char *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, suffix))
    return NULL;
  id = g_strndup (name, strlen (name) - strlen (suffix));
  return g_uuid_string_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

static gboolean
fail (const char *path, GError **error)
{
  signet_store_set_errno (error, path, errno);
  return FALSE;
}

GStrv
signet_account_folder_list (const char *folder, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  DIR *dir = opendir (folder);
  const struct dirent *entry;

  if (dir == NULL && errno != ENOENT)
    {
      fail (folder, error);
      return NULL;
    }
  while (dir != NULL && (entry = readdir (dir)) != NULL)
    if (*entry->d_name != '.' && g_str_has_suffix (entry->d_name, suffix))
      g_strv_builder_add (names, entry->d_name);
  if (dir != NULL)
    closedir (dir);
  return g_strv_builder_end (names);
}

gboolean
signet_account_folder_prepare (const char *folder, GError **error)
{
  struct stat status;

  if (g_mkdir_with_parents (folder, 0700) != 0 || stat (folder, &status) != 0)
    return fail (folder, error);
  if ((status.st_mode & 077) != 0 && chmod (folder, 0700) != 0)
    return fail (folder, error);
  return TRUE;
}

static void
set_damaged (GError **error, const char *clause)
{
  g_set_error_literal (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_DAMAGED, clause);
}

static GBytes *
read_descriptor (int fd, gsize size, const char *path, GError **error)
{
  g_autofree char *buffer = g_malloc (size + 1);
  gsize got = 0;
  gssize n;

  /* One byte more than expected shows that somebody is still writing. */
  while (got <= size && (n = read (fd, buffer + got, size + 1 - got)) != 0)
    if (n > 0)
      got += (gsize)n;
    else if (errno != EINTR)
      {
        fail (path, error);
        return NULL;
      }
  if (got > size)
    {
      /* Translators: ends the sentence "The file is damaged …: " */
      set_damaged (error, _ ("it grows while it is read"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), got);
}

static int
open_to_read (const char *path, GError **error)
{
  /* Whoever puts a named pipe there shall not make us wait. */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
    g_set_error_literal (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID, "");
  else if (fd < 0)
    fail (path, error);
  return fd;
}

GBytes *
signet_account_folder_read (const char *path, GError **error)
{
  struct stat status;
  GBytes *bytes = NULL;
  int fd = open_to_read (path, error);

  if (fd < 0)
    return NULL;
  if (fstat (fd, &status) != 0)
    fail (path, error);
  else if (!S_ISREG (status.st_mode))
    /* Translators: ends the sentence "The file is damaged …: " */
    set_damaged (error, _ ("it is not a regular file"));
  else if (status.st_size > SIGNET_ACCOUNT_FILE_MAX)
    /* Translators: ends the sentence "The file is damaged …: " */
    set_damaged (error, _ ("it is much too large"));
  else
    bytes = read_descriptor (fd, (gsize)status.st_size, path, error);
  close (fd);
  return bytes;
}

static gboolean
write_fully (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      data += MAX (n, 0);
      size -= (gsize)MAX (n, 0);
    }
  return TRUE;
}

/* A disk over the network may report that it is full only when the file is closed. */
static gboolean
write_new_file (const char *path, GBytes *bytes)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  int code = 0;

  if (fd < 0)
    return FALSE;
  if (!write_fully (fd, bytes) || fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  errno = code;
  return code == 0;
}

/* The new name is safe only when the folder is on the disk, too; some file systems have no need
 * for that and say so. */
static void
sync_folder (const char *folder, GError **unsafe)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if ((fd < 0 || fsync (fd) != 0) && errno != EINVAL)
    g_propagate_error (unsafe, signet_store_error_new_unsafe (folder, errno));
  if (fd >= 0)
    close (fd);
}

gboolean
signet_account_folder_write (
    const char *folder, const char *id, GBytes *bytes, GError **unsafe, GError **error)
{
  g_autofree char *path = signet_account_folder_path (folder, id);
  g_autofree char *hidden = g_strdup_printf ("%s/.%s%s.new", folder, id, suffix);

  /* The folder is locked, so whatever has that name was left by a writer that ended early. */
  unlink (hidden);
  if (!write_new_file (hidden, bytes) || rename (hidden, path) != 0)
    {
      fail (path, error);
      unlink (hidden);
      return FALSE;
    }
  sync_folder (folder, unsafe);
  return TRUE;
}

gboolean
signet_account_folder_remove (const char *folder, const char *id, GError **unsafe, GError **error)
{
  g_autofree char *path = signet_account_folder_path (folder, id);

  if (unlink (path) != 0)
    return fail (path, error);
  sync_folder (folder, unsafe);
  return TRUE;
}
