/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A mark is a file that is open and locked as long as its program lives.
 */
#include "mark.h"

#include "store-error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char suffix[] = ".unfinished";

struct _SignetMark
{
  char *path; /* owned */
  int fd;
};

void
signet_mark_free (SignetMark *mark)
{
  if (mark->fd >= 0)
    close (mark->fd);
  g_free (mark->path);
  g_free (mark);
}

static gboolean
is_same_file (int fd, const char *path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && lstat (path, &theirs) == 0 && ours.st_dev == theirs.st_dev
         && ours.st_ino == theirs.st_ino;
}

void
signet_mark_remove (SignetMark *mark)
{
  if (is_same_file (mark->fd, mark->path))
    unlink (mark->path);
}

static gboolean
lock (int fd)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &whole) == 0;
}

char *
signet_mark_path_for (const char *folder, const char *id)
{
  return g_strdup_printf ("%s/.%s%s", folder, id, suffix);
}

/* The file gets its name when it is locked: nobody ever finds it free as long as we live. */
SignetMark *
signet_mark_new (const char *folder, const char *id, GError **error)
{
  SignetMark *mark = g_new0 (SignetMark, 1);
  g_autofree char *unnamed = g_strdup_printf ("%s/.%s.new", folder, id);

  mark->path = signet_mark_path_for (folder, id);
  mark->fd = open (unnamed, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (mark->fd >= 0 && lock (mark->fd) && rename (unnamed, mark->path) == 0)
    return mark;
  signet_store_set_errno (error, mark->path, errno);
  signet_mark_free (mark);
  return NULL;
}

SignetMark *
signet_mark_take (const char *folder, const char *id)
{
  SignetMark *mark = g_new0 (SignetMark, 1);

  mark->path = signet_mark_path_for (folder, id);
  mark->fd = open (mark->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (mark->fd >= 0 && lock (mark->fd) && is_same_file (mark->fd, mark->path))
    return mark;
  signet_mark_free (mark);
  return NULL;
}

GPtrArray *
signet_mark_list (const char *folder)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  DIR *dir = opendir (folder);
  const struct dirent *entry;

  while (dir != NULL && (entry = readdir (dir)) != NULL)
    {
      const char *name = entry->d_name;
      g_autofree char *id = NULL;

      if (*name != '.' || !g_str_has_suffix (name, suffix))
        continue;
      id = g_strndup (name + 1, strlen (name) - 1 - strlen (suffix));
      if (g_uuid_string_is_valid (id))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  if (dir != NULL)
    closedir (dir);
  return ids;
}
