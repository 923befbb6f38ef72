/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What could not be read, and why.
 */
#include "store-problem.h"

#include <string.h>

static void
problem_free (gpointer data)
{
  SignetStoreProblem *problem = data;

  g_free (problem->path);
  g_error_free (problem->error);
  g_free (problem);
}

GPtrArray *
signet_store_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
signet_store_problems_add (GPtrArray *problems, const char *path, GError *error)
{
  SignetStoreProblem *problem = g_new0 (SignetStoreProblem, 1);

  problem->path = g_strdup (path);
  problem->error = error;
  g_ptr_array_add (problems, problem);
}

gboolean
signet_store_problems_forget_code (GPtrArray *problems, SignetStoreError code)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const SignetStoreProblem *problem = problems->pdata[i];

      if (g_error_matches (problem->error, SIGNET_STORE_ERROR, (int)code))
        return g_ptr_array_remove_index (problems, i) != NULL;
    }
  return FALSE;
}

gboolean
signet_store_problems_forget (GPtrArray *problems, const char *path)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const SignetStoreProblem *problem = problems->pdata[i];

      if (strcmp (problem->path, path) == 0)
        return g_ptr_array_remove_index (problems, i) != NULL;
    }
  return FALSE;
}
