/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Files of the administrator and of the distribution. They are small and on the local disk; a
 * file that is something else than a small regular file is left alone.
 */
#include "autoconfig.h"
#include "folders.h"
#include "source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Thunderbird's own folder, whatever the XDG directories are. */
#define THUNDERBIRD_ISP "/usr/lib/thunderbird/isp"

static gboolean
is_small_file (int fd)
{
  struct stat facts;

  return fstat (fd, &facts) == 0 && S_ISREG (facts.st_mode) && facts.st_size <= SIGNET_FETCH_MAX;
}

/* Returns the file, or NULL. Not g_file_get_contents(), which would wait for a pipe. */
static GBytes *
read_file (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree char *bytes = NULL;
  gssize length = -1;

  if (fd == -1)
    return NULL;
  if (is_small_file (fd))
    {
      bytes = g_malloc (SIGNET_FETCH_MAX);
      length = read (fd, bytes, SIGNET_FETCH_MAX);
    }
  close (fd);
  return length > 0 ? g_bytes_new (bytes, (gsize)length) : NULL;
}

/* Whoever may write these files may speak for every domain. */
static GPtrArray *
read_candidates (const char *path, const SignetTarget *target)
{
  g_autoptr (GBytes) file = read_file (path);
  GPtrArray *candidates;
  const char *bytes;
  gsize length;

  if (file == NULL)
    return signet_candidates_new ();
  bytes = g_bytes_get_data (file, &length);
  candidates = signet_autoconfig_parse (bytes, length, target, SIGNET_SOURCE_SITE);
  for (guint i = 0; i < candidates->len; i++)
    ((SignetCandidate *)g_ptr_array_index (candidates, i))->authenticated = TRUE;
  if (candidates->len == 0)
    g_info ("%s names no server that can be used", path);
  return candidates;
}

static void
add_folders (GStrvBuilder *folders, const char *own, const char *const *system, const char *name)
{
  g_autofree char *first = g_build_filename (own, name, NULL);

  g_strv_builder_add (folders, first);
  for (guint i = 0; system[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (system[i], name, NULL);

      g_strv_builder_add (folders, folder);
    }
}

static GStrv
list_folders (void)
{
  static const char *const names[] = { "signet/providers", "thunderbird/isp" };
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *config = signet_folders_get_user_config ();
  g_autofree char *data = signet_folders_get_user_data ();
  g_auto (GStrv) system_config = signet_folders_get_system_config ();
  g_auto (GStrv) system_data = signet_folders_get_system_data ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      add_folders (folders, config, (const char *const *)system_config, names[i]);
      add_folders (folders, data, (const char *const *)system_data, names[i]);
    }
  g_strv_builder_add (folders, THUNDERBIRD_ISP);
  return g_strv_builder_end (folders);
}

/* The first file that names a server counts. */
static GPtrArray *
find (const SignetSourceQuery *query)
{
  g_auto (GStrv) folders = list_folders ();
  g_autofree char *name = g_strconcat (query->domain, ".xml", NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], name, NULL);
      g_autoptr (GPtrArray) candidates = read_candidates (path, query->target);

      if (candidates->len > 0)
        return g_steal_pointer (&candidates);
    }
  return signet_candidates_new ();
}

static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  signet_source_return (task, find (query));
}

const SignetSourceClass signet_source_site = { SIGNET_SOURCE_SITE, find_async };
