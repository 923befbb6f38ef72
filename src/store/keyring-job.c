/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Every operation begins with a search, which asks nobody: a look-up alone could not tell a locked
 * password from none.
 */
#include "keyring-job.h"

#include "enum-types.h"

/* The last two are there when the account was exported to Evolution Data Server, and must survive a
 * change of the password. */
const SecretSchema signet_keyring_schema = {
  "io.github.signet.Password",
  SECRET_SCHEMA_NONE,
  {
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "e-source-uid", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "eds-origin", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

static void
job_free (gpointer data)
{
  SignetKeyringJob *job = data;

  g_free (job->account);
  g_free (job->service);
  g_free (job->host);
  g_free (job->user);
  g_clear_pointer (&job->password, signet_secret_unref);
  g_list_free_full (job->found, g_object_unref);
  g_free (job);
}

SignetKeyringJob *
signet_keyring_job_new (const char *account, SignetKeyringPrompt prompt)
{
  SignetKeyringJob *job = g_new0 (SignetKeyringJob, 1);

  job->account = g_strdup (account);
  job->prompt = prompt;
  return job;
}

SignetKeyringJob *
signet_keyring_job_new_for_service (const char *account,
                                    SignetProtocol protocol,
                                    SignetKeyringPrompt prompt)
{
  SignetKeyringJob *job = signet_keyring_job_new (account, prompt);

  job->protocol = protocol;
  job->service = g_strdup (signet_nick (SIGNET_TYPE_PROTOCOL, (int)protocol));
  return job;
}

SignetKeyringJob *
signet_keyring_job_new_for_item (const SignetKeyringItem *item, SignetKeyringPrompt prompt)
{
  SignetKeyringJob *job = signet_keyring_job_new_for_service (item->account, item->protocol,
                                                              prompt);

  job->host = g_strdup (item->host);
  job->user = g_strdup (item->user);
  return job;
}

GTask *
signet_keyring_job_start (SignetKeyringJob *job,
                          SignetKeyring *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, job, job_free);
  return task;
}

void
signet_keyring_job_return_error (GTask *task, GError *error)
{
  SignetKeyringJob *job = g_task_get_task_data (task);

  g_task_return_error (task, signet_keyring_error_translate (error, job->prompt));
}

void
signet_keyring_job_put (GHashTable *attributes, const char *name, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (attributes, (char *)name, g_strdup (value));
}

/* The attributes that all items of @job have. libsecret keeps the table until it has answered, so
 * the values are the table's own. */
GHashTable *
signet_keyring_job_get_attributes (SignetKeyringJob *job)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  signet_keyring_job_put (attributes, "account", job->account);
  signet_keyring_job_put (attributes, "service", job->service);
  return attributes;
}

void
signet_keyring_job_search (GTask *task, SecretSearchFlags flags, GAsyncReadyCallback callback)
{
  SignetKeyringJob *job = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = signet_keyring_job_get_attributes (job);

  if (job->prompt == SIGNET_KEYRING_QUIET)
    flags &= ~SECRET_SEARCH_UNLOCK;
  secret_password_searchv (&signet_keyring_schema, attributes, SECRET_SEARCH_ALL | flags,
                           g_task_get_cancellable (task), callback, task);
}

/* How well an item fits: 2 for host and user, and 1 for one of them */
int
signet_keyring_job_fit (SignetKeyringJob *job, SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);

  return (g_strcmp0 (g_hash_table_lookup (attributes, "host"), job->host) == 0 ? 1 : 0)
         + (g_strcmp0 (g_hash_table_lookup (attributes, "user"), job->user) == 0 ? 1 : 0);
}

SecretRetrievable *
signet_keyring_job_get_best (SignetKeyringJob *job)
{
  SecretRetrievable *best = NULL;

  for (GList *at = job->found; at != NULL; at = at->next)
    {
      SecretRetrievable *item = at->data;

      if (best == NULL || signet_keyring_job_fit (job, item) > signet_keyring_job_fit (job, best)
          || (signet_keyring_job_fit (job, item) == signet_keyring_job_fit (job, best)
              && secret_retrievable_get_modified (item) > secret_retrievable_get_modified (best)))
        best = item;
    }
  return best;
}

/* Takes the result of a search; @error is (out) and already translated */
gboolean
signet_keyring_job_take_found (SignetKeyringJob *job, GAsyncResult *result, GError **error)
{
  GError *reason = NULL;

  g_list_free_full (job->found, g_object_unref);
  job->found = secret_password_search_finish (result, &reason);
  if (reason != NULL)
    *error = signet_keyring_error_translate (reason, job->prompt);
  return reason == NULL;
}
