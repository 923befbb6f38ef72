/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Where settings and data are. Looks into no folder.
 */
#include "folders.h"

static char *
get_user (const char *folder, const char *fallback)
{
  if (g_path_is_absolute (folder))
    return g_strdup (folder);
  return g_build_filename (g_get_home_dir (), fallback, NULL);
}

static GStrv
get_system (const char *const *folders, const char *const *fallback)
{
  g_autoptr (GStrvBuilder) absolute = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (guint i = 0; folders[i] != NULL; i++)
    if (g_path_is_absolute (folders[i]))
      g_strv_builder_add (absolute, folders[i]);
  found = g_strv_builder_end (absolute);
  return found[0] != NULL ? g_steal_pointer (&found) : g_strdupv ((GStrv)fallback);
}

char *
signet_folders_get_user_config (void)
{
  return get_user (g_get_user_config_dir (), ".config");
}

char *
signet_folders_get_user_data (void)
{
  return get_user (g_get_user_data_dir (), ".local/share");
}

GStrv
signet_folders_get_system_config (void)
{
  static const char *const fallback[] = { "/etc/xdg", NULL };

  return get_system (g_get_system_config_dirs (), fallback);
}

GStrv
signet_folders_get_system_data (void)
{
  static const char *const fallback[] = { "/usr/local/share", "/usr/share", NULL };

  return get_system (g_get_system_data_dirs (), fallback);
}
