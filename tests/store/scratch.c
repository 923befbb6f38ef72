/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A store in a scratch folder, with a folder of the administrator's beside it.
 */
#include "scratch.h"

#include <string.h>

SignetAccountStore *
scratch_open (Scratch *scratch)
{
  const char *const sites[] = { scratch->site, NULL };

  return signet_account_store_new_for_folders (scratch->folder, sites);
}

void
scratch_set_up (Scratch *scratch, gconstpointer unused)
{
  scratch->top = fixture_new_folder ();
  scratch->folder = g_build_filename (scratch->top, "home", "signet", "accounts", NULL);
  scratch->site = g_build_filename (scratch->top, "site", NULL);
  scratch->store = scratch_open (scratch);
}

void
scratch_tear_down (Scratch *scratch, gconstpointer unused)
{
  g_assert_finalize_object (scratch->store);
  g_free (scratch->folder);
  g_free (scratch->site);
  fixture_remove_folder (scratch->top);
}

guint
scratch_n_accounts (Scratch *scratch)
{
  return g_list_model_get_n_items (G_LIST_MODEL (scratch->store));
}

void
scratch_add (Scratch *scratch, const char *id, const char *address)
{
  g_autoptr (SignetAccount) account = fixture_account (id, address);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = fixture_add (scratch->store, account, &error);

  g_assert_no_error (error);
  g_assert_true (signet_account_equal (kept, account));
}

void
scratch_reopen (Scratch *scratch)
{
  g_clear_object (&scratch->store);
  scratch->store = scratch_open (scratch);
}

void
scratch_watch (Scratch *scratch)
{
  const char *const sites[] = { scratch->site, NULL };

  g_clear_object (&scratch->store);
  scratch->store = signet_account_store_new_watching_folders (scratch->folder, sites);
}

void
scratch_expect_find (Scratch *scratch, const char *text, const char *id, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) account = signet_account_store_find (scratch->store, text, &error);

  if (id != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (signet_account_get_id (account), ==, id);
      return;
    }
  g_assert_null (account);
  g_assert_error (error, SIGNET_STORE_ERROR, code);
}

void
scratch_expect_problem (Scratch *scratch, const char *name, int code)
{
  GPtrArray *problems = signet_account_store_get_problems (scratch->store);
  g_autofree char *path = g_build_filename (scratch->folder, name, NULL);
  const SignetStoreProblem *problem;

  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->path, ==, path);
  g_assert_error (problem->error, SIGNET_STORE_ERROR, code);
  g_assert_nonnull (strstr (problem->error->message, path));
}
