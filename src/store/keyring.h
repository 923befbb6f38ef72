/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Passwords in the desktop's keyring, one item for each protocol of an account, with the attributes
 * host, service, user and account, so that other programs find them. Where there is no keyring they
 * stay in memory.
 *
 * Closing the desktop's question makes gnome-keyring 42 end: give no cancellable where it may be
 * asked, and do not wait for the answer instead.
 */
#pragma once

#include "account.h"
#include "keyring-error.h"
#include "secret.h"

G_BEGIN_DECLS

/* What a password is for */
typedef struct
{
  const char *account; /* the account's id */
  SignetProtocol protocol;
  const char *host; /* the server's host */
  const char *user; /* the user name there */
  /* Whether the user named @host: what was given for another one is not for this. What was found is
   * the same provider's, wherever it is found next. */
  gboolean is_host_typed;
} SignetKeyringItem;

/* What the password of @protocol is for, with strings of @account's; where no server is known
 * yet, the address's domain stands for it */
SignetKeyringItem signet_keyring_item_for (SignetAccount *account, SignetProtocol protocol);

/* Whether a password that is kept for @before must be stored again to be found for @after */
gboolean signet_keyring_item_moves (const SignetKeyringItem *before,
                                    const SignetKeyringItem *after);

typedef enum
{
  SIGNET_KEYRING_PLACE_KEYRING, /* in the desktop's keyring */
  SIGNET_KEYRING_PLACE_MEMORY,  /* in memory, until the program ends: tell the user */
} SignetKeyringPlace;

#define SIGNET_TYPE_KEYRING (signet_keyring_get_type ())
G_DECLARE_FINAL_TYPE (SignetKeyring, signet_keyring, SIGNET, KEYRING, GObject)

/* (transfer full): the keyring; nothing is asked of it yet */
SignetKeyring *signet_keyring_new (void);

/* Looks up a password */
void signet_keyring_lookup_async (SignetKeyring *self,
                                  const SignetKeyringItem *item,
                                  SignetKeyringPrompt prompt,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* (transfer full) (nullable): the password, or NULL with @error set */
SignetSecret *
signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error);

/* Keeps a password. Only when that has succeeded are those for other hosts or users of the same
 * account and protocol dropped. The desktop may ask the user to unlock the keyring. */
void signet_keyring_store_async (SignetKeyring *self,
                                 const SignetKeyringItem *item,
                                 SignetSecret *password,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Whether it is kept; if not, the old password still is */
gboolean signet_keyring_store_finish (SignetKeyring *self,
                                      GAsyncResult *result,
                                      SignetKeyringPlace *place,
                                      GError **error);

/* Removes all passwords of an account. The desktop may ask the user, once, to unlock the
 * keyring. */
void signet_keyring_clear_async (SignetKeyring *self,
                                 const char *account,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Removes the passwords of one protocol of an account */
void signet_keyring_clear_service_async (SignetKeyring *self,
                                         const char *account,
                                         SignetProtocol protocol,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* Whether no password is left; having had none is no error */
gboolean signet_keyring_clear_finish (SignetKeyring *self, GAsyncResult *result, GError **error);

/* Like signet_keyring_clear_async(), with the same finish, but asks nobody to unlock the keyring */
void signet_keyring_discard_async (SignetKeyring *self,
                                   const char *account,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Follows from now on whether the keyring waits for a person. */
void signet_keyring_watch_questions (void);

/* Whether it does, to be unlocked for instance */
gboolean signet_keyring_is_asking (void);

G_END_DECLS
