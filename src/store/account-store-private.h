/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The inside of a store, shared by the files that make it up: the list of accounts, reading,
 * finding and changing them.
 */
#pragma once

#include "account-paths.h"
#include "account-store.h"

G_BEGIN_DECLS

struct _SignetAccountStore
{
  GObject parent_instance;

  SignetAccountPaths *paths; /* owned */
  GListStore *accounts;      /* owned */
  GHashTable *by_id;         /* owned: id -> SignetAccount, both owned by accounts */
  GPtrArray *problems;       /* owned: SignetStoreProblem */
  GPtrArray *monitors;       /* owned: GFileMonitor */
  GHashTable *leftovers;     /* owned: id -> the mark that leftovers.c holds */
  guint patience_ms;
};

/* Where its files are */
const SignetAccountPaths *signet_account_store_get_places (SignetAccountStore *self);

/* Brings the list up to date with what is on the disk for @id */
void signet_account_store_refresh (SignetAccountStore *self, const char *id);

/* (transfer full) (nullable): the account in the list */
SignetAccount *signet_account_store_get (SignetAccountStore *self, const char *id);

/* Fills the list with the accounts that are on the disk; what is wrong with others goes to the
 * problems */
void signet_account_store_read (SignetAccountStore *self);

/* Puts @accounts into the list */
void signet_account_store_fill (SignetAccountStore *self, GPtrArray *accounts);

/* Puts @account in the place of @old: whoever holds @old sees it change, where its address stays */
void
signet_account_store_replace (SignetAccountStore *self, SignetAccount *old, SignetAccount *account);

/* Watches the folders from now on. */
void signet_account_store_watch (SignetAccountStore *self);

/* Notes why the last change may not last; (transfer full) (nullable) */
void signet_account_store_note_safety (SignetAccountStore *self, GError *unsafe);

G_END_DECLS
