/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One password after the other, then the account.
 */
#include "save-run.h"

#include "account-part.h"
#include "keyring-change.h"
#include "leftovers.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SignetContext *context;       /* owned: busy with it */
  SignetEditSaveInput *input;   /* owned */
  SignetEditSaveOutput *output; /* (nullable): owned */
  SignetKeyringChange *change;  /* owned */
  int next;                     /* the protocol whose password is kept next */
  GError *error;                /* (nullable): owned: why it failed */
} Run;

static void store_next_password (GTask *task);
static void password_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_account (GTask *task);
static void account_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void undone_cb (GObject *source, GAsyncResult *result, gpointer user_data);

void
signet_edit_save_input_free (SignetEditSaveInput *input)
{
  g_clear_object (&input->base);
  g_clear_object (&input->wanted);
  g_clear_object (&input->to_save);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_pointer (&input->passwords[i], signet_secret_unref);
  g_free (input);
}

void
signet_edit_save_output_free (SignetEditSaveOutput *output)
{
  g_clear_object (&output->account);
  g_free (output->unsaved_id);
  g_free (output);
}

static void
run_free (Run *self)
{
  signet_context_end (self->context);
  g_object_unref (self->context);
  signet_keyring_change_unref (self->change);
  g_clear_error (&self->error);
  g_clear_pointer (&self->output, signet_edit_save_output_free);
  signet_edit_save_input_free (self->input);
  g_free (self);
}

static SignetAccount *
find_kept (const Run *self)
{
  return signet_account_store_find (signet_context_get_store (self->context),
                                    signet_account_get_id (self->input->to_save), NULL);
}

/* Whether what was tried of @protocol is kept, where the account is kept as @account now */
static gboolean
is_taken (const SignetEditSaveInput *input, SignetAccount *account, SignetProtocol protocol)
{
  return signet_edit_is_same_setting (account, input->base, protocol)
         || !signet_edit_is_same_setting (input->wanted, input->base, protocol);
}

/* What the keyring holds is for the account as it is kept now, which another program may have
 * changed. */
static void
begin_change (Run *self)
{
  g_autoptr (SignetAccount) kept = self->input->base != NULL ? find_kept (self) : NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS && kept != NULL; i++)
    if (!is_taken (self->input, kept, (SignetProtocol)i))
      g_clear_pointer (&self->input->passwords[i], signet_secret_unref);
  self->change = signet_keyring_change_new (
      signet_context_get_store (self->context), signet_context_get_keyring (self->context),
      signet_account_get_id (self->input->to_save), kept != NULL ? kept : self->input->base);
}

void
signet_edit_save_async (SignetContext *context,
                        SignetEditSaveInput *input,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *self = g_new0 (Run, 1);

  g_task_set_source_tag (task, signet_edit_save_async);
  /* What was kept is told also when it was stopped. */
  g_task_set_check_cancellable (task, FALSE);
  self->context = g_object_ref (context);
  self->input = input;
  self->output = g_new0 (SignetEditSaveOutput, 1);
  begin_change (self);
  signet_context_begin (context);
  g_task_set_task_data (task, self, (GDestroyNotify)run_free);
  /* Where that cannot be noted, the account cannot be kept either, and saving tells why. */
  if (input->base == NULL)
    signet_leftovers_note (signet_context_get_store (context),
                           signet_account_get_id (input->to_save), NULL);
  store_next_password (task);
}

/* Whether a stop comes too late: a new password has taken the place of a kept account's */
static gboolean
is_too_late (const Run *self)
{
  return self->input->base != NULL && signet_keyring_change_is_begun (self->change);
}

/* Passwords of a new account stay only as long as keeping the same account may be tried again. */
static void
note_unsaved (Run *self)
{
  g_autoptr (SignetAccount) kept = find_kept (self);

  if (kept == NULL
      && (self->input->is_unsaved_kept || signet_keyring_change_is_begun (self->change)))
    self->output->unsaved_id = g_strdup (signet_account_get_id (self->input->to_save));
}

