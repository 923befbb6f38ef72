/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Additions, changes and removals: each takes the lock, reads what is on the disk now, writes, and
 * lets go.
 */
#include "account-file.h"
#include "account-folder.h"
#include "account-store-private.h"
#include "policy.h"
#include "store-lock.h"

#include <glib/gi18n-lib.h>

typedef struct _Change Change;

/* Does the work while the folder is locked, and returns (transfer full) the account */
typedef SignetAccount *(*ChangeFunc) (SignetAccountStore *self, Change *change, GError **error);

struct _Change
{
  ChangeFunc perform;
  char *id;                   /* owned */
  SignetAccount *account;     /* (nullable): owned: the one to add */
  SignetAccountChange change; /* (nullable) */
  gpointer change_data;
};

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->account);
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

/* Writes @after in place of @before, whose file held @old */
static gboolean
write_account (SignetAccountStore *self,
               SignetAccount *before,
               SignetAccount *after,
               GBytes *old,
               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  signet_account_set_site (after, FALSE);
  signet_account_set_generation (after,
                                 before != NULL ? signet_account_get_generation (before) + 1 : 1);
  if (!check_ratchet (before, after, error))
    return FALSE;
  bytes = signet_account_file_format (after, old, error);
  return bytes != NULL
         && signet_account_folder_write (signet_account_store_get_places (self)->folder,
                                         signet_account_get_id (after), bytes, error);
}

/* The account in the list, brought up to date */
static SignetAccount *
refresh (SignetAccountStore *self, SignetAccount *written)
{
  SignetAccount *account;

  signet_account_store_refresh (self, signet_account_get_id (written));
  account = signet_account_store_get (self, signet_account_get_id (written));
  return account != NULL ? account : g_object_ref (written);
}

static SignetAccount *
add (SignetAccountStore *self, Change *change, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SignetAccount) there = signet_account_places_load (
      signet_account_store_get_places (self), change->id, NULL, &reason);

  if (there != NULL || !g_error_matches (reason, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    {
      g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS,
                   /* Translators: %s is an account's id */
                   _ ("There is an account “%s” already."), change->id);
      return NULL;
    }
  if (!write_account (self, NULL, change->account, NULL, error))
    return NULL;
  return refresh (self, change->account);
}

static SignetAccount *
update (SignetAccountStore *self, Change *change, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autoptr (SignetAccount) before = signet_account_places_load (
      signet_account_store_get_places (self), change->id, &old, error);
  g_autoptr (SignetAccount) after = NULL;

  if (before == NULL)
    return NULL;
  after = signet_account_copy (before);
  if (!change->change (after, change->change_data, error))
    return NULL;
  if (!signet_account_equal (before, after) && !write_account (self, before, after, old, error))
    return NULL;
  return refresh (self, after);
}

static SignetAccount *
remove_account (SignetAccountStore *self, Change *change, GError **error)
{
  g_autoptr (SignetAccount) account = signet_account_places_load (
      signet_account_store_get_places (self), change->id, NULL, error);

  if (account == NULL)
    return NULL;
  if (signet_account_is_site (account))
    {
      g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_SITE,
                   /* Translators: %s is an e-mail address */
                   _ ("The account “%s” is provided by your administrator and cannot be removed."),
                   signet_account_get_address (account));
      return NULL;
    }
  if (!signet_account_folder_remove (signet_account_store_get_places (self)->folder, change->id,
                                     error))
    return NULL;
  signet_account_store_refresh (self, change->id);
  return g_steal_pointer (&account);
}

static void
on_locked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SignetStoreLock) lock = signet_store_lock_finish (result, &error);
  SignetAccount *account = NULL;

  if (lock != NULL)
    account = change->perform (g_task_get_source_object (task), change, &error);
  /* What is written is written: a cancellation that comes now is too late. */
  g_task_set_check_cancellable (task, FALSE);
  if (account != NULL)
    g_task_return_pointer (task, account, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (SignetAccountStore *self,
       Change *change,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *folder = signet_account_store_get_places (self)->folder;
  GError *error = NULL;

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, change, change_free);
  if (!signet_account_folder_prepare (folder, &error))
    g_task_return_error (task, error);
  else
    signet_store_lock_async (folder, cancellable, on_locked, g_steal_pointer (&task));
}

static Change *
change_new (ChangeFunc perform, const char *id)
{
  Change *change = g_new0 (Change, 1);

  change->perform = perform;
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

  change = change_new (add, signet_account_get_id (account));
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

  change = change_new (update, id);
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

  start (self, change_new (remove_account, id), cancellable, callback, user_data);
}

SignetAccount *
signet_account_store_change_finish (SignetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
