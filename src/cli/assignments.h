/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * KEY=VALUE words of "set": what they are, and what they do to an account.
 */
#pragma once

#include "keep.h"

G_BEGIN_DECLS

typedef struct _SignetAssignments SignetAssignments;

/* (transfer full): of words such as "imap.port=143", or NULL with @error set */
SignetAssignments *signet_assignments_parse (const char *const *words, GError **error);

void signet_assignments_free (SignetAssignments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAssignments, signet_assignments_free)

/* Profiles stay; Require SSL takes back a mode without encryption that was set before. */
void signet_assignments_apply (const SignetAssignments *self, SignetAccount *account);

/* Does only what holds even where nothing works: turns Require SSL on. Whether it does */
gboolean signet_assignments_apply_require_ssl (const SignetAssignments *self,
                                               SignetAccount *account);

/* Refuses what contradicts Require SSL, once they are applied to @account */
gboolean signet_assignments_check (const SignetAssignments *self,
                                   SignetAccount *account,
                                   SignetPlaintext admin_limit,
                                   GError **error);

/* How @protocol has to be tried again because of them */
SignetRecheck signet_assignments_get_recheck (const SignetAssignments *self,
                                              SignetProtocol protocol);

G_END_DECLS
