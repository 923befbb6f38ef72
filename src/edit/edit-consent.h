/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the user has to agree to before an edit goes on, and the question that asks. Pure.
 */
#pragma once

#include "consent-needed.h"
#include "edit-state.h"

G_BEGIN_DECLS

/* Which consent the current result of @protocol needs, if it is the one to go on with; @profile is
 * where the password would go */
SignetConsentNeeded signet_edit_find_consent (const SignetEditState *self,
                                              SignetProtocol protocol,
                                              const SignetProfile **profile);

/* (transfer full) (nullable): what is to be asked about the results, incoming mail first */
SignetQuestion *signet_edit_make_question (const SignetEditState *self);

/* The consent that @question asks for */
SignetConsentNeeded signet_edit_get_asked (const SignetQuestion *question);

G_END_DECLS
