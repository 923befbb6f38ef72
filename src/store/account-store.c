/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts, as programs show it. Reading is in account-store-read.c, writing in
 * account-store-changes.c.
 */
#include "account-store-private.h"
#include "leftovers.h"
#include "store-problem.h"

#include <string.h>

enum
{
  PROP_PROBLEMS = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GType
signet_account_store_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_ACCOUNT;
}

static guint
signet_account_store_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SIGNET_ACCOUNT_STORE (model)->accounts));
}

static gpointer
signet_account_store_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SIGNET_ACCOUNT_STORE (model)->accounts), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_account_store_get_item_type;
  iface->get_n_items = signet_account_store_get_n_items;
  iface->get_item = signet_account_store_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetAccountStore,
                               signet_account_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
signet_account_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetAccountStore *self = SIGNET_ACCOUNT_STORE (object);

  switch (id)
    {
    case PROP_PROBLEMS:
      g_value_set_boxed (value, self->problems);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_account_store_finalize (GObject *object)
{
  SignetAccountStore *self = SIGNET_ACCOUNT_STORE (object);

  g_ptr_array_unref (self->monitors);
  g_hash_table_unref (self->leftovers);
  g_hash_table_unref (self->by_id);
  g_object_unref (self->accounts);
  g_ptr_array_unref (self->problems);
  signet_account_paths_free (self->paths);
  G_OBJECT_CLASS (signet_account_store_parent_class)->finalize (object);
}

static void
signet_account_store_class_init (SignetAccountStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_account_store_get_property;
  object_class->finalize = signet_account_store_finalize;
  properties[PROP_PROBLEMS] = g_param_spec_boxed ("problems", NULL, NULL, G_TYPE_PTR_ARRAY,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_account_store_init (SignetAccountStore *self)
{
  self->accounts = g_list_store_new (SIGNET_TYPE_ACCOUNT);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = signet_store_problems_new ();
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->leftovers = signet_leftovers_new_table ();
  self->patience_ms = SIGNET_STORE_PATIENCE_MS;
  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

const SignetAccountPaths *
signet_account_store_get_places (SignetAccountStore *self)
{
  return self->paths;
}

SignetAccount *
signet_account_store_get (SignetAccountStore *self, const char *id)
{
  SignetAccount *account = g_hash_table_lookup (self->by_id, id);

  return account != NULL ? g_object_ref (account) : NULL;
}

static int
compare_accounts (gconstpointer a, gconstpointer b, gpointer unused)
{
  SignetAccount *one = SIGNET_ACCOUNT ((gpointer)a);
  SignetAccount *other = SIGNET_ACCOUNT ((gpointer)b);
  int order = g_utf8_collate (signet_account_get_address (one), signet_account_get_address (other));

  return order != 0 ? order : strcmp (signet_account_get_id (one), signet_account_get_id (other));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return compare_accounts (*(SignetAccount *const *)a, *(SignetAccount *const *)b, NULL);
}

static void
take_out (SignetAccountStore *self, SignetAccount *account)
{
  guint position;

  g_hash_table_remove (self->by_id, signet_account_get_id (account));
  if (g_list_store_find (self->accounts, account, &position))
    g_list_store_remove (self->accounts, position);
}

static void
put_in (SignetAccountStore *self, SignetAccount *account)
{
  g_hash_table_insert (self->by_id, (char *)signet_account_get_id (account), account);
  g_list_store_insert_sorted (self->accounts, account, compare_accounts, NULL);
}

void
signet_account_store_replace (SignetAccountStore *self, SignetAccount *old, SignetAccount *account)
{
  if (old != NULL && account != NULL
      && strcmp (signet_account_get_address (old), signet_account_get_address (account)) == 0)
    {
      signet_account_assign (old, account);
      return;
    }
  if (old != NULL)
    take_out (self, old);
  if (account != NULL)
    put_in (self, account);
}

/* All at once, so that whoever watches the list is told once */
void
signet_account_store_fill (SignetAccountStore *self, GPtrArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      SignetAccount *account = accounts->pdata[i];

      g_hash_table_insert (self->by_id, (char *)signet_account_get_id (account), account);
    }
  g_ptr_array_sort (accounts, compare_items);
  g_list_store_splice (self->accounts, 0, 0, accounts->pdata, accounts->len);
}

/* Whatever changes after a watch has begun is told later; so the files are read once, after it. */
static SignetAccountStore *
store_new (SignetAccountPaths *paths, void (*prepare) (SignetAccountStore *self))
{
  SignetAccountStore *self = g_object_new (SIGNET_TYPE_ACCOUNT_STORE, NULL);

  self->paths = paths;
  if (prepare != NULL)
    prepare (self);
  signet_account_store_read (self);
  return self;
}

SignetAccountStore *
signet_account_store_new_for_folders (const char *folder, const char *const *site_folders)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return store_new (signet_account_paths_new (folder, site_folders), NULL);
}

SignetAccountStore *
signet_account_store_new (void)
{
  return store_new (signet_account_paths_new_default (), NULL);
}

SignetAccountStore *
signet_account_store_new_watching_folders (const char *folder, const char *const *site_folders)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return store_new (signet_account_paths_new (folder, site_folders), signet_account_store_watch);
}

SignetAccountStore *
signet_account_store_new_watching (void)
{
  return store_new (signet_account_paths_new_default (), signet_account_store_watch);
}

void
signet_account_store_set_patience (SignetAccountStore *self, guint milliseconds)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));

  self->patience_ms = milliseconds;
}

GPtrArray *
signet_account_store_get_problems (SignetAccountStore *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);

  return self->problems;
}
