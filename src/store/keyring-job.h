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

/* One operation: the data of its task */
typedef struct
{
  char *account;              /* the account's id */
  char *service;              /* nullable: the protocol's nick, or NULL for all protocols */
  char *host;                 /* nullable: the server's host */
  char *user;                 /* nullable: the user name there */
  SignetSecret *password;     /* nullable: the password to store */
  GList *found;               /* element-type SecretRetrievable: what the last search found */
  SignetProtocol protocol;    /* the protocol, if @service */
  SignetKeyringPrompt prompt; /* what may be done about a locked keyring */
} SignetKeyringJob;

/* Our schema */
extern const SecretSchema signet_keyring_schema;

/* The passwords that are in memory */
SignetSessionPasswords *signet_keyring_get_memory (SignetKeyring *self);

/* (transfer full): a job about all protocols of @account */
SignetKeyringJob *signet_keyring_job_new (const char *account, SignetKeyringPrompt prompt);

/* (transfer full): a job about one protocol of @account */
SignetKeyringJob *signet_keyring_job_new_for_service (const char *account,
                                                      SignetProtocol protocol,
                                                      SignetKeyringPrompt prompt);

/* (transfer full): a job about one password */
SignetKeyringJob *signet_keyring_job_new_for_item (const SignetKeyringItem *item,
                                                   SignetKeyringPrompt prompt);

/* (transfer full): a task that does @job; takes @job */
GTask *signet_keyring_job_start (SignetKeyringJob *job,
                                 SignetKeyring *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Adds an attribute */
void signet_keyring_job_put (GHashTable *attributes, const char *name, const char *value);

/* (transfer full): the attributes that all items of @job have */
GHashTable *signet_keyring_job_get_attributes (SignetKeyringJob *job);

/* Searches for all items of the job; takes @task */
void signet_keyring_job_search (GTask *task, SecretSearchFlags flags, GAsyncReadyCallback callback);

/* Takes over what was found */
gboolean
signet_keyring_job_take_found (SignetKeyringJob *job, GAsyncResult *result, GError **error);

/* How well @item fits: 2 for host and user, and 1 for one of them */
int signet_keyring_job_fit (SignetKeyringJob *job, SecretRetrievable *item);

/* (nullable): the item that fits best, the newest among equals */
SecretRetrievable *signet_keyring_job_get_best (SignetKeyringJob *job);

/* Ends the job with what @error means; takes @error */
void signet_keyring_job_return_error (GTask *task, GError *error);

G_END_DECLS
