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

/* @cancellable is cancelled when a signal asks to stop. */
typedef struct
{
  SignetAccountStore *store;
  SignetKeyring *keyring;
  SignetSettings *settings;
  GCancellable *cancellable;
  gboolean is_keyring_silent;
} SignetSession;

SignetSession *signet_session_new (void);

void signet_session_free (SignetSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSession, signet_session_free)

gboolean signet_session_add (SignetSession *self, SignetAccount *account, GError **error);

/* (transfer full): the account as it is kept now, or NULL with @error set */
SignetAccount *signet_session_update (
    SignetSession *self, const char *id, SignetAccountChange change, gpointer data, GError **error);

/* The passwords stay. */
gboolean signet_session_remove (SignetSession *self, const char *id, GError **error);

/* (transfer full): the password, or NULL with @error set */
SignetSecret *signet_session_lookup (SignetSession *self,
                                     const SignetKeyringItem *item,
                                     SignetKeyringPrompt prompt,
                                     GError **error);

/* @place says where the password is now. */
gboolean signet_session_store (SignetSession *self,
                               SignetKeyringChange *change,
                               const SignetKeyringItem *item,
                               SignetSecret *password,
                               SignetKeyringPlace *place,
                               GError **error);

/* Removes all passwords of the account */
gboolean signet_session_clear (SignetSession *self, SignetKeyringChange *change, GError **error);

/* Removes the password of one protocol that nothing uses any more; that it stays is no error. */
void signet_session_forget (SignetSession *self, const char *id, SignetProtocol protocol);

/* Puts back what @change has taken away, also where the user stops; @error is that this failed. */
gboolean signet_session_undo (SignetSession *self, SignetKeyringChange *change, GError **error);

/* Clears passwords that a command which was killed has left behind, as far as time allows. */
void signet_session_clear_leftovers (SignetSession *self);

/* Names on standard error the files that cannot be used, which makes SIGNET_EXIT_STOPPED */
SignetExit signet_session_report_problems (SignetSession *self);

G_END_DECLS
