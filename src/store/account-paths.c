/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Finds and reads the file of an account.
 */
#include "account-paths.h"

#include "account-file.h"
#include "account-folder.h"
#include "folders.h"

#include <glib/gi18n-lib.h>

#include <string.h>

SignetAccountPaths *
signet_account_paths_new (const char *folder, const char *const *site_folders)
{
  static const char *const none[] = { NULL };
  SignetAccountPaths *paths = g_new0 (SignetAccountPaths, 1);

  paths->folder = g_strdup (folder);
  paths->site_folders = g_strdupv ((GStrv)(site_folders != NULL ? site_folders : none));
  return paths;
}

SignetAccountPaths *
signet_account_paths_new_default (void)
{
  g_autofree char *config = signet_folders_get_user_config ();
  g_auto (GStrv) dirs = signet_folders_get_system_config ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SignetAccountPaths *paths = g_new0 (SignetAccountPaths, 1);

  for (guint i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (dirs[i], "signet", "accounts", NULL);

      g_strv_builder_add (builder, folder);
    }
  paths->folder = g_build_filename (config, "signet", "accounts", NULL);
  paths->site_folders = g_strv_builder_end (builder);
  return paths;
}

void
signet_account_paths_free (SignetAccountPaths *paths)
{
  g_free (paths->folder);
  g_strfreev (paths->site_folders);
  g_free (paths);
}

static gboolean
is_about_contents (const GError *error)
{
  return error->code == SIGNET_STORE_ERROR_DAMAGED || error->code == SIGNET_STORE_ERROR_VERSION;
}

void
signet_account_paths_name_error (GError *error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *clause = error->message;

  if (error->code == SIGNET_STORE_ERROR_DAMAGED)
    error->message = g_strdup_printf (
        /* Translators: a file, and a clause that says what is wrong with it. */
        _ ("The account file “%1$s” is damaged and was left as it is: %2$s."), name, clause);
  else
    error->message = g_strdup_printf (
        /* Translators: a file, and a clause that says what is wrong with it. */
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

/* The path of an account: the user's own file counts more than those of the administrator */
char *
signet_account_paths_find (const SignetAccountPaths *paths, const char *id, gboolean *site)
{
  char *path = signet_account_folder_path (paths->folder, id);

  *site = FALSE;
  for (guint i = 0; paths->site_folders[i] != NULL; i++)
    {
      g_autofree char *site_path = NULL;

      if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        break;
      site_path = signet_account_folder_path (paths->site_folders[i], id);
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
    signet_account_paths_name_error (reason, path);
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
signet_account_paths_load (const SignetAccountPaths *paths,
                           const char *id,
                           GBytes **bytes,
                           GError **error)
{
  gboolean site;
  g_autofree char *path = signet_account_paths_find (paths, id, &site);
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
