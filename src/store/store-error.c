/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the system's refusals mean for somebody who has mail accounts.
 */
#include "store-error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>

GQuark
signet_store_error_quark (void)
{
  return g_quark_from_static_string ("signet-store-error-quark");
}

static SignetStoreError
code_for (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SIGNET_STORE_ERROR_DISK_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return SIGNET_STORE_ERROR_READ_ONLY;
    default:
      return SIGNET_STORE_ERROR_FAILED;
    }
}

GError *
signet_store_error_new_unsafe (const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  return g_error_new (SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNSAFE,
                      /* Translators: a folder, and the reason the system gives. */
                      _ ("The change is made, but may be lost if the computer fails: “%1$s” could "
                         "not be put on the disk for good (%2$s)."),
                      name, g_strerror (code));
}

void
signet_store_set_errno (GError **error, const char *path, int code)
{
  SignetStoreError kind = code_for (code);
  g_autofree char *name = g_filename_display_name (path);

  if (kind == SIGNET_STORE_ERROR_DISK_FULL)
    g_set_error (error, SIGNET_STORE_ERROR, (int)kind,
                 /* Translators: %s is a file or a folder. */
                 _ ("There is no space left for “%s”. Nothing was changed; please make room and "
                    "try again."),
                 name);
  else if (kind == SIGNET_STORE_ERROR_READ_ONLY)
    g_set_error (error, SIGNET_STORE_ERROR, (int)kind,
                 /* Translators: a file or a folder, and the reason the system gives. */
                 _ ("“%1$s” cannot be written to (%2$s). Nothing was changed."), name,
                 g_strerror (code));
  else if (code == ENOTDIR)
    g_set_error (error, SIGNET_STORE_ERROR, (int)kind,
                 /* Translators: %s is a path. */
                 _ ("“%s” cannot be used as a folder: a file has its name, or the name of a folder "
                    "above it. Nothing was changed."),
                 name);
  else
    g_set_error (error, SIGNET_STORE_ERROR, (int)kind,
                 /* Translators: a file or a folder, and the reason the system gives. */
                 _ ("“%1$s” cannot be used (%2$s). Nothing was changed."), name, g_strerror (code));
}
