/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An editor for each account, until that has come to rest.
 */
#include "check-all.h"

#include "context-private.h"
#include "editor.h"

typedef struct
{
  SignetContext *context; /* owned */
  GPtrArray *ids;         /* owned: of those that are left, the last one first */
  SignetEditor *editor;   /* (nullable): owned: of the account that is checked */
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  g_clear_object (&self->editor);
  g_ptr_array_unref (self->ids);
  g_object_unref (self->context);
  g_free (self);
}

static void check_next (GTask *task);

static gboolean
go_on_cb (gpointer task)
{
  check_next (task);
  return G_SOURCE_REMOVE;
}

/* Not while the editor is in the middle of telling */
static void
updated_cb (SignetEditor *editor, GTask *task)
{
  SignetEditorState state = signet_editor_get_state (editor);

  if (state == SIGNET_EDITOR_PROBING || state == SIGNET_EDITOR_SAVING)
    return;
  g_signal_handlers_disconnect_by_data (editor, task);
  g_idle_add_full (G_PRIORITY_DEFAULT, go_on_cb, task, g_object_unref);
}

/* It may have been removed meanwhile. */
static SignetAccount *
take_account (Run *self)
{
  while (self->ids->len > 0)
    {
      g_autofree char *id = g_ptr_array_steal_index (self->ids, self->ids->len - 1);
      SignetAccount *account = signet_account_store_find (signet_context_get_store (self->context),
                                                          id, NULL);

      if (account != NULL)
        return account;
    }
  return NULL;
}

static void
check_next (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  g_autoptr (SignetAccount) account = NULL;

  g_clear_object (&self->editor);
  if (g_task_return_error_if_cancelled (task))
    return;
  account = take_account (self);
  if (account == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->editor = signet_editor_new (self->context, account);
  signet_editor_probe (self->editor);
  g_signal_connect (self->editor, "updated", G_CALLBACK (updated_cb), g_object_ref (task));
  updated_cb (self->editor, task);
}

void
signet_check_all_async (SignetContext *context,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GListModel *accounts = G_LIST_MODEL (signet_context_get_store (context));
  Run *self = g_new0 (Run, 1);

  self->context = g_object_ref (context);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = g_list_model_get_n_items (accounts); i > 0; i--)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (accounts, i - 1);

      g_ptr_array_add (self->ids, g_strdup (signet_account_get_id (account)));
    }
  g_task_set_task_data (task, self, run_free);
  check_next (task);
}

gboolean
signet_check_all_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
