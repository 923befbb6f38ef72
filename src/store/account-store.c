/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts, as programs show it, and how it follows the disk. Writing is in
 * account-write.c.
 */
#include "account-store-private.h"

#include "account-folder.h"
#include "account-write.h"
#include "mark.h"
#include "store-problem.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  PROP_PROBLEMS = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

struct _SignetAccountStore
{
  GObject parent_instance;

  SignetAccountPaths *paths; /* owned */
  GListStore *accounts;      /* owned */
  GHashTable *by_id;         /* owned: id -> SignetAccount, both owned by accounts */
  GPtrArray *problems;       /* owned: SignetStoreProblem */
  GPtrArray *monitors;       /* owned: GFileMonitor */
  GHashTable *marks;         /* (element-type utf8 SignetMark): owned: by id */
  guint patience_ms;
};

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
  g_hash_table_unref (self->marks);
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
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify)signet_mark_free);
  self->patience_ms = SIGNET_STORE_PATIENCE_MS;
  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

const SignetAccountPaths *
signet_account_store_get_paths (SignetAccountStore *self)
{
  return self->paths;
}

GHashTable *
signet_account_store_get_marks (SignetAccountStore *self)
{
  return self->marks;
}

void
signet_account_store_unmark (SignetAccountStore *self, const char *id)
{
  SignetMark *mark = g_hash_table_lookup (self->marks, id);

  if (mark == NULL)
    return;
  signet_mark_remove (mark);
  g_hash_table_remove (self->marks, id);
}

static SignetAccount *
get_account (SignetAccountStore *self, const char *id)
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

/* All at once, so that whoever watches the list is told once */
static void
fill (SignetAccountStore *self, GPtrArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      SignetAccount *account = accounts->pdata[i];

      g_hash_table_insert (self->by_id, (char *)signet_account_get_id (account), account);
    }
  g_ptr_array_sort (accounts, compare_items);
  g_list_store_splice (self->accounts, 0, 0, accounts->pdata, accounts->len);
}

