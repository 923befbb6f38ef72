/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the pages of one program share: accounts, keyring, settings, network. A program makes one
 * and gives it to every page.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CONTEXT (signet_context_get_type ())
G_DECLARE_FINAL_TYPE (SignetContext, signet_context, SIGNET, CONTEXT, GObject)

/**
 * signet_context_new:
 *
 * Reads the user's accounts and settings, and watches them for changes that other programs make.
 * Read-only property: "busy" (whether something is being written that must not be broken off: a
 * program waits for that before it ends).
 *
 * Returns: (transfer full): a new context
 */
SignetContext *signet_context_new (void);

/**
 * signet_context_find:
 * @self: a context
 * @text: an account's id, or its address where only one account has it
 * @error: return location for the reason why it stands for no account, in one sentence
 *
 * Returns: (transfer full) (nullable): the id of the account
 */
char *signet_context_find (SignetContext *self, const char *text, GError **error);

G_END_DECLS
