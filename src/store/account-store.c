/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts: read from the disk, kept up to date with it, searched. Writing is in
 * account-store-changes.c.
 */
#include "account-store-private.h"

#include "account-folder.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _SignetAccountStore
{
  GObject parent_instance;

  SignetAccountPlaces *places; /* owned */
  GListStore *accounts;        /* owned */
  GHashTable *by_id;           /* owned: id -> SignetAccount, both owned by accounts */
  GPtrArray *problems;         /* owned: SignetStoreProblem */
  GPtrArray *monitors;         /* (nullable): owned: GFileMonitor */
};

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

  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_hash_table_unref (self->by_id);
  g_object_unref (self->accounts);
  g_ptr_array_unref (self->problems);
  signet_account_places_free (self->places);
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
problem_free (gpointer data)
{
  SignetStoreProblem *problem = data;

  g_free (problem->path);
  g_error_free (problem->error);
  g_free (problem);
}

static void
signet_account_store_init (SignetAccountStore *self)
{
  self->accounts = g_list_store_new (SIGNET_TYPE_ACCOUNT);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

static gboolean
forget_problem (SignetAccountStore *self, const char *path)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const SignetStoreProblem *problem = self->problems->pdata[i];

      if (strcmp (problem->path, path) == 0)
        return g_ptr_array_remove_index (self->problems, i) != NULL;
    }
  return FALSE;
}

static void
add_problem (SignetAccountStore *self, const char *path, GError *error)
{
  SignetStoreProblem *problem = g_new0 (SignetStoreProblem, 1);

  problem->path = g_strdup (path);
  problem->error = error;
  g_ptr_array_add (self->problems, problem);
}

const SignetAccountPlaces *
signet_account_store_get_places (SignetAccountStore *self)
{
  return self->places;
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

static void
replace (SignetAccountStore *self, SignetAccount *old, SignetAccount *account)
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

/* Reads an account; what is wrong with it goes to the problems */
static SignetAccount *
load_or_complain (SignetAccountStore *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SignetAccount *account = signet_account_places_load (self->places, id, NULL, &error);
  gboolean site;

  if (account == NULL
      && !g_error_matches (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    {
      g_autofree char *path = signet_account_places_find (self->places, id, &site);

      add_problem (self, path, g_steal_pointer (&error));
    }
  return account;
}

static gboolean
forget_problems_of (SignetAccountStore *self, const char *id)
{
  g_autofree char *path = signet_account_folder_path (self->places->folder, id);
  gboolean forgotten = forget_problem (self, path);

  for (guint i = 0; self->places->site_folders[i] != NULL; i++)
    {
      g_autofree char *site_path = signet_account_folder_path (self->places->site_folders[i], id);

      forgotten = forget_problem (self, site_path) || forgotten;
    }
  return forgotten;
}

void
signet_account_store_refresh (SignetAccountStore *self, const char *id)
{
  gboolean had_problem = forget_problems_of (self, id);
  guint before = self->problems->len;
  g_autoptr (SignetAccount) account = load_or_complain (self, id);
  g_autoptr (SignetAccount) old = signet_account_store_get (self, id);

  replace (self, old, account);
  if (had_problem || self->problems->len != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEMS]);
}

static void
complain_of_name (SignetAccountStore *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = g_error_new_literal (
      SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_DAMAGED,
      /* Translators: ends the sentence "The account file … is damaged …: "; a UUID is such as
         "3d6f0a5e-8f0c-4a52-9d0e-0d7c1f0e5a11" */
      _ ("its name is not a UUID"));

  signet_account_places_name_error (error, path);
  add_problem (self, path, error);
}

static void
collect_ids (SignetAccountStore *self, const char *folder, GHashTable *ids)
{
  GError *error = NULL;
  g_auto (GStrv) names = signet_account_folder_list (folder, &error);

  if (names == NULL)
    {
      add_problem (self, folder, error);
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *id = signet_account_folder_id (names[i]);

      if (id != NULL)
        g_hash_table_add (ids, id);
      else
        complain_of_name (self, folder, names[i]);
    }
}

static GHashTable *
collect_all_ids (SignetAccountStore *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_ids (self, self->places->folder, ids);
  for (guint i = 0; self->places->site_folders[i] != NULL; i++)
    collect_ids (self, self->places->site_folders[i], ids);
  return ids;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return compare_accounts (*(SignetAccount *const *)a, *(SignetAccount *const *)b, NULL);
}

/* All at once, so that whoever watches the list is told once */
static void
load_all (SignetAccountStore *self)
{
  g_autoptr (GHashTable) ids = collect_all_ids (self);
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      SignetAccount *account = load_or_complain (self, id);

      if (account == NULL)
        continue;
      g_ptr_array_add (loaded, account);
      g_hash_table_insert (self->by_id, (char *)signet_account_get_id (account), account);
    }
  g_ptr_array_sort (loaded, compare_items);
  g_list_store_splice (self->accounts, 0, 0, loaded->pdata, loaded->len);
}

static SignetAccountStore *
store_new (SignetAccountPlaces *places)
{
  SignetAccountStore *self = g_object_new (SIGNET_TYPE_ACCOUNT_STORE, NULL);

  self->places = places;
  load_all (self);
  return self;
}

SignetAccountStore *
signet_account_store_new_for_folders (const char *folder, const char *const *site_folders)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return store_new (signet_account_places_new (folder, site_folders));
}

SignetAccountStore *
signet_account_store_new (void)
{
  return store_new (signet_account_places_new_default ());
}

static void
on_file_changed (SignetAccountStore *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *id = signet_account_folder_id (name);

  if (id != NULL)
    signet_account_store_refresh (self, id);
}

static void
watch_folder (SignetAccountStore *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->monitors, monitor);
}

/* What changed between reading and watching */
static void
catch_up (SignetAccountStore *self)
{
  g_autoptr (GHashTable) ids = NULL;
  GHashTableIter iter;
  gpointer id;

  g_ptr_array_set_size (self->problems, 0);
  ids = collect_all_ids (self);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (ids, g_strdup (id));
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    signet_account_store_refresh (self, id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEMS]);
}

void
signet_account_store_watch (SignetAccountStore *self)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));

  if (self->monitors != NULL)
    return;
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  /* A folder that cannot be made cannot get accounts either. */
  signet_account_folder_prepare (self->places->folder, NULL);
  watch_folder (self, self->places->folder);
  for (guint i = 0; self->places->site_folders[i] != NULL; i++)
    watch_folder (self, self->places->site_folders[i]);
  catch_up (self);
}

GPtrArray *
signet_account_store_get_problems (SignetAccountStore *self)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);

  return self->problems;
}
