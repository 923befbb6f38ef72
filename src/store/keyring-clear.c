/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Removes passwords, and makes sure that they are gone.
 */
#include "keyring-job.h"

/* Nothing is left of the passwords, as far as can be known */
static void
return_cleared (GTask *task, GError *error)
{
  SignetKeyring *self = g_task_get_source_object (task);
  SignetKeyringJob *job = g_task_get_task_data (task);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (job->service == NULL || job->protocol == (SignetProtocol)i)
      signet_session_passwords_set (signet_keyring_get_memory (self), job->account,
                                    (SignetProtocol)i, NULL);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Locked items are passed over without an error, so that only a look tells. */
static void
on_clear_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetKeyringJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_keyring_job_take_found (job, result, &error))
    g_task_return_error (task, error);
  else if (job->found != NULL)
    g_task_return_error (task, signet_keyring_error_new (job->prompt == SIGNET_KEYRING_QUIET
                                                             ? SIGNET_KEYRING_ERROR_LOCKED
                                                             : SIGNET_KEYRING_ERROR_DISMISSED));
  else
    return_cleared (task, NULL);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    signet_keyring_job_return_error (task, error);
  else
    signet_keyring_job_search (g_steal_pointer (&task), SECRET_SEARCH_NONE, on_clear_checked);
}

static void
remove_found (GTask *task)
{
  g_autoptr (GHashTable)
      attributes = signet_keyring_job_get_attributes (g_task_get_task_data (task));

  secret_password_clearv (&signet_keyring_schema, attributes, g_task_get_cancellable (task),
                          on_cleared, task);
}

static void
on_clear_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetKeyringJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_keyring_job_take_found (job, result, &error)
      && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    g_task_return_error (task, error);
  else if (job->found == NULL)
    return_cleared (task, error);
  else
    remove_found (g_steal_pointer (&task));
}

static void
clear (SignetKeyring *self,
       SignetKeyringJob *job,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = signet_keyring_job_start (job, self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clear);
  signet_keyring_job_search (task, SECRET_SEARCH_UNLOCK, on_clear_found);
}

void
signet_keyring_clear_async (SignetKeyring *self,
                            const char *account,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (account != NULL);

  clear (self, signet_keyring_job_new (account, SIGNET_KEYRING_MAY_ASK), cancellable, callback,
         user_data);
}

void
signet_keyring_clear_service_async (SignetKeyring *self,
                                    const char *account,
                                    SignetProtocol protocol,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (account != NULL);

  clear (self, signet_keyring_job_new_for_service (account, protocol, SIGNET_KEYRING_MAY_ASK),
         cancellable, callback, user_data);
}

void
signet_keyring_discard_async (SignetKeyring *self,
                              const char *account,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (account != NULL);

  clear (self, signet_keyring_job_new (account, SIGNET_KEYRING_QUIET), cancellable, callback,
         user_data);
}

gboolean
signet_keyring_clear_finish (SignetKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
