/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An account on its way out: its file is gone, its passwords are not yet. Passwords without an
 * account would be forgotten, so that the account comes back where they cannot go.
 */
#include "context-private.h"

#include "leftovers.h"

struct _SignetRemoval
{
  GObject parent_instance;

  SignetContext *context; /* owned */
  SignetAccount *account; /* owned */
  gboolean is_decided;
  gboolean is_done;
  gboolean is_back;
  GError *error;      /* (nullable): owned */
  GPtrArray *waiting; /* (element-type GTask), owned */
};

G_DEFINE_FINAL_TYPE (SignetRemoval, signet_removal, G_TYPE_OBJECT)

static void
answer (SignetRemoval *self, GTask *task)
{
  if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
end (SignetRemoval *self, GError *error)
{
  self->is_done = TRUE;
  self->error = error;
  signet_context_end (self->context);
  for (guint i = 0; i < self->waiting->len; i++)
    answer (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

/* What the disk says counts more than why it was asked. */
static void
on_back (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SignetRemoval) self = data;
  GError *error = NULL;
  SignetAccount *kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result,
                                                            &error);

  self->is_back = kept != NULL;
  if (!self->is_back)
    g_clear_error (&self->error);
  g_clear_object (&kept);
  end (self, error != NULL ? error : g_steal_pointer (&self->error));
}

static void
bring_back (SignetRemoval *self)
{
  signet_account_store_add_async (signet_context_get_store (self->context), self->account, NULL,
                                  on_back, g_object_ref (self));
}

/* Where there is no keyring there is nothing left to be removed from it. */
static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SignetRemoval) self = data;
  g_autoptr (GError) error = NULL;

  signet_keyring_clear_finish (SIGNET_KEYRING (source), result, &error);
  if (error == NULL
      || g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE))
    {
      if (error == NULL)
        signet_leftovers_forget (signet_context_get_store (self->context),
                                 signet_account_get_id (self->account));
      end (self, NULL);
      return;
    }
  self->error = g_steal_pointer (&error);
  bring_back (self);
}

static void
signet_removal_dispose (GObject *object)
{
  signet_removal_finish (SIGNET_REMOVAL (object));
  G_OBJECT_CLASS (signet_removal_parent_class)->dispose (object);
}

static void
signet_removal_finalize (GObject *object)
{
  SignetRemoval *self = SIGNET_REMOVAL (object);

  g_clear_object (&self->context);
  g_clear_object (&self->account);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (signet_removal_parent_class)->finalize (object);
}

static void
signet_removal_class_init (SignetRemovalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_removal_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_removal_finalize;
}

static void
signet_removal_init (SignetRemoval *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

SignetRemoval *
signet_context_new_removal (SignetContext *context, SignetAccount *account)
{
  SignetRemoval *self = g_object_new (SIGNET_TYPE_REMOVAL, NULL);

  self->context = g_object_ref (context);
  self->account = signet_account_copy (account);
  return self;
}

void
signet_removal_undo (SignetRemoval *self)
{
  g_return_if_fail (SIGNET_IS_REMOVAL (self));

  if (self->is_decided)
    return;
  self->is_decided = TRUE;
  signet_context_begin (self->context);
  bring_back (self);
}

void
signet_removal_finish (SignetRemoval *self)
{
  g_return_if_fail (SIGNET_IS_REMOVAL (self));

  if (self->is_decided)
    return;
  self->is_decided = TRUE;
  signet_context_begin (self->context);
  signet_keyring_clear_async (signet_context_get_keyring (self->context),
                              signet_account_get_id (self->account), NULL, on_cleared,
                              g_object_ref (self));
}

void
signet_removal_wait_async (SignetRemoval *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_REMOVAL (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, signet_removal_wait_async);
  if (self->is_done)
    answer (self, task);
  else
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

gboolean
signet_removal_wait_finish (SignetRemoval *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
signet_removal_is_back (SignetRemoval *self)
{
  g_return_val_if_fail (SIGNET_IS_REMOVAL (self), FALSE);

  return self->is_back;
}

const char *
signet_removal_get_address (SignetRemoval *self)
{
  g_return_val_if_fail (SIGNET_IS_REMOVAL (self), NULL);

  return signet_account_get_address (self->account);
}