/* Reads an account; what is wrong with it goes to the problems */
static SignetAccount *
load_or_complain (SignetAccountStore *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SignetAccount *account = signet_account_paths_load (self->paths, id, NULL, &error);
  gboolean site;

  if (account == NULL
      && !g_error_matches (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    {
      g_autofree char *path = signet_account_paths_find (self->paths, id, &site);

      signet_store_problems_add (self->problems, path, g_steal_pointer (&error));
    }
  return account;
}

static gboolean
forget_problems_of (SignetAccountStore *self, const char *id)
{
  g_autofree char *path = signet_account_folder_path (self->paths->folder, id);
  gboolean forgotten = signet_store_problems_forget (self->problems, path);

  for (guint i = 0; self->paths->site_folders[i] != NULL; i++)
    {
      g_autofree char *site_path = signet_account_folder_path (self->paths->site_folders[i], id);

      forgotten = signet_store_problems_forget (self->problems, site_path) || forgotten;
    }
  return forgotten;
}

static void
refresh (SignetAccountStore *self, const char *id)
{
  gboolean had_problem = forget_problems_of (self, id);
  guint before = self->problems->len;
  g_autoptr (SignetAccount) account = load_or_complain (self, id);
  g_autoptr (SignetAccount) old = get_account (self, id);

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

  signet_account_paths_name_error (error, path);
  signet_store_problems_add (self->problems, path, error);
}

static void
collect_ids (SignetAccountStore *self, const char *folder, GHashTable *ids)
{
  GError *error = NULL;
  g_auto (GStrv) names = signet_account_folder_list (folder, &error);

  if (names == NULL)
    {
      signet_store_problems_add (self->problems, folder, error);
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

  collect_ids (self, self->paths->folder, ids);
  for (guint i = 0; self->paths->site_folders[i] != NULL; i++)
    collect_ids (self, self->paths->site_folders[i], ids);
  return ids;
}

static void
read_all (SignetAccountStore *self)
{
  g_autoptr (GHashTable) ids = collect_all_ids (self);
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      SignetAccount *account = load_or_complain (self, id);

      if (account != NULL)
        g_ptr_array_add (loaded, account);
    }
  fill (self, loaded);
}

static void
on_file_changed (SignetAccountStore *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *id = signet_account_folder_id (name);

  if (id != NULL)
    refresh (self, id);
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

static void
watch (SignetAccountStore *self)
{
  /* A folder that cannot be made cannot get accounts either. */
  signet_account_folder_prepare (self->paths->folder, NULL);
  watch_folder (self, self->paths->folder);
  for (guint i = 0; self->paths->site_folders[i] != NULL; i++)
    watch_folder (self, self->paths->site_folders[i]);
}

static void
note_safety (SignetAccountStore *self, GError *unsafe)
{
  gboolean was_unsafe = signet_store_problems_forget_code (self->problems,
                                                           SIGNET_STORE_ERROR_UNSAFE);

  if (unsafe != NULL)
    signet_store_problems_add (self->problems, self->paths->folder, unsafe);
  if (was_unsafe || unsafe != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEMS]);
}

/* Whatever changes after a watch has begun is told later; so the files are read once, after it. */
static SignetAccountStore *
store_new (SignetAccountPaths *paths, void (*prepare) (SignetAccountStore *self))
{
  SignetAccountStore *self = g_object_new (SIGNET_TYPE_ACCOUNT_STORE, NULL);

  self->paths = paths;
  if (prepare != NULL)
    prepare (self);
  read_all (self);
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

  return store_new (signet_account_paths_new (folder, site_folders), watch);
}

SignetAccountStore *
signet_account_store_new_watching (void)
{
  return store_new (signet_account_paths_new_default (), watch);
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

  account = get_account (self, text);
  if (account != NULL)
    return account;
  if (!g_uuid_string_is_valid (text))
    return find_address (self, text, error);
  id = g_ascii_strdown (text, -1);
  account = get_account (self, id);
  /* Not in the list: the file tells why. */
  return account != NULL ? account : signet_account_paths_load (self->paths, text, NULL, error);
}

/* Hands out the account of the list, brought up to date, or the one that was removed. The lock is
 * held until then. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignetAccountStore *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (SignetAccountWrite) write = signet_account_write_finish (result, &error);
  g_autoptr (SignetAccount) account = NULL;

  if (write == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  refresh (self, write->id);
  if (!write->is_unchanged)
    note_safety (self, g_steal_pointer (&write->unsafe));
  if (!write->is_removal)
    {
      signet_account_store_unmark (self, write->id);
      account = get_account (self, write->id);
    }
  if (account == NULL)
    account = g_object_ref (write->account);
  g_clear_pointer (&write, signet_account_write_free);
  g_task_return_pointer (task, g_steal_pointer (&account), g_object_unref);
}

static GTask *
write_task_new (SignetAccountStore *self,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, write_task_new);
  /* Whether a cancellation came in time is for the writing to say. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

void
signet_account_store_add_async (SignetAccountStore *self,
                                SignetAccount *account,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (SIGNET_IS_ACCOUNT (account));

  signet_account_write_add_async (self->paths, account, self->patience_ms, cancellable, written_cb,
                                  write_task_new (self, cancellable, callback, user_data));
}

void
signet_account_store_update_async (SignetAccountStore *self,
                                   const char *id,
                                   SignetAccountChange change,
                                   gpointer change_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));
  g_return_if_fail (change != NULL);

  signet_account_write_update_async (self->paths, id, change, change_data, self->patience_ms,
                                     cancellable, written_cb,
                                     write_task_new (self, cancellable, callback, user_data));
}

void
signet_account_store_remove_async (SignetAccountStore *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));

  signet_account_write_remove_async (self->paths, id, self->patience_ms, cancellable, written_cb,
                                     write_task_new (self, cancellable, callback, user_data));
}

SignetAccount *
signet_account_store_change_finish (SignetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SIGNET_IS_ACCOUNT_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
