/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts: read from the disk, kept up to date with it, searched. Writing is in
 * account-store-changes.c.
 */
#include "account-store-private.h"

#include "account-file.h"
#include "account-folder.h"
#include "target.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _SignetAccountStore
{
  GObject parent_instance;

  char *folder;         /* owned */
  GStrv site_folders;   /* owned */
  GListStore *accounts; /* owned */
  GHashTable *by_id;    /* owned: id -> SignetAccount, both owned by accounts */
  GPtrArray *problems;  /* owned: SignetStoreProblem */
  GPtrArray *monitors;  /* (nullable): owned: GFileMonitor */
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
  g_strfreev (self->site_folders);
  g_free (self->folder);
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

static gboolean
is_about_contents (const GError *error)
{
  return error->code == SIGNET_STORE_ERROR_DAMAGED || error->code == SIGNET_STORE_ERROR_VERSION;
}

/* Makes a sentence of the clause that the reader of the file gave */
static void
name_file (GError *error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *clause = error->message;

  if (error->code == SIGNET_STORE_ERROR_DAMAGED)
    /* Translators: %1$s is a file, %2$s is a clause such as "it is not a key file" */
    error->message = g_strdup_printf (
        _ ("The account file “%1$s” is damaged and was left as it is: %2$s."), name, clause);
  else
    /* Translators: %1$s is a file, %2$s is a clause: "a newer version of this program wrote it" */
    error->message = g_strdup_printf (
        _ ("The account file “%1$s” cannot be used and was left as it is: %2$s."), name, clause);
}

static SignetAccount *
load_file (const char *path, const char *id, GBytes **bytes, GError **error)
{
  g_autoptr (GBytes) contents = signet_account_folder_read (path, error);
  SignetAccount *account;

  account = contents != NULL ? signet_account_file_parse (id, contents, error) : NULL;
  if (account != NULL && bytes != NULL)
    *bytes = g_steal_pointer (&contents);
  return account;
}

/* The place of an account: the user's own file counts more than those of the administrator */
static char *
find_file (SignetAccountStore *self, const char *id, gboolean *site)
{
  char *path = signet_account_folder_path (self->folder, id);

  *site = FALSE;
  for (guint i = 0; self->site_folders[i] != NULL; i++)
    {
      g_autofree char *site_path = NULL;

      if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        break;
      site_path = signet_account_folder_path (self->site_folders[i], id);
      if (!g_file_test (site_path, G_FILE_TEST_EXISTS))
        continue;
      *site = TRUE;
      g_free (path);
      path = g_steal_pointer (&site_path);
    }
  return path;
}

static SignetAccount *
load_from (const char *path, const char *id, gboolean site, GBytes **bytes, GError **error)
{
  GError *reason = NULL;
  SignetAccount *account = load_file (path, id, site ? NULL : bytes, &reason);

  if (account != NULL)
    {
      signet_account_set_site (account, site);
      return account;
    }
  if (is_about_contents (reason))
    name_file (reason, path);
  g_propagate_error (error, reason);
  return NULL;
}

static void
set_unknown (GError **error, const char *text)
{
  g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID,
               /* Translators: %s is an account's id or an e-mail address */
               _ ("There is no account “%s”."), text);
}

SignetAccount *
signet_account_store_load (SignetAccountStore *self, const char *id, GBytes **bytes, GError **error)
{
  gboolean site;
  g_autofree char *path = find_file (self, id, &site);
  GError *reason = NULL;
  SignetAccount *account = load_from (path, id, site, bytes, &reason);

  if (g_error_matches (reason, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    {
      g_clear_error (&reason);
      set_unknown (&reason, id);
    }
  if (reason != NULL)
    g_propagate_error (error, reason);
  return account;
}

const char *
signet_account_store_get_folder (SignetAccountStore *self)
{
  return self->folder;
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
  gboolean site;
  g_autofree char *path = find_file (self, id, &site);
  g_autoptr (GError) error = NULL;
  SignetAccount *account = load_from (path, id, site, NULL, &error);

  if (error != NULL && !g_error_matches (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNKNOWN_ID))
    add_problem (self, path, g_steal_pointer (&error));
  return account;
}

static gboolean
forget_problems_of (SignetAccountStore *self, const char *id)
{
  g_autofree char *path = signet_account_folder_path (self->folder, id);
  gboolean forgotten = forget_problem (self, path);

  for (guint i = 0; self->site_folders[i] != NULL; i++)
    {
      g_autofree char *site_path = signet_account_folder_path (self->site_folders[i], id);

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

  name_file (error, path);
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

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return compare_accounts (*(SignetAccount *const *)a, *(SignetAccount *const *)b, NULL);
}

/* All at once, so that whoever watches the list is told once */
static void
load_all (SignetAccountStore *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id;

  collect_ids (self, self->folder, ids);
  for (guint i = 0; self->site_folders[i] != NULL; i++)
    collect_ids (self, self->site_folders[i], ids);
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

SignetAccountStore *
signet_account_store_new_for_folders (const char *folder, const char *const *site_folders)
{
  static const char *const none[] = { NULL };
  SignetAccountStore *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_ACCOUNT_STORE, NULL);
  self->folder = g_strdup (folder);
  self->site_folders = g_strdupv ((GStrv)(site_folders != NULL ? site_folders : none));
  load_all (self);
  return self;
}

SignetAccountStore *
signet_account_store_new (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "signet", "accounts", NULL);
  const char *const *dirs = g_get_system_config_dirs ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) site_folders = NULL;

  for (guint i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *site_folder = g_build_filename (dirs[i], "signet", "accounts", NULL);

      g_strv_builder_add (builder, site_folder);
    }
  site_folders = g_strv_builder_end (builder);
  return signet_account_store_new_for_folders (folder, (const char *const *)site_folders);
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

void
signet_account_store_watch (SignetAccountStore *self)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_STORE (self));

  if (self->monitors != NULL)
    return;
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  /* A folder that cannot be made cannot get accounts either. */
  signet_account_folder_prepare (self->folder, NULL);
  watch_folder (self, self->folder);
  for (guint i = 0; self->site_folders[i] != NULL; i++)
    watch_folder (self, self->site_folders[i]);
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
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));
  g_autoptr (SignetAccount) found = NULL;

  *n_found = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

      if (same_address (wanted, account) && ++*n_found == 1)
        found = g_object_ref (account);
    }
  return *n_found == 1 ? g_steal_pointer (&found) : NULL;
}

static SignetAccount *
find_address (SignetAccountStore *self, const char *text, GError **error)
{
  g_autoptr (SignetTarget) wanted = signet_target_parse (text, NULL);
  SignetAccount *account = NULL;
  guint n_found = 0;

  if (wanted != NULL && wanted->address != NULL)
    account = find_by_address (self, wanted, &n_found);
  if (n_found > 1)
    g_set_error (error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_AMBIGUOUS,
                 /* Translators: %1$u is a number of at least 2, %2$s an e-mail address */
                 _ ("%1$u accounts have the address “%2$s”; please name one by its id."), n_found,
                 text);
  else if (account == NULL)
    set_unknown (error, text);
  return account;
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
  return account != NULL ? account : signet_account_store_load (self, text, NULL, error);
}
