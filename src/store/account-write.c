/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Additions, changes and removals of account files. A disk takes its time to write for good, so a
 * thread waits for it.
 */
#include "account-write.h"

#include "account-file.h"
#include "account-folder.h"
#include "policy.h"

#include <glib/gi18n-lib.h>

typedef struct _Change Change;

/* Decides what is to be done while the folder is locked: the account, and the new file or none */
typedef gboolean (*DecideFunc) (Change *change, GError **error);

struct _Change
{
  const SignetAccountPaths *paths; /* unowned: stays until the callback */
  char *folder;                    /* owned */
  DecideFunc decide;
  SignetAccountChange change; /* (nullable) */
  gpointer change_data;
  GBytes *bytes;             /* (nullable): owned: the new file */
  SignetAccountWrite *write; /* (nullable): owned: what comes of it */
};

void
signet_account_write_free (SignetAccountWrite *write)
{
  g_clear_pointer (&write->lock, signet_store_lock_free);
  g_clear_object (&write->account);
  g_clear_error (&write->unsafe);
  g_free (write->id);
  g_free (write);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->write, signet_account_write_free);
  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change->folder);
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

/* Makes the file of the account, to be put in place of that of @before, which held @old */
static gboolean
format_file (Change *change, SignetAccount *before, GBytes *old, GError **error)
{
  SignetAccount *after = change->write->account;

  signet_account_set_site (after, FALSE);
  signet_account_set_generation (after,
                                 before != NULL ? signet_account_get_generation (before) + 1 : 1);
  if (!check_ratchet (before, after, error))
    return FALSE;
  change->bytes = signet_account_file_format (after, old, error);
  return change->bytes != NULL;
}

static gboolean
decide_addition (Change *change, GError **error)
{
  const char *id = change->write->id;
  g_autoptr (GError) reason = NULL;
  g_autoptr (SignetAccount) there = signet_account_paths_load (change->paths, id, NULL, &reason);

  if (there == NULL && g_error_matches (reason, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    return format_file (change, NULL, NULL, error);
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_EXISTS,
               /* Translators: %s is an account's id */
               _ ("There is an account “%s” already."), id);
  return FALSE;
}

static gboolean
decide_update (Change *change, GError **error)
{
  SignetAccountWrite *write = change->write;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (SignetAccount)
      before = signet_account_paths_load (change->paths, write->id, &old, error);

  if (before == NULL)
    return FALSE;
  write->account = signet_account_copy (before);
  if (!change->change (write->account, change->change_data, error))
    return FALSE;
  write->is_unchanged = signet_account_equal (before, write->account);
  return write->is_unchanged || format_file (change, before, old, error);
}

static gboolean
decide_removal (Change *change, GError **error)
{
  SignetAccountWrite *write = change->write;

  write->account = signet_account_paths_load (change->paths, write->id, NULL, error);
  if (write->account == NULL)
    return FALSE;
  if (!signet_account_is_site (write->account))
    return TRUE;
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_SITE,
               /* Translators: %s is an e-mail address */
               _ ("The account “%s” is provided by your administrator and cannot be removed."),
               signet_account_get_address (write->account));
  return FALSE;
}

static void
return_write (GTask *task)
{
  Change *change = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&change->write),
                         (GDestroyNotify)signet_account_write_free);
}

/* Releases the lock at once: the task may outlive its callback. */
static void
return_error (GTask *task, GError *error)
{
  Change *change = g_task_get_task_data (task);

  g_clear_pointer (&change->write, signet_account_write_free);
  g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return_write (task);
  else
    return_error (task, error);
}

/* It may block, and sees nothing but the change. */
static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Change *change = data;
  SignetAccountWrite *write = change->write;
  GError *error = NULL;
  gboolean is_done = write->is_removal
                         ? signet_account_folder_remove (change->folder, write->id, &write->unsafe,
                                                         &error)
                         : signet_account_folder_write (change->folder, write->id, change->bytes,
                                                        &write->unsafe, &error);

  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) written = NULL;
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;

  change->write->lock = signet_store_lock_finish (result, &error);
  /* What is written is written: a cancellation that comes now is too late. */
  g_task_set_check_cancellable (task, FALSE);
  if (change->write->lock == NULL || !change->decide (change, &error))
    {
      return_error (task, error);
      return;
    }
  if (change->write->is_unchanged)
    {
      return_write (task);
      return;
    }
  /* The thread holds no reference to whoever asked: it might be the last one. */
  written = g_task_new (NULL, NULL, written_cb, g_object_ref (task));
  g_task_set_task_data (written, change, NULL);
  g_task_run_in_thread (written, write_in_thread);
}

static Change *
change_new (const SignetAccountPaths *paths, DecideFunc decide, const char *id)
{
  Change *change = g_new0 (Change, 1);

  change->paths = paths;
  change->folder = g_strdup (paths->folder);
  change->decide = decide;
  change->write = g_new0 (SignetAccountWrite, 1);
  change->write->id = g_strdup (id);
  return change;
}

static void
start (Change *change,
       guint patience_ms,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, change, change_free);
  if (!signet_account_folder_prepare (change->folder, &error))
    g_task_return_error (task, error);
  else
    signet_store_lock_async (change->folder, patience_ms, cancellable, locked_cb,
                             g_steal_pointer (&task));
}

void
signet_account_write_add_async (const SignetAccountPaths *paths,
                                SignetAccount *account,
                                guint patience_ms,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Change *change = change_new (paths, decide_addition, signet_account_get_id (account));

  change->write->account = signet_account_copy (account);
  start (change, patience_ms, cancellable, callback, user_data);
}

void
signet_account_write_update_async (const SignetAccountPaths *paths,
                                   const char *id,
                                   SignetAccountChange change_account,
                                   gpointer change_data,
                                   guint patience_ms,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Change *change = change_new (paths, decide_update, id);

  change->change = change_account;
  change->change_data = change_data;
  start (change, patience_ms, cancellable, callback, user_data);
}

void
signet_account_write_remove_async (const SignetAccountPaths *paths,
                                   const char *id,
                                   guint patience_ms,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Change *change = change_new (paths, decide_removal, id);

  change->write->is_removal = TRUE;
  start (change, patience_ms, cancellable, callback, user_data);
}

SignetAccountWrite *
signet_account_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
