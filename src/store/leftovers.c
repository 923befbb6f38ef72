/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names, in files that are locked, the accounts whose passwords may be all there is of them.
 */
#include "leftovers.h"

#include "account-folder.h"
#include "account-store-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char suffix[] = ".unfinished";

/* A file that is open and locked */
typedef struct
{
  char *path; /* owned */
  int fd;
} Mark;

/* Lets go of it; the file stays */
static void
mark_free (gpointer data)
{
  Mark *mark = data;

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

static void
mark_remove (Mark *mark)
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

static char *
path_for (const char *folder, const char *id)
{
  return g_strdup_printf ("%s/.%s%s", folder, id, suffix);
}

/* The file gets its name when it is locked: nobody ever finds it free as long as we live. */
static Mark *
mark_new (const char *folder, const char *id, GError **error)
{
  Mark *mark = g_new0 (Mark, 1);
  g_autofree char *unnamed = g_strdup_printf ("%s/.%s.new", folder, id);

  mark->path = path_for (folder, id);
  mark->fd = open (unnamed, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (mark->fd >= 0 && lock (mark->fd) && rename (unnamed, mark->path) == 0)
    return mark;
  signet_store_set_errno (error, mark->path, errno);
  mark_free (mark);
  return NULL;
}

/* The mark of a program that is gone, or %NULL */
static Mark *
mark_take (const char *folder, const char *id)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->path = path_for (folder, id);
  mark->fd = open (mark->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (mark->fd >= 0 && lock (mark->fd) && is_same_file (mark->fd, mark->path))
    return mark;
  mark_free (mark);
  return NULL;
}

GHashTable *
signet_leftovers_new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, mark_free);
}

gboolean
signet_leftovers_note (SignetAccountStore *store, const char *id, GError **error)
{
  const char *folder;
  Mark *mark = NULL;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL && g_uuid_string_is_valid (id), FALSE);

  folder = signet_account_store_get_paths (store)->folder;
  if (g_hash_table_contains (signet_account_store_get_leftovers (store), id))
    return TRUE;
  if (signet_account_folder_prepare (folder, error))
    mark = mark_new (folder, id, error);
  if (mark != NULL)
    g_hash_table_insert (signet_account_store_get_leftovers (store), g_strdup (id), mark);
  return mark != NULL;
}

void
signet_leftovers_forget (SignetAccountStore *store, const char *id)
{
  Mark *mark;

  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (store));
  g_return_if_fail (id != NULL);

  mark = g_hash_table_lookup (signet_account_store_get_leftovers (store), id);
  if (mark == NULL)
    return;
  mark_remove (mark);
  g_hash_table_remove (signet_account_store_get_leftovers (store), id);
}

/* Also one that cannot be read: its passwords are its own. */
static gboolean
has_file (SignetAccountStore *store, const char *id)
{
  gboolean site;
  g_autofree char *path = signet_account_paths_find (signet_account_store_get_paths (store), id,
                                                     &site);

  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

/* Where there is no folder the account is not removed: it cannot be read now. */
gboolean
signet_leftovers_has_owner (SignetAccountStore *store, const char *id)
{
  const char *folder;
  g_autofree char *mark = NULL;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  folder = signet_account_store_get_paths (store)->folder;
  mark = path_for (folder, id);
  return !g_file_test (folder, G_FILE_TEST_IS_DIR) || has_file (store, id)
         || g_file_test (mark, G_FILE_TEST_EXISTS);
}

/* A clearing of all that is left behind, one account after the other */
typedef struct
{
  SignetKeyring *keyring; /* owned */
  GPtrArray *ids;         /* (element-type utf8): owned: those to come */
  Mark *mark;             /* (nullable): owned: of the one that is being cleared */
} Clearing;

static void
clearing_free (gpointer data)
{
  Clearing *self = data;

  g_clear_pointer (&self->mark, mark_free);
  g_ptr_array_unref (self->ids);
  g_object_unref (self->keyring);
  g_free (self);
}

static GPtrArray *
list_ids (const char *folder)
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

static void on_cleared (GObject *source, GAsyncResult *result, gpointer data);

static void
clear_next (GTask *owned)
{
  g_autoptr (GTask) task = owned;
  SignetAccountStore *store = g_task_get_source_object (task);
  Clearing *self = g_task_get_task_data (task);

  while (self->ids->len > 0)
    {
      g_autofree char *id = g_ptr_array_steal_index_fast (self->ids, self->ids->len - 1);

      self->mark = mark_take (signet_account_store_get_paths (store)->folder, id);
      if (self->mark != NULL && !has_file (store, id))
        {
          signet_keyring_discard_async (self->keyring, id, g_task_get_cancellable (task),
                                        on_cleared, task);
          g_steal_pointer (&task);
          return;
        }
      if (self->mark != NULL)
        mark_remove (self->mark);
      g_clear_pointer (&self->mark, mark_free);
    }
  g_task_return_boolean (task, TRUE);
}

/* Whatever kept it from being cleared ends the clearing; the marks stay for the next time. */
static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Clearing *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_keyring_clear_finish (SIGNET_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  mark_remove (self->mark);
  g_clear_pointer (&self->mark, mark_free);
  clear_next (g_steal_pointer (&task));
}

void
signet_leftovers_clear_async (SignetAccountStore *store,
                              SignetKeyring *keyring,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Clearing *self;

  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (store));
  g_return_if_fail (SIGNET_IS_KEYRING (keyring));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_leftovers_clear_async);
  self = g_new0 (Clearing, 1);
  self->keyring = g_object_ref (keyring);
  self->ids = list_ids (signet_account_store_get_paths (store)->folder);
  g_task_set_task_data (task, self, clearing_free);
  clear_next (task);
}
