/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Which account a word of the user's stands for.
 */
#include "context-private.h"

char *
signet_context_find (SignetContext *self, const char *text, GError **error)
{
  g_autoptr (SignetAccount) account = NULL;

  g_return_val_if_fail (SIGNET_IS_CONTEXT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  account = signet_account_store_find (signet_context_get_store (self), text, error);
  return account != NULL ? g_strdup (signet_account_get_id (account)) : NULL;
}
