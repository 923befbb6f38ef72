/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Keeps a password: the new one first, then the old ones go.
 */
#include "keyring-job.h"

#include <glib/gi18n-lib.h>

/* Finds an item for another host or user, and takes it out of the list */
static SecretRetrievable *
take_stale (SignetKeyringJob *job)
{
  for (GList *at = job->found; at != NULL; at = at->next)
    if (signet_keyring_job_fit (job, at->data) < 2)
      {
        SecretRetrievable *item = at->data;

        job->found = g_list_delete_link (job->found, at);
        return item;
      }
  return NULL;
}

static void on_dropped (GObject *source, GAsyncResult *result, gpointer data);

/* Drops the next item that the new one replaces */
static void
drop_stale (GTask *task)
{
  SignetKeyringJob *job = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = signet_keyring_job_get_attributes (job);
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (SecretRetrievable) stale = take_stale (job);

  if (stale == NULL)
    {
      g_task_return_int (task, SIGNET_KEYRING_PLACE_KEYRING);
      g_object_unref (task);
      return;
    }
  old = secret_retrievable_get_attributes (stale);
  for (int i = 0; signet_keyring_schema.attributes[i].name != NULL; i++)
    signet_keyring_job_put (attributes, signet_keyring_schema.attributes[i].name,
                            g_hash_table_lookup (old, signet_keyring_schema.attributes[i].name));
  secret_password_clearv (&signet_keyring_schema, attributes, g_task_get_cancellable (task),
                          on_dropped, task);
}

/* An old password that stays behind is found by nobody: that is no reason to call the new one not
 * stored. */
static void
on_dropped (GObject *source, GAsyncResult *result, gpointer data)
{
  secret_password_clear_finish (result, NULL);
  drop_stale (data);
}

/* Without a keyring the password lasts as long as the program; with any other error the old one is
 * still there. */
static void
return_failed (GTask *task, GError *error)
{
  SignetKeyring *self = g_task_get_source_object (task);
  SignetKeyringJob *job = g_task_get_task_data (task);

  if (!g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  signet_session_passwords_set (signet_keyring_get_memory (self), job->account, job->protocol,
                                job->password);
  g_task_return_int (task, SIGNET_KEYRING_PLACE_MEMORY);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetKeyring *self = g_task_get_source_object (task);
  SignetKeyringJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      return_failed (task, signet_keyring_error_translate (error, job->prompt));
      return;
    }
  signet_session_passwords_set (signet_keyring_get_memory (self), job->account, job->protocol,
                                NULL);
  /* The new password is there: a cancellation must not deny that. */
  g_task_set_check_cancellable (task, FALSE);
  drop_stale (g_steal_pointer (&task));
}

static void
store (GTask *task)
{
  SignetKeyringJob *job = g_task_get_task_data (task);
  SecretRetrievable *best = signet_keyring_job_get_best (job);
  g_autoptr (GHashTable) attributes = signet_keyring_job_get_attributes (job);
  g_autoptr (GHashTable) old = best != NULL ? secret_retrievable_get_attributes (best) : NULL;
  /* Translators: names a password in the desktop's keyring: %1$s is a user name, %2$s "IMAP",
     "POP3" or "SMTP", %3$s a host name */
  g_autofree char *label = g_strdup_printf (_ ("Mail password of %1$s (%2$s at %3$s)"), job->user,
                                            signet_protocol_title (job->protocol), job->host);

  if (old != NULL)
    {
      signet_keyring_job_put (attributes, "e-source-uid",
                              g_hash_table_lookup (old, "e-source-uid"));
      signet_keyring_job_put (attributes, "eds-origin", g_hash_table_lookup (old, "eds-origin"));
    }
  signet_keyring_job_put (attributes, "host", job->host);
  signet_keyring_job_put (attributes, "user", job->user);
  secret_password_storev (&signet_keyring_schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                          signet_secret_get_text (job->password), g_task_get_cancellable (task),
                          on_stored, task);
}

static void
on_store_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (signet_keyring_job_take_found (g_task_get_task_data (task), result, &error))
    store (g_steal_pointer (&task));
  else
    return_failed (task, error);
}

void
signet_keyring_store_async (SignetKeyring *self,
                            const SignetKeyringItem *item,
                            SignetSecret *password,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  SignetKeyringJob *job;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (item != NULL && item->account != NULL);
  g_return_if_fail (item->host != NULL && item->user != NULL);
  g_return_if_fail (password != NULL);

  job = signet_keyring_job_new_for_item (item, SIGNET_KEYRING_MAY_ASK);
  job->password = signet_secret_ref (password);
  task = signet_keyring_job_start (job, self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_store_async);
  signet_keyring_job_search (task, SECRET_SEARCH_NONE, on_store_found);
}

gboolean
signet_keyring_store_finish (SignetKeyring *self,
                             GAsyncResult *result,
                             SignetKeyringPlace *place,
                             GError **error)
{
  gssize value;

  g_return_val_if_fail (SIGNET_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;
  *place = (SignetKeyringPlace)value;
  return TRUE;
}
