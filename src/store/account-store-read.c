/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the accounts from the disk, and follows what other programs change there.
 */
#include "account-folder.h"
#include "account-store-private.h"
#include "store-problem.h"

#include <glib/gi18n-lib.h>

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

void
signet_account_store_refresh (SignetAccountStore *self, const char *id)
{
  gboolean had_problem = forget_problems_of (self, id);
  guint before = self->problems->len;
  g_autoptr (SignetAccount) account = load_or_complain (self, id);
  g_autoptr (SignetAccount) old = signet_account_store_get (self, id);

  signet_account_store_replace (self, old, account);
  if (had_problem || self->problems->len != before)
    g_object_notify (G_OBJECT (self), "problems");
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

void
signet_account_store_read (SignetAccountStore *self)
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
  signet_account_store_fill (self, loaded);
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
  /* A folder that cannot be made cannot get accounts either. */
  signet_account_folder_prepare (self->paths->folder, NULL);
  watch_folder (self, self->paths->folder);
  for (guint i = 0; self->paths->site_folders[i] != NULL; i++)
    watch_folder (self, self->paths->site_folders[i]);
}

void
signet_account_store_note_safety (SignetAccountStore *self, GError *unsafe)
{
  gboolean was_unsafe = signet_store_problems_forget_code (self->problems,
                                                           SIGNET_STORE_ERROR_UNSAFE);

  if (unsafe != NULL)
    signet_store_problems_add (self->problems, self->paths->folder, unsafe);
  if (was_unsafe || unsafe != NULL)
    g_object_notify (G_OBJECT (self), "problems");
}