/* A kept account goes on with the passwords that go with its settings. */
static void
fail (GTask *task, GError *error)
{
  Run *self = g_task_get_task_data (task);

  if (self->input->base == NULL)
    {
      note_unsaved (self);
      g_task_return_error (task, error);
      return;
    }
  self->error = error;
  signet_keyring_change_undo_async (self->change, undone_cb, g_object_ref (task));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (signet_keyring_change_undo_finish (self->change, result, &error))
    error = g_steal_pointer (&self->error);
  g_task_return_error (task, error);
}

static void
store_next_password (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  SignetKeyringItem item;

  while (self->next < SIGNET_N_PROTOCOLS && self->input->passwords[self->next] == NULL)
    self->next++;
  if (self->next == SIGNET_N_PROTOCOLS)
    {
      keep_account (task);
      return;
    }
  item = signet_keyring_item_for (self->input->to_save, (SignetProtocol)self->next);
  /* As for looking up, the desktop's question stays when this is stopped. */
  signet_keyring_change_store_async (self->change, &item, self->input->passwords[self->next],
                                     password_stored_cb, g_object_ref (task));
}

static void
password_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_keyring_change_store_finish (self->change, result, &self->output->place, &error))
    {
      fail (task, error);
      return;
    }
  self->next++;
  if (!is_too_late (self)
      && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    fail (task, error);
  else
    store_next_password (task);
}

/* What another program changed meanwhile stays, unless the user changed it here as well; and with
 * it the password, which is for the server that this program has tried. */
static gboolean
change (SignetAccount *account, gpointer data, GError **error)
{
  const SignetEditSaveInput *input = data;
  gboolean require_ssl = signet_account_get_require_ssl (input->to_save);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (input->passwords[i] != NULL && !is_taken (input, account, (SignetProtocol)i))
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                             _ ("Another program has changed the account meanwhile. Please try "
                                "again."));
        return FALSE;
      }
  if (require_ssl != signet_account_get_require_ssl (input->base))
    signet_account_set_require_ssl (account, require_ssl);
  if (signet_account_get_incoming (input->to_save) != signet_account_get_incoming (input->base))
    signet_account_set_incoming (account, signet_account_get_incoming (input->to_save),
                                 signet_account_get_found_incoming (input->to_save));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (is_taken (input, account, (SignetProtocol)i))
      signet_edit_take_result (account, input->to_save, (SignetProtocol)i);
  signet_account_set_last_check (account, signet_account_get_last_check (input->to_save));
  return TRUE;
}

static void
keep_account (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  SignetAccountStore *store = signet_context_get_store (self->context);
  GCancellable *cancellable = is_too_late (self) ? NULL : g_task_get_cancellable (task);

  if (self->input->base == NULL)
    signet_account_store_add_async (store, self->input->to_save, cancellable, account_kept_cb,
                                    g_object_ref (task));
  else
    signet_account_store_update_async (store, signet_account_get_id (self->input->base), change,
                                       self->input, cancellable, account_kept_cb,
                                       g_object_ref (task));
}

static gboolean
needs_password (SignetAccount *account, SignetProtocol protocol)
{
  return signet_server_settings_needs_password (signet_account_get_server (account, protocol));
}

/* A password that nothing uses any more does not stay behind. That it could not be removed changes
 * nothing for the account; it goes with it. */
static void
clear_unused_passwords (const Run *self, SignetAccount *kept)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS && self->input->base != NULL; i++)
    if (needs_password (self->input->base, (SignetProtocol)i)
        && !needs_password (kept, (SignetProtocol)i))
      signet_context_clear_password (self->context, signet_account_get_id (kept),
                                     (SignetProtocol)i);
}

static void
account_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SignetAccount)
      kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result, &error);
  g_autoptr (SignetAccount) found = NULL;

  if (kept == NULL)
    {
      fail (task, error);
      return;
    }
  found = find_kept (self);
  self->output->account = g_object_ref (found != NULL ? found : kept);
  clear_unused_passwords (self, self->output->account);
  g_task_return_boolean (task, TRUE);
}

SignetEditSaveOutput *
signet_edit_save_finish (GAsyncResult *result, GError **error)
{
  Run *self = g_task_get_task_data (G_TASK (result));

  g_task_propagate_boolean (G_TASK (result), error);
  return g_steal_pointer (&self->output);
}
