/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The keyring, by libsecret. Every operation begins with a search, which asks nobody: a look-up
 * alone could not tell a locked password from none.
 */
#include "keyring.h"

#include "enum-types.h"
#include "session-passwords.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include <string.h>

/* The last two are there when the account was exported to Evolution Data Server, and must survive a
 * change of the password. */
static const SecretSchema schema = {
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

struct _SignetKeyring
{
  GObject parent_instance;

  SignetSessionPasswords *memory; /* owned */
};

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

SignetKeyringItem
signet_keyring_item_for (SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server;
  const char *host;

  g_assert (SIGNET_IS_ACCOUNT (account));

  server = signet_account_get_server (account, protocol);
  g_assert (server != NULL);
  host = strrchr (signet_account_get_address (account), '@');
  host = host != NULL ? host + 1 : signet_account_get_address (account);
  if (server->profile != NULL)
    host = server->profile->host;
  else if (server->host != NULL)
    host = server->host;
  return (SignetKeyringItem){ .account = signet_account_get_id (account),
                              .protocol = protocol,
                              .host = host,
                              .user = signet_account_get_user (account, protocol),
                              .is_host_typed = server->host != NULL };
}

/* Under a host that was found another one may still stand, and would do no more once the user has
 * named it. */
gboolean
signet_keyring_item_moves (const SignetKeyringItem *before, const SignetKeyringItem *after)
{
  return !g_str_equal (before->host, after->host) || !g_str_equal (before->user, after->user)
         || (after->is_host_typed && !before->is_host_typed);
}

/* One operation: the data of its task */
typedef struct
{
  char *account;           /* owned: its id */
  char *service;           /* (nullable): owned: the protocol's nick, or NULL for all protocols */
  SignetProtocol protocol; /* if @service */
  char *host;              /* (nullable): owned */
  char *user;              /* (nullable): owned: the user name there */
  gboolean must_be_there;  /* only what is for @host will do */
  SignetSecret *password;  /* (nullable): owned: to store */
  GList *found;            /* (element-type SecretRetrievable), owned: by the last search */
  SignetKeyringPrompt prompt;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->account);
  g_free (job->service);
  g_free (job->host);
  g_free (job->user);
  g_clear_pointer (&job->password, signet_secret_unref);
  g_list_free_full (job->found, g_object_unref);
  g_free (job);
}

static Job *
job_new (const char *account, SignetKeyringPrompt prompt)
{
  Job *job = g_new0 (Job, 1);

  job->account = g_strdup (account);
  job->prompt = prompt;
  return job;
}

static Job *
job_new_for_service (const char *account, SignetProtocol protocol, SignetKeyringPrompt prompt)
{
  Job *job = job_new (account, prompt);

  job->protocol = protocol;
  job->service = g_strdup (signet_nick (SIGNET_TYPE_PROTOCOL, (int)protocol));
  return job;
}

static Job *
job_new_for_item (const SignetKeyringItem *item, SignetKeyringPrompt prompt)
{
  Job *job = job_new_for_service (item->account, item->protocol, prompt);

  job->host = g_strdup (item->host);
  job->user = g_strdup (item->user);
  return job;
}

static GTask *
job_start (Job *job,
           SignetKeyring *self,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, job, job_free);
  return task;
}

static void
job_return_error (GTask *task, GError *error)
{
  Job *job = g_task_get_task_data (task);

  g_task_return_error (task, signet_keyring_error_translate (error, job->prompt));
}

static void
job_return_locked (GTask *task)
{
  const Job *job = g_task_get_task_data (task);

  g_task_return_error (task, signet_keyring_error_new (job->prompt == SIGNET_KEYRING_QUIET
                                                           ? SIGNET_KEYRING_ERROR_LOCKED
                                                           : SIGNET_KEYRING_ERROR_DISMISSED));
}

static void
put_attribute (GHashTable *attributes, const char *name, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (attributes, (char *)name, g_strdup (value));
}

/* The attributes that all items of @job have. libsecret keeps the table until it has answered, so
 * the values are the table's own. */
static GHashTable *
job_get_attributes (Job *job)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  put_attribute (attributes, "account", job->account);
  put_attribute (attributes, "service", job->service);
  return attributes;
}

