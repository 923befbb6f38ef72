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

/**
 * SignetKeyringItem:
 * @account: the account's id
 * @protocol: the protocol
 * @host: the server's host
 * @user: the user name there
 *
 * What a password is for.
 */
typedef struct
{
  const char *account;
  SignetProtocol protocol;
  const char *host;
  const char *user;
} SignetKeyringItem;

/**
 * signet_keyring_item_for:
 * @account: an account
 * @protocol: a protocol that it uses
 *
 * Returns: what the password of @protocol is for, with strings of @account's; where no server is
 *   known yet, the address's domain stands for it
 */
SignetKeyringItem signet_keyring_item_for (SignetAccount *account, SignetProtocol protocol);

/**
 * SignetKeyringPlace:
 * @SIGNET_KEYRING_PLACE_KEYRING: in the desktop's keyring
 * @SIGNET_KEYRING_PLACE_MEMORY: in memory, until the program ends: tell the user
 *
 * Where a password went.
 */
typedef enum
{
  SIGNET_KEYRING_PLACE_KEYRING,
  SIGNET_KEYRING_PLACE_MEMORY,
} SignetKeyringPlace;

#define SIGNET_TYPE_KEYRING (signet_keyring_get_type ())
G_DECLARE_FINAL_TYPE (SignetKeyring, signet_keyring, SIGNET, KEYRING, GObject)

/**
 * signet_keyring_new:
 *
 * Returns: (transfer full): the keyring; nothing is asked of it yet
 */
SignetKeyring *signet_keyring_new (void);

/**
 * signet_keyring_lookup_async:
 * @self: the keyring
 * @item: whose password; where several are stored for its account and protocol, the one for its
 *   host and user is preferred, then the newest
 * @prompt: what may be done about a locked keyring
 * @cancellable: (nullable): stops it, and closes the desktop's question
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks up a password.
 */
void signet_keyring_lookup_async (SignetKeyring *self,
                                  const SignetKeyringItem *item,
                                  SignetKeyringPrompt prompt,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * signet_keyring_lookup_finish:
 * @self: the keyring
 * @result: what the callback got
 * @error: return location for a #SignetKeyringError, or cancelled
 *
 * Returns: (transfer full) (nullable): the password, or %NULL with @error set
 */
SignetSecret *
signet_keyring_lookup_finish (SignetKeyring *self, GAsyncResult *result, GError **error);

/**
 * signet_keyring_store_async:
 * @self: the keyring
 * @item: whose password
 * @password: the password
 * @cancellable: (nullable): stops it, and closes the desktop's question
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps a password. Only when that has succeeded are those for other hosts or users of the same
 * account and protocol dropped. The desktop may ask the user to unlock the keyring.
 */
void signet_keyring_store_async (SignetKeyring *self,
                                 const SignetKeyringItem *item,
                                 SignetSecret *password,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * signet_keyring_store_finish:
 * @self: the keyring
 * @result: what the callback got
 * @place: (out): where the password is now
 * @error: return location for a #SignetKeyringError, or cancelled; never
 *   %SIGNET_KEYRING_ERROR_UNAVAILABLE
 *
 * Returns: whether it is kept; if not, the old password still is
 */
gboolean signet_keyring_store_finish (SignetKeyring *self,
                                      GAsyncResult *result,
                                      SignetKeyringPlace *place,
                                      GError **error);

/**
 * signet_keyring_clear_async:
 * @self: the keyring
 * @account: an account's id
 * @cancellable: (nullable): stops it, and closes the desktop's question
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes all passwords of an account. The desktop may ask the user, once, to unlock the keyring.
 */
void signet_keyring_clear_async (SignetKeyring *self,
                                 const char *account,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * signet_keyring_clear_service_async:
 * @self: the keyring
 * @account: an account's id
 * @protocol: a protocol
 * @cancellable: (nullable): stops it, and closes the desktop's question
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes the passwords of one protocol of an account.
 */
void signet_keyring_clear_service_async (SignetKeyring *self,
                                         const char *account,
                                         SignetProtocol protocol,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/**
 * signet_keyring_clear_finish:
 * @self: the keyring
 * @result: what the callback got
 * @error: return location for a #SignetKeyringError, or cancelled. With
 *   %SIGNET_KEYRING_ERROR_UNAVAILABLE what was in memory is gone, and whether a keyring holds more
 *   is not known
 *
 * Returns: whether no password is left; having had none is no error
 */
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
