/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The keyring and its look-ups. Only the files of the keyring speak to libsecret.
 */
#include "keyring-job.h"

struct _SignetKeyring
{
  GObject parent_instance;

  SignetSessionPasswords *memory; /* owned */
};

static int n_questions; /* atomic: the bus has a thread of its own */

/* libsecret does not tell that it has asked the service to ask the user; the bus does. */
static GDBusMessage *
watch_questions (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer unused)
{
  if (g_strcmp0 (g_dbus_message_get_interface (message), "org.freedesktop.Secret.Prompt") != 0)
    return message;
  if (!incoming && g_strcmp0 (g_dbus_message_get_member (message), "Prompt") == 0)
    g_atomic_int_inc (&n_questions);
  if (incoming && g_strcmp0 (g_dbus_message_get_member (message), "Completed") == 0)
    g_atomic_int_add (&n_questions, -1);
  return message;
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer unused)
{
  GDBusConnection *bus = g_bus_get_finish (result, NULL);

  if (bus != NULL)
    g_dbus_connection_add_filter (bus, watch_questions, NULL, NULL);
  g_clear_object (&bus);
}

void
signet_keyring_watch_questions (void)
{
  static gboolean is_watching;

  if (!is_watching)
    g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, NULL);
  is_watching = TRUE;
}

gboolean
signet_keyring_is_asking (void)
{
  return g_atomic_int_get (&n_questions) > 0;
}

G_DEFINE_FINAL_TYPE (SignetKeyring, signet_keyring, G_TYPE_OBJECT)

static void
signet_keyring_finalize (GObject *object)
{
  signet_session_passwords_free (SIGNET_KEYRING (object)->memory);
  G_OBJECT_CLASS (signet_keyring_parent_class)->finalize (object);
}

static void
signet_keyring_class_init (SignetKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_keyring_finalize;
}

static void
signet_keyring_init (SignetKeyring *self)
{
  self->memory = signet_session_passwords_new ();
}

SignetKeyring *
signet_keyring_new (void)
{
  return g_object_new (SIGNET_TYPE_KEYRING, NULL);
}

SignetSessionPasswords *
signet_keyring_get_memory (SignetKeyring *self)
{
  return self->memory;
}

static SignetSecret *
secret_of (SecretValue *value)
{
  gsize length;
  const char *text = secret_value_get (value, &length);

  return signet_secret_new (text, (gssize)length);
}

static void
on_retrieved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetKeyringJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source),
                                                                  result, &error);

  if (error != NULL)
    signet_keyring_job_return_error (task, error);
  else if (value == NULL)
    /* What was found and holds nothing is locked. */
    g_task_return_error (task, signet_keyring_error_new (job->prompt == SIGNET_KEYRING_QUIET
                                                             ? SIGNET_KEYRING_ERROR_LOCKED
                                                             : SIGNET_KEYRING_ERROR_DISMISSED));
  else
    g_task_return_pointer (task, secret_of (value), (GDestroyNotify)signet_secret_unref);
  g_clear_pointer (&value, secret_value_unref);
}

static void
retrieve (GTask *task)
{
  secret_retrievable_retrieve_secret (signet_keyring_job_get_best (g_task_get_task_data (task)),
                                      g_task_get_cancellable (task), on_retrieved, task);
}

/* Without a keyring, or without the password in it, memory may have it. */
static void
return_from_memory (GTask *task, GError *error)
{
  SignetKeyring *self = g_task_get_source_object (task);
  SignetKeyringJob *job = g_task_get_task_data (task);
  SignetSecret *password = signet_session_passwords_get (signet_keyring_get_memory (self),
                                                         job->account, job->protocol);

  if (password == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  g_task_return_pointer (task, password, (GDestroyNotify)signet_secret_unref);
}

static void
on_lookup_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetKeyringJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_keyring_job_take_found (job, result, &error)
      && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    g_task_return_error (task, error);
  else if (error != NULL)
    return_from_memory (task, error);
  else if (job->found == NULL)
    return_from_memory (task, signet_keyring_error_new (SIGNET_KEYRING_ERROR_NOT_STORED));
  else
    retrieve (g_steal_pointer (&task));
}

void
signet_keyring_lookup_async (SignetKeyring *self,
                             const SignetKeyringItem *item,
                             SignetKeyringPrompt prompt,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (item != NULL && item->account != NULL);

  task = signet_keyring_job_start (signet_keyring_job_new_for_item (item, prompt), self,
                                   cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_lookup_async);
  signet_keyring_job_search (task, SECRET_SEARCH_UNLOCK, on_lookup_found);
}

SignetSecret *
signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
