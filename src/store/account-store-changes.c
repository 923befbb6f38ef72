/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Additions, changes and removals: each takes the lock, reads what is on the disk now, writes, and
 * lets go. A disk takes its time to write for good, so a thread waits for it.
 */
#include "account-file.h"
#include "account-folder.h"
#include "account-store-private.h"
#include "leftovers.h"
#include "policy.h"
#include "store-lock.h"

#include <glib/gi18n-lib.h>

typedef struct _Change Change;

/* Decides what is to be done while the folder is locked: the account, and the new file or none */
typedef gboolean (*ChangeFunc) (SignetAccountStore *self, Change *change, GError **error);

/* Does it; it may block, and sees nothing but the change */
typedef gboolean (*WriteFunc) (Change *change, GError **error);

struct _Change
{
  ChangeFunc perform;
  WriteFunc write;
  char *folder;               /* owned */
  char *id;                   /* owned */
  SignetAccount *account;     /* (nullable): owned: the one to add; then what comes of it */
  SignetAccountChange change; /* (nullable) */
  gpointer change_data;
  GBytes *bytes;         /* (nullable): owned: the new file */
  GError *unsafe;        /* (nullable): owned: why what is written may not last */
  gboolean is_unchanged; /* whether nothing is to be written */
  SignetStoreLock *lock; /* (nullable): owned */
};

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->lock, signet_store_lock_free);
  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_clear_object (&change->account);
  g_clear_error (&change->unsafe);
  g_free (change->folder);
  g_free (change->id);
  g_free (change);
}

static gboolean
check_ratchet (SignetAccount *before, SignetAccount *after, GError **error)
{
  SignetProtocol protocol;

  if (signet_policy_keep (before, after, &protocol))
    return TRUE;
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_RATCHET,
               /* Translators: %1$s is "IMAP", "POP3" or "SMTP", %2$s an e-mail address; "None" is
                  a choice beside "TLS" and "STARTTLS" */
               _ ("%1$s of “%2$s” was encrypted until now and does not become unencrypted by "
                  "itself. Set its security to None, with Require SSL off, if you want that."),
               signet_protocol_title (protocol), signet_account_get_address (after));
  return FALSE;
}

/* Makes the file of @after, to be put in place of that of @before, which held @old */
static gboolean
format_file (Change *change, SignetAccount *before, GBytes *old, GError **error)
{
  SignetAccount *after = change->account;

  signet_account_set_site (after, FALSE);
  signet_account_set_generation (after,
                                 before != NULL ? signet_account_get_generation (before) + 1 : 1);
  if (!check_ratchet (before, after, error))
    return FALSE;
  change->bytes = signet_account_file_format (after, old, error);
  return change->bytes != NULL;
}

static gboolean
write_file (Change *change, GError **error)
{
  return signet_account_folder_write (change->folder, change->id, change->bytes, &change->unsafe,
                                      error);
}

static gboolean
add (SignetAccountStore *self, Change *change, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SignetAccount) there = signet_account_paths_load (
      signet_account_store_get_places (self), change->id, NULL, &reason);

  if (there == NULL && g_error_matches (reason, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    return format_file (change, NULL, NULL, error);
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS,
               /* Translators: %s is an account's id */
               _ ("There is an account “%s” already."), change->id);
  return FALSE;
}

static gboolean
update (SignetAccountStore *self, Change *change, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autoptr (SignetAccount) before = signet_account_paths_load (
      signet_account_store_get_places (self), change->id, &old, error);

  if (before == NULL)
    return FALSE;
  change->account = signet_account_copy (before);
  if (!change->change (change->account, change->change_data, error))
    return FALSE;
  change->is_unchanged = signet_account_equal (before, change->account);
  return change->is_unchanged || format_file (change, before, old, error);
}

static gboolean
remove_account (SignetAccountStore *self, Change *change, GError **error)
{
  change->account = signet_account_paths_load (signet_account_store_get_places (self), change->id,
                                               NULL, error);
  if (change->account == NULL)
    return FALSE;
  if (!signet_account_is_site (change->account))
    return TRUE;
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_SITE,
               /* Translators: %s is an e-mail address */
               _ ("The account “%s” is provided by your administrator and cannot be removed."),
               signet_account_get_address (change->account));
  return FALSE;
}

static gboolean
remove_file (Change *change, GError **error)
{
  return signet_account_folder_remove (change->folder, change->id, &change->unsafe, error);
}

/* Returns the account of the list, brought up to date, or the one that was removed */
static void
finish (GTask *task)
{
  SignetAccountStore *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);
  g_autoptr (SignetAccount) account = NULL;

  signet_account_store_refresh (self, change->id);
  if (!change->is_unchanged)
    signet_account_store_note_safety (self, g_steal_pointer (&change->unsafe));
  if (change->write == write_file)
    signet_leftovers_forget (self, change->id);
  if (change->write != remove_file)
    account = signet_account_store_get (self, change->id);
  if (account == NULL)
    account = g_steal_pointer (&change->account);
  g_clear_pointer (&change->lock, signet_store_lock_free);
  g_task_return_pointer (task, g_steal_pointer (&account), g_object_unref);
}

static void
fail (GTask *task, GError *error)
{
  Change *change = g_task_get_task_data (task);

  g_clear_pointer (&change->lock, signet_store_lock_free);
  g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    finish (task);
  else
    fail (task, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;

  if (change->write (change, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_locked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GTask) written = NULL;
  SignetAccountStore *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;

  change->lock = signet_store_lock_finish (result, &error);
  /* What is written is written: a cancellation that comes now is too late. */
  g_task_set_check_cancellable (task, FALSE);
  if (change->lock == NULL || !change->perform (self, change, &error))
    {
      fail (task, error);
      return;
    }
  if (change->is_unchanged)
    {
      finish (task);
      return;
    }
  /* The thread holds no reference to the store: it might be the last one. */
  written = g_task_new (NULL, NULL, on_written, g_object_ref (task));
  g_task_set_task_data (written, change, NULL);
  g_task_run_in_thread (written, write_in_thread);
}

static void
start (SignetAccountStore *self,
       Change *change,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, change, change_free);
  change->folder = g_strdup (signet_account_store_get_places (self)->folder);
  if (!signet_account_folder_prepare (change->folder, &error))
    g_task_return_error (task, error);
  else
    signet_store_lock_async (change->folder, self->patience_ms, cancellable, on_locked,
                             g_steal_pointer (&task));
}

static Change *
change_new (ChangeFunc perform, WriteFunc write, const char *id)
{
  Change *change = g_new0 (Change, 1);

  change->perform = perform;
  change->write = write;
  change->id = g_strdup (id);
  return change;
}

void
signet_account_store_add_async (SignetAccountStore *self,
                                SignetAccount *account,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Change *change;

  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (SIGNET_IS_ACCOUNT (account));

  change = change_new (add, write_file, signet_account_get_id (account));
  change->account = signet_account_copy (account);
  start (self, change, cancellable, callback, user_data);
}

void
signet_account_store_update_async (SignetAccountStore *self,
                                   const char *id,
                                   SignetAccountChange change_account,
                                   gpointer change_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Change *change;

  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (change_account != NULL);

  change = change_new (update, write_file, id);
  change->change = change_account;
  change->change_data = change_data;
  start (self, change, cancellable, callback, user_data);
}

void
signet_account_store_remove_async (SignetAccountStore *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));

  start (self, change_new (remove_account, remove_file, id), cancellable, callback, user_data);
}

SignetAccount *
signet_account_store_change_finish (SignetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
