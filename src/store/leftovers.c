/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names, in files that are locked, the accounts whose passwords may be all there is of them.
 */
#include "leftovers.h"

#include "account-folder.h"
#include "account-store-private.h"
#include "mark.h"

gboolean
signet_leftovers_note (SignetAccountStore *store, const char *id, GError **error)
{
  const char *folder;
  SignetMark *mark = NULL;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL && g_uuid_string_is_valid (id), FALSE);

  folder = signet_account_store_get_paths (store)->folder;
  if (g_hash_table_contains (signet_account_store_get_marks (store), id))
    return TRUE;
  if (signet_account_folder_prepare (folder, error))
    mark = signet_mark_new (folder, id, error);
  if (mark != NULL)
    g_hash_table_insert (signet_account_store_get_marks (store), g_strdup (id), mark);
  return mark != NULL;
}

void
signet_leftovers_forget (SignetAccountStore *store, const char *id)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (store));
  g_return_if_fail (id != NULL);

  signet_account_store_unmark (store, id);
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
  mark = signet_mark_path_for (folder, id);
  return !g_file_test (folder, G_FILE_TEST_IS_DIR) || has_file (store, id)
         || g_file_test (mark, G_FILE_TEST_EXISTS);
}

/* A clearing of all that is left behind, one account after the other */
typedef struct
{
  SignetKeyring *keyring; /* owned */
  GPtrArray *ids;         /* (element-type utf8): owned: those to come */
  SignetMark *mark;       /* (nullable): owned: of the one that is being cleared */
} Clearing;

static void
clearing_free (gpointer data)
{
  Clearing *self = data;

  g_clear_pointer (&self->mark, signet_mark_free);
  g_ptr_array_unref (self->ids);
  g_object_unref (self->keyring);
  g_free (self);
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

      self->mark = signet_mark_take (signet_account_store_get_paths (store)->folder, id);
      if (self->mark != NULL && !has_file (store, id))
        {
          signet_keyring_discard_async (self->keyring, id, g_task_get_cancellable (task),
                                        on_cleared, task);
          g_steal_pointer (&task);
          return;
        }
      if (self->mark != NULL)
        signet_mark_remove (self->mark);
      g_clear_pointer (&self->mark, signet_mark_free);
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
  signet_mark_remove (self->mark);
  g_clear_pointer (&self->mark, signet_mark_free);
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
  self->ids = signet_mark_list (signet_account_store_get_paths (store)->folder);
  g_task_set_task_data (task, self, clearing_free);
  clear_next (task);
}