static void
job_search (GTask *task, SecretSearchFlags flags, GAsyncReadyCallback callback)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = job_get_attributes (job);

  if (job->prompt == SIGNET_KEYRING_QUIET)
    flags &= ~SECRET_SEARCH_UNLOCK;
  secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | flags,
                           g_task_get_cancellable (task), callback, task);
}

/* How well an item fits: 2 for host and user, 1 for one of them, and -1 where it must not be used
 */
static int
job_fit (Job *job, SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  gboolean is_there = g_strcmp0 (g_hash_table_lookup (attributes, "host"), job->host) == 0;
  gboolean is_his = g_strcmp0 (g_hash_table_lookup (attributes, "user"), job->user) == 0;

  if (!is_there && job->must_be_there)
    return -1;
  return (is_there ? 1 : 0) + (is_his ? 1 : 0);
}

static SecretRetrievable *
job_get_best (Job *job)
{
  SecretRetrievable *best = NULL;

  for (GList *at = job->found; at != NULL; at = at->next)
    {
      SecretRetrievable *item = at->data;

      if (job_fit (job, item) < 0)
        continue;
      if (best == NULL || job_fit (job, item) > job_fit (job, best)
          || (job_fit (job, item) == job_fit (job, best)
              && secret_retrievable_get_modified (item) > secret_retrievable_get_modified (best)))
        best = item;
    }
  return best;
}

/* Takes the result of a search; @error is (out) and already translated */
static gboolean
job_take_found (Job *job, GAsyncResult *result, GError **error)
{
  GError *reason = NULL;

  g_list_free_full (job->found, g_object_unref);
  job->found = secret_password_search_finish (result, &reason);
  if (reason != NULL)
    *error = signet_keyring_error_translate (reason, job->prompt);
  return reason == NULL;
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
  GError *error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source),
                                                                  result, &error);

  if (error != NULL)
    job_return_error (task, error);
  else if (value == NULL)
    /* What was found and holds nothing is locked. */
    job_return_locked (task);
  else
    g_task_return_pointer (task, secret_of (value), (GDestroyNotify)signet_secret_unref);
  g_clear_pointer (&value, secret_value_unref);
}

/* Without a keyring, or without the password in it, memory may have it. */
static void
return_from_memory (GTask *task, GError *error)
{
  SignetKeyring *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  SignetSecret *password = signet_session_passwords_get (self->memory, job->account, job->protocol,
                                                         job->must_be_there ? job->host : NULL);

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
  GCancellable *cancellable = g_task_get_cancellable (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!job_take_found (job, result, &error)
      && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    g_task_return_error (task, error);
  else if (error != NULL)
    return_from_memory (task, error);
  else if (job_get_best (job) == NULL)
    return_from_memory (task, signet_keyring_error_new (SIGNET_KEYRING_ERROR_NOT_STORED));
  else
    secret_retrievable_retrieve_secret (job_get_best (job), cancellable, on_retrieved,
                                        g_steal_pointer (&task));
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
  Job *job;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (item != NULL && item->account != NULL);

  job = job_new_for_item (item, prompt);
  job->must_be_there = item->is_host_typed;
  task = job_start (job, self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_lookup_async);
  job_search (task, SECRET_SEARCH_UNLOCK, on_lookup_found);
}

SignetSecret *
signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Finds an item for another host or user, and takes it out of the list */
static SecretRetrievable *
take_stale (Job *job)
{
  for (GList *at = job->found; at != NULL; at = at->next)
    if (job_fit (job, at->data) < 2)
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
  Job *job = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = job_get_attributes (job);
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (SecretRetrievable) stale = take_stale (job);

  if (stale == NULL)
    {
      g_task_return_int (task, SIGNET_KEYRING_PLACE_KEYRING);
      g_object_unref (task);
      return;
    }
  old = secret_retrievable_get_attributes (stale);
  for (int i = 0; schema.attributes[i].name != NULL; i++)
    put_attribute (attributes, schema.attributes[i].name,
                   g_hash_table_lookup (old, schema.attributes[i].name));
  secret_password_clearv (&schema, attributes, g_task_get_cancellable (task), on_dropped, task);
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
  Job *job = g_task_get_task_data (task);

  if (!g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  signet_session_passwords_set (self->memory, job->account, job->protocol, job->host,
                                job->password);
  g_task_return_int (task, SIGNET_KEYRING_PLACE_MEMORY);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SignetKeyring *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      return_failed (task, signet_keyring_error_translate (error, job->prompt));
      return;
    }
  signet_session_passwords_set (self->memory, job->account, job->protocol, NULL, NULL);
  /* The new password is there: a cancellation must not deny that. */
  g_task_set_check_cancellable (task, FALSE);
  drop_stale (g_steal_pointer (&task));
}

static void
store (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  SecretRetrievable *best = job_get_best (job);
  g_autoptr (GHashTable) attributes = job_get_attributes (job);
  g_autoptr (GHashTable) old = best != NULL ? secret_retrievable_get_attributes (best) : NULL;
  /* Translators: names a password in the desktop's keyring: %1$s is a user name, %2$s "IMAP",
     "POP3" or "SMTP", %3$s a host name */
  g_autofree char *label = g_strdup_printf (_ ("Mail password of %1$s (%2$s at %3$s)"), job->user,
                                            signet_protocol_title (job->protocol), job->host);

  if (old != NULL)
    {
      put_attribute (attributes, "e-source-uid", g_hash_table_lookup (old, "e-source-uid"));
      put_attribute (attributes, "eds-origin", g_hash_table_lookup (old, "eds-origin"));
    }
  put_attribute (attributes, "host", job->host);
  put_attribute (attributes, "user", job->user);
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                          signet_secret_get_text (job->password), g_task_get_cancellable (task),
                          on_stored, task);
}

