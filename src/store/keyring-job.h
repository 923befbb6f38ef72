/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the operations of the keyring have in common: a task, a search, and what was found. Private
 * to the keyring.
 */
#pragma once

#include "keyring.h"
#include "session-passwords.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

/**
 * SignetKeyringJob:
 * @account: the account's id
 * @service: (nullable): the protocol's nick, or %NULL for all protocols
 * @host: (nullable): the server's host
 * @user: (nullable): the user name there
 * @password: (nullable): the password to store
 * @found: (element-type SecretRetrievable): what the last search found
 * @protocol: the protocol, if @service
 * @prompt: what may be done about a locked keyring
 *
 * One operation: the data of its task.
 */
typedef struct
{
  char *account;
  char *service;
  char *host;
  char *user;
  SignetSecret *password;
  GList *found;
  SignetProtocol protocol;
  SignetKeyringPrompt prompt;
} SignetKeyringJob;

/**
 * signet_keyring_schema:
 *
 * Our schema.
 */
extern const SecretSchema signet_keyring_schema;

/**
 * signet_keyring_get_memory:
 * @self: the keyring
 *
 * Returns: (transfer none): the passwords that are in memory
 */
SignetSessionPasswords *signet_keyring_get_memory (SignetKeyring *self);

/**
 * signet_keyring_job_new:
 * @account: the account's id
 * @prompt: what may be done about a locked keyring
 *
 * Returns: (transfer full): a job about all protocols of @account
 */
SignetKeyringJob *signet_keyring_job_new (const char *account, SignetKeyringPrompt prompt);

/**
 * signet_keyring_job_new_for_service:
 * @account: the account's id
 * @protocol: the protocol
 * @prompt: what may be done about a locked keyring
 *
 * Returns: (transfer full): a job about one protocol of @account
 */
SignetKeyringJob *signet_keyring_job_new_for_service (const char *account,
                                                      SignetProtocol protocol,
                                                      SignetKeyringPrompt prompt);

/**
 * signet_keyring_job_new_for_item:
 * @item: whose password
 * @prompt: what may be done about a locked keyring
 *
 * Returns: (transfer full): a job about one password
 */
SignetKeyringJob *signet_keyring_job_new_for_item (const SignetKeyringItem *item,
                                                   SignetKeyringPrompt prompt);

/**
 * signet_keyring_job_start:
 * @job: (transfer full): a job
 * @self: the keyring
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Returns: (transfer full): a task that does @job
 */
GTask *signet_keyring_job_start (SignetKeyringJob *job,
                                 SignetKeyring *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * signet_keyring_job_put:
 * @attributes: attributes
 * @name: the name of one, that stays
 * @value: (nullable): its value, or %NULL to leave it out
 *
 * Adds an attribute.
 */
void signet_keyring_job_put (GHashTable *attributes, const char *name, const char *value);

/**
 * signet_keyring_job_get_attributes:
 * @job: a job
 *
 * Returns: (transfer full): the attributes that all items of @job have
 */
GHashTable *signet_keyring_job_get_attributes (SignetKeyringJob *job);

/**
 * signet_keyring_job_search:
 * @task: (transfer full): a task with a job
 * @flags: how to search
 * @callback: gets @task back
 *
 * Searches for all items of the job.
 */
void signet_keyring_job_search (GTask *task, SecretSearchFlags flags, GAsyncReadyCallback callback);

/**
 * signet_keyring_job_take_found:
 * @job: a job
 * @result: what the callback of the search got
 * @error: return location for a #SignetKeyringError, or cancelled
 *
 * Takes over what was found.
 *
 * Returns: whether the search succeeded
 */
gboolean
signet_keyring_job_take_found (SignetKeyringJob *job, GAsyncResult *result, GError **error);

/**
 * signet_keyring_job_fit:
 * @job: a job about one password
 * @item: an item
 *
 * Returns: how well @item fits: 2 for host and user, and 1 for one of them
 */
int signet_keyring_job_fit (SignetKeyringJob *job, SecretRetrievable *item);

/**
 * signet_keyring_job_get_best:
 * @job: a job about one password
 *
 * Returns: (transfer none) (nullable): the item that fits best, the newest among equals
 */
SecretRetrievable *signet_keyring_job_get_best (SignetKeyringJob *job);

/**
 * signet_keyring_job_return_error:
 * @task: a task with a job
 * @error: (transfer full): an error of libsecret's
 *
 * Ends the job with what @error means.
 */
void signet_keyring_job_return_error (GTask *task, GError *error);

G_END_DECLS
