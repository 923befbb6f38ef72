/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Keeps an account once: the passwords first, so that there is never an account without its
 * password, then the account as it is on the disk at that moment with what was changed here. It
 * works on copies, and knows nobody who asked for it.
 */
#pragma once

#include "context-private.h"

G_BEGIN_DECLS

/* What is to be kept */
typedef struct
{
  SignetAccount *base;    /* nullable: owned: the account as it was kept; NULL to add a new one */
  SignetAccount *wanted;  /* owned: what the user asked for */
  SignetAccount *to_save; /* owned: as it is to be kept */
  SignetSecret *passwords[SIGNET_N_PROTOCOLS]; /* nullable: owned: those to be kept */
  gboolean is_unsaved_kept; /* whether the keyring holds passwords of the new account already */
} SignetEditSaveInput;

void signet_edit_save_input_free (SignetEditSaveInput *input);

/* What was kept, also where it was stopped or refused in the middle */
typedef struct
{
  SignetAccount *account; /* nullable: owned: the account in the store, or NULL if it is not kept */
  SignetKeyringPlace place; /* where the passwords went */
  /* nullable: owned: the id of the account whose passwords the keyring holds though it is not
   * kept */
  char *unsaved_id;
} SignetEditSaveOutput;

void signet_edit_save_output_free (SignetEditSaveOutput *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditSaveInput, signet_edit_save_input_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditSaveOutput, signet_edit_save_output_free)

/* @input is (transfer full). When it is cancelled once the keyring has a new password for a kept
 * account, the account gets the settings that go with it nevertheless: the old one is gone. */
void signet_edit_save_async (SignetContext *context,
                             SignetEditSaveInput *input,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* (transfer full): also when @error is set */
SignetEditSaveOutput *signet_edit_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
