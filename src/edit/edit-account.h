/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The accounts that are made of what is typed and of what was found: the draft, and what is to be
 * kept. They follow from the state of an edit and change nothing of it. Pure.
 */
#pragma once

#include "edit-state.h"

G_BEGIN_DECLS

/* (transfer full): the kept account, or a new one for the address that is typed */
SignetAccount *signet_edit_make_draft (const SignetEditState *self);

/* (transfer full): what is wanted, as it was proven. What does not work as it was changed stays as
 * it was kept. */
SignetAccount *signet_edit_make_proven (const SignetEditState *self);

/* (transfer full): what is wanted, as it was proven, and without outgoing mail. What does not work
 * is left out, not kept broken: it can be set up later. */
SignetAccount *signet_edit_make_incoming_only (const SignetEditState *self);

/* (transfer full): what is wanted, unproven. It is no consent to anything. */
SignetAccount *signet_edit_make_unchecked (const SignetEditState *self);

G_END_DECLS