static void
on_store_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (job_take_found (g_task_get_task_data (task), result, &error))
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
  Job *job;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (item != NULL && item->account != NULL);
  g_return_if_fail (item->host != NULL && item->user != NULL);
  g_return_if_fail (password != NULL);

  job = job_new_for_item (item, SIGNET_KEYRING_MAY_ASK);
  job->password = signet_secret_ref (password);
  task = job_start (job, self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_store_async);
  job_search (task, SECRET_SEARCH_NONE, on_store_found);
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

/* Nothing is left of the passwords, as far as can be known */
static void
return_cleared (GTask *task, GError *error)
{
  SignetKeyring *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (job->service == NULL || job->protocol == (SignetProtocol)i)
      signet_session_passwords_set (self->memory, job->account, (SignetProtocol)i, NULL, NULL);
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
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!job_take_found (job, result, &error))
    g_task_return_error (task, error);
  else if (job->found != NULL)
    job_return_locked (task);
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
    job_return_error (task, error);
  else
    job_search (g_steal_pointer (&task), SECRET_SEARCH_NONE, on_clear_checked);
}

static void
on_clear_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!job_take_found (job, result, &error)
      && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    g_task_return_error (task, error);
  else if (job->found == NULL)
    return_cleared (task, error);
  else
    {
      g_autoptr (GHashTable) attributes = job_get_attributes (job);

      secret_password_clearv (&schema, attributes, cancellable, on_cleared,
                              g_steal_pointer (&task));
    }
}

static void
clear (SignetKeyring *self,
       Job *job,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = job_start (job, self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clear);
  job_search (task, SECRET_SEARCH_UNLOCK, on_clear_found);
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

  clear (self, job_new (account, SIGNET_KEYRING_MAY_ASK), cancellable, callback, user_data);
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

  clear (self, job_new_for_service (account, protocol, SIGNET_KEYRING_MAY_ASK), cancellable,
         callback, user_data);
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

  clear (self, job_new (account, SIGNET_KEYRING_QUIET), cancellable, callback, user_data);
}

gboolean
signet_keyring_clear_finish (SignetKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

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

/* It is held until the end: a connection that nobody uses yet would be closed, and libsecret open
 * another one. */
static void
on_bus (GObject *source, GAsyncResult *result, gpointer unused)
{
  static GDBusConnection *bus;

  bus = g_bus_get_finish (result, NULL);
  if (bus != NULL)
    g_dbus_connection_add_filter (bus, watch_questions, NULL, NULL);
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
