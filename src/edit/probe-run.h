/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Proves settings once: finds the password each protocol is tried with, and lets a set-up try them.
 * It works on copies, and knows nobody who asked for it.
 */
#pragma once

#include "context-private.h"
#include "form-values.h"

G_BEGIN_DECLS

/* What is to be proven */
typedef struct
{
  SignetAccount *wanted; /* owned: the account as it is asked for */
  /* nullable: owned: the account as it is kept, for which the keyring holds passwords */
  SignetAccount *account;
  SignetFormValues values;                     /* what is typed */
  SignetRecheck rechecks[SIGNET_N_PROTOCOLS];  /* how each protocol is tried */
  SignetSecret *passwords[SIGNET_N_PROTOCOLS]; /* nullable: owned: those that are known */
  gboolean looks_up[SIGNET_N_PROTOCOLS];       /* whether the keyring is asked for a password */
  /* whether a protocol without a password of its own signs in like the others */
  gboolean shares[SIGNET_N_PROTOCOLS];
} SignetEditProbeInput;

void signet_edit_probe_input_free (SignetEditProbeInput *input);

/* What was proven with; the results are in the report */
typedef struct
{
  SignetPolicy *policy; /* owned: what was allowed */
  /* nullable: owned: what each protocol was tried with */
  SignetSecret *passwords[SIGNET_N_PROTOCOLS];
  gboolean is_domain_missing; /* whether nothing was found because there is no such domain */
} SignetEditProbeOutput;

void signet_edit_probe_output_free (SignetEditProbeOutput *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditProbeInput, signet_edit_probe_input_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetEditProbeOutput, signet_edit_probe_output_free)

/* @input is (transfer full). Where the desktop asks to unlock the keyring, its question stays when
 * this is cancelled; the answer is dropped. */
void signet_edit_probe_async (SignetContext *context,
                              SignetEditProbeInput *input,
                              SignetReport *report,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* (transfer full) (nullable): %NULL with @error, and in @field what that is about */
SignetEditProbeOutput *
signet_edit_probe_finish (GAsyncResult *result, SignetField *field, GError **error);

G_END_DECLS
