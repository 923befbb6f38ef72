/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the account commands work with: the accounts on disk, the keyring and the settings, each
 * asked and waited for. A command does one thing after the other, so nothing here has a callback.
 */
#pragma once

#include "account-store.h"
#include "command.h"
#include "keyring-change.h"
#include "settings.h"

G_BEGIN_DECLS

/**
 * SignetSession:
 * @store: the accounts
 * @keyring: their passwords
 * @settings: the settings
 * @cancellable: is cancelled when a signal asks to stop
 *
 * What an account command works with.
 */
typedef struct
{
  SignetAccountStore *store;
  SignetKeyring *keyring;
  SignetSettings *settings;
  GCancellable *cancellable;
  gboolean is_keyring_silent;
} SignetSession;

/**
 * signet_session_new:
 *
 * Reads accounts and settings, and watches for signals.
 *
 * Returns: (transfer full): a session
 */
SignetSession *signet_session_new (void);

/**
 * signet_session_free:
 * @self: (nullable) (transfer full): a session
 *
 * Frees @self.
 */
void signet_session_free (SignetSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSession, signet_session_free)

/**
 * signet_session_add:
 * @self: a session
 * @account: a new account
 * @error: return location for a #SignetStoreError
 *
 * Keeps @account.
 *
 * Returns: whether it is kept
 */
gboolean signet_session_add (SignetSession *self, SignetAccount *account, GError **error);

/**
 * signet_session_update:
 * @self: a session
 * @id: an account's id
 * @change: changes the account
 * @data: for @change
 * @error: return location for a #SignetStoreError
 *
 * Changes an account.
 *
 * Returns: (transfer full) (nullable): the account as it is kept now, or %NULL with @error set
 */
SignetAccount *signet_session_update (
    SignetSession *self, const char *id, SignetAccountChange change, gpointer data, GError **error);

/**
 * signet_session_remove:
 * @self: a session
 * @id: an account's id
 * @error: return location for a #SignetStoreError
 *
 * Removes an account; its passwords stay.
 *
 * Returns: whether it is gone
 */
gboolean signet_session_remove (SignetSession *self, const char *id, GError **error);

/**
 * signet_session_lookup:
 * @self: a session
 * @item: whose password
 * @prompt: what may be done about a locked keyring
 * @error: return location for a #SignetKeyringError
 *
 * Returns: (transfer full) (nullable): the password, or %NULL with @error set
 */
SignetSecret *signet_session_lookup (SignetSession *self,
                                     const SignetKeyringItem *item,
                                     SignetKeyringPrompt prompt,
                                     GError **error);

/**
 * signet_session_store:
 * @self: a session
 * @change: what it belongs to
 * @item: whose password
 * @password: the password
 * @place: (out): where it is now
 * @error: return location for a #SignetKeyringError
 *
 * Returns: whether the password is kept
 */
gboolean signet_session_store (SignetSession *self,
                               SignetKeyringChange *change,
                               const SignetKeyringItem *item,
                               SignetSecret *password,
                               SignetKeyringPlace *place,
                               GError **error);

/**
 * signet_session_clear:
 * @self: a session
 * @change: a change of a kept account
 * @error: return location for a #SignetKeyringError
 *
 * Removes all passwords of the account.
 *
 * Returns: whether none is left
 */
gboolean signet_session_clear (SignetSession *self, SignetKeyringChange *change, GError **error);

/* Puts back what @change has taken away, also where the user stops. Returns whether it is all as
 * it was; if not, @error says so instead of what it said. */
gboolean signet_session_undo (SignetSession *self, SignetKeyringChange *change, GError **error);

/* Clears passwords that a command which was killed has left behind, as far as time allows. */
void signet_session_clear_leftovers (SignetSession *self);

/**
 * signet_session_report_problems:
 * @self: a session
 *
 * Names on standard error the files that cannot be used.
 *
 * Returns: %SIGNET_EXIT_STOPPED if there is one, else %SIGNET_EXIT_OK
 */
SignetExit signet_session_report_problems (SignetSession *self);

G_END_DECLS
