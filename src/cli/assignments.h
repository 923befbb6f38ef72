/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * KEY=VALUE words of "set": what they are, and what they do to an account.
 */
#pragma once

#include "keep.h"

G_BEGIN_DECLS

/**
 * SignetAssignments:
 *
 * Settings with their new values.
 */
typedef struct _SignetAssignments SignetAssignments;

/**
 * signet_assignments_parse:
 * @words: (array zero-terminated=1): words such as "imap.port=143"
 * @error: return location for a #GOptionError or a #SignetTargetError; one sentence
 *
 * Returns: (transfer full) (nullable): the assignments, or %NULL with @error set
 */
SignetAssignments *signet_assignments_parse (const char *const *words, GError **error);

/**
 * signet_assignments_free:
 * @self: (nullable) (transfer full): assignments
 *
 * Frees @self.
 */
void signet_assignments_free (SignetAssignments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAssignments, signet_assignments_free)

/**
 * signet_assignments_apply:
 * @self: assignments
 * @account: an account
 *
 * Changes the settings of @account. Turning Require SSL on takes back a mode without encryption
 * that was set before. Profiles stay as they are.
 */
void signet_assignments_apply (const SignetAssignments *self, SignetAccount *account);

/**
 * signet_assignments_apply_require_ssl:
 * @self: assignments
 * @account: an account
 *
 * Does only what holds even if the new settings do not work: turns Require SSL on.
 *
 * Returns: whether @self turns it on
 */
gboolean signet_assignments_apply_require_ssl (const SignetAssignments *self,
                                               SignetAccount *account);

/**
 * signet_assignments_check:
 * @self: assignments
 * @account: an account to which they were applied
 * @admin_limit: the most that the administrator allows
 * @error: return location for a #GOptionError
 *
 * Refuses what contradicts Require SSL.
 *
 * Returns: whether they make sense
 */
gboolean signet_assignments_check (const SignetAssignments *self,
                                   SignetAccount *account,
                                   SignetPlaintext admin_limit,
                                   GError **error);

/**
 * signet_assignments_get_recheck:
 * @self: assignments
 * @protocol: a protocol
 *
 * Returns: how @protocol has to be tried again because of them
 */
SignetRecheck signet_assignments_get_recheck (const SignetAssignments *self,
                                              SignetProtocol protocol);

G_END_DECLS
