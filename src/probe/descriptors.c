/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Waits for descriptors. Opens nothing.
 */
#include "descriptors.h"

#include <errno.h>

enum
{
  MAX_WAITS = 300
};

gboolean
signet_descriptors_wait (int error, guint *n_waits)
{
  if ((error != EMFILE && error != ENFILE) || *n_waits >= MAX_WAITS)
    return FALSE;
  (*n_waits)++;
  g_usleep (SIGNET_DESCRIPTORS_WAIT_MS * 1000);
  return TRUE;
}
