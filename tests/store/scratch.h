/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A store in a scratch folder, with a folder of the administrator's beside it.
 */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

#define SCRATCH_FILE FIXTURE_ID ".account"

/**
 * Scratch:
 * @top: the scratch folder
 * @folder: that of the user's accounts; missing at first
 * @site: that of the administrator's; missing at first
 * @store: a store of them
 *
 * What a test of the store has at hand.
 */
typedef struct
{
  char *top;
  char *folder;
  char *site;
  SignetAccountStore *store;
} Scratch;

/**
 * SCRATCH_TEST:
 * @path: what the test is called
 * @test: the test
 * @data: for @test
 *
 * Adds a test that is given a #Scratch.
 */
#define SCRATCH_TEST(path, test, data)                                                             \
  g_test_add (path, Scratch, data, scratch_set_up, test, scratch_tear_down)

/**
 * scratch_open:
 * @scratch: a scratch
 *
 * Returns: (transfer full): another store of the same folders
 */
SignetAccountStore *scratch_open (Scratch *scratch);

/**
 * scratch_set_up:
 * @scratch: (out): a scratch
 * @unused: unused
 *
 * Makes the folder, and an empty store.
 */
void scratch_set_up (Scratch *scratch, gconstpointer unused);

/**
 * scratch_tear_down:
 * @scratch: a scratch
 * @unused: unused
 *
 * Sees that nobody holds the store any more, and removes all.
 */
void scratch_tear_down (Scratch *scratch, gconstpointer unused);

/**
 * scratch_n_accounts:
 * @scratch: a scratch
 *
 * Returns: how many accounts are in the list
 */
guint scratch_n_accounts (Scratch *scratch);

/**
 * scratch_add:
 * @scratch: a scratch
 * @id: (nullable): an id
 * @address: an address
 *
 * Adds an account.
 */
void scratch_add (Scratch *scratch, const char *id, const char *address);

/**
 * scratch_reopen:
 * @scratch: a scratch
 *
 * Reads everything from the disk again.
 */
void scratch_reopen (Scratch *scratch);

/**
 * scratch_expect_find:
 * @scratch: a scratch
 * @text: an id or an address
 * @id: (nullable): the id of the account that is found
 * @code: the #SignetStoreError, if none is
 *
 * Looks an account up.
 */
void scratch_expect_find (Scratch *scratch, const char *text, const char *id, int code);

/**
 * scratch_expect_problem:
 * @scratch: a scratch
 * @name: the name of a file in the user's folder
 * @code: the #SignetStoreError
 *
 * Sees that this file is all that could not be read.
 */
void scratch_expect_problem (Scratch *scratch, const char *name, int code);

/* Opens the store again, and follows what others change. */
void scratch_watch (Scratch *scratch);

G_END_DECLS
