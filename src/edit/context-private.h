/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the layers of this project get from a context; a foreign shell does not need it.
 */
#pragma once

#include "account-store.h"
#include "context.h"
#include "keyring.h"
#include "removal.h"
#include "settings.h"

G_BEGIN_DECLS

/* (transfer full): like signet_context_new() with accounts of one's own: for tests */
SignetContext *signet_context_new_for (SignetAccountStore *store, GNetworkMonitor *network);

/* The accounts */
SignetAccountStore *signet_context_get_store (SignetContext *self);

/* Their passwords */
SignetKeyring *signet_context_get_keyring (SignetContext *self);

SignetSettings *signet_context_get_settings (SignetContext *self);

/* Tells whether the system knows of no network. Advice only: servers on this computer and behind
 * a VPN may be there nevertheless. */
gboolean signet_context_is_offline (SignetContext *self);

/* Something is being written that must not be broken off: "busy" is TRUE until
 * signet_context_end() was called as often. Until then @self stays. */
void signet_context_begin (SignetContext *self);

/* What signet_context_begin() announced has ended */
void signet_context_end (SignetContext *self);

/* Removes the passwords of an account, as far as that is possible */
void signet_context_clear_passwords (SignetContext *self, const char *id);

/* Removes the password of @protocol, as far as that is possible */
void signet_context_clear_password (SignetContext *self, const char *id, SignetProtocol protocol);

/* (transfer full): the removal of @account, which has just been removed */
SignetRemoval *signet_context_new_removal (SignetContext *self, SignetAccount *account);

G_END_DECLS
