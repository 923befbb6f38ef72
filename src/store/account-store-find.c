/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds the account that a user names by its id or its address.
 */
#include "account-store-private.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
same_address (const SignetTarget *wanted, SignetAccount *account)
{
  g_autoptr (SignetTarget) own = signet_target_parse (signet_account_get_address (account), NULL);

  return own != NULL && strcmp (own->host, wanted->host) == 0
         && g_ascii_strcasecmp (own->local_part, wanted->local_part) == 0;
}

static SignetAccount *
find_by_address (SignetAccountStore *self, const SignetTarget *wanted, guint *n_found)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self));
  SignetAccount *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (same_address (wanted, account) && ++*n_found == 1)
        found = g_object_ref (account);
    }
  return found;
}

SignetAccount *
signet_account_store_find_address (SignetAccountStore *self, const char *address)
{
  g_autoptr (SignetTarget) wanted = NULL;
  guint n_found;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  wanted = signet_target_parse (address, NULL);
  return wanted != NULL && wanted->address != NULL ? find_by_address (self, wanted, &n_found)
                                                   : NULL;
}

static SignetAccount *
find_address (SignetAccountStore *self, const char *text, GError **error)
{
  g_autoptr (SignetTarget) wanted = signet_target_parse (text, NULL);
  g_autoptr (SignetAccount) account = NULL;
  guint n_found = 0;

  if (wanted != NULL && wanted->address != NULL)
    account = find_by_address (self, wanted, &n_found);
  if (n_found == 1)
    return g_steal_pointer (&account);
  if (n_found > 1)
    g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_AMBIGUOUS,
                 /* Translators: %1$u is a number of at least 2, %2$s an e-mail address */
                 _ ("%1$u accounts have the address “%2$s”; please name one by its id."), n_found,
                 text);
  else
    g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID,
                 /* Translators: %s is an account's id or an e-mail address */
                 _ ("There is no account “%s”."), text);
  return NULL;
}

SignetAccount *
signet_account_store_find (SignetAccountStore *self, const char *text, GError **error)
{
  g_autofree char *id = NULL;
  SignetAccount *account;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  account = signet_account_store_get (self, text);
  if (account != NULL)
    return account;
  if (!g_uuid_string_is_valid (text))
    return find_address (self, text, error);
  id = g_ascii_strdown (text, -1);
  account = signet_account_store_get (self, id);
  /* Not in the list: the file tells why. */
  return account != NULL ? account
                         : signet_account_paths_load (signet_account_store_get_places (self), text,
                                                      NULL, error);
}
