/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What all sources share.
 */
#include "source.h"

void
signet_source_return (GTask *task, GPtrArray *candidates)
{
  g_return_if_fail (G_IS_TASK (task) && candidates != NULL);

  g_task_return_pointer (task, candidates, (GDestroyNotify)g_ptr_array_unref);
}

GPtrArray *
signet_source_find_finish (GAsyncResult *result)
{
  GPtrArray *candidates;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  candidates = g_task_propagate_pointer (G_TASK (result), NULL);
  return candidates != NULL ? candidates : signet_candidates_new ();
}
