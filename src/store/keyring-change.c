/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Looks up what is there before anything takes its place.
 */
#include "keyring-change.h"

#include "leftovers.h"

/* The password of one protocol */
typedef struct
{
  gboolean is_touched;
  SignetSecret *old;        /* (nullable): owned */
  SignetSecret *stored;     /* (nullable): owned: the new one */
  SignetKeyringPlace place; /* where that went */
} Password;

struct _SignetKeyringChange
{
  SignetAccountStore *store; /* owned */
  SignetKeyring *keyring;    /* owned */
  char *id;                  /* owned: the account's */
  SignetAccount *kept;       /* (nullable): owned: a copy */
  Password passwords[SIGNET_N_PROTOCOLS];
  gboolean is_busy;
  gboolean is_changing; /* the keyring, and not only looking up what is there */
  gboolean is_undone;
  GTask *undo; /* (nullable): owned: waits for what is under way */
};

/* One thing that is done: a password to store, or all to clear */
typedef struct
{
  SignetKeyringChange *change; /* owned */
  SignetProtocol protocol;     /* whose password is looked up, stored or put back */
  char *host;                  /* (nullable): owned: what @password is for */
  char *user;                  /* (nullable): owned */
  SignetSecret *password;      /* (nullable): owned: what to store */
  gboolean was_touched;
  gboolean has_failed;
} Step;

static void store_password (GTask *task);
static void stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void look_up_next (GTask *task);
static void cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void put_back_next (GTask *task);

SignetKeyringChange *
signet_keyring_change_new (SignetAccountStore *store,
                           SignetKeyring *keyring,
                           const char *id,
                           SignetAccount *kept)
{
  SignetKeyringChange *self = g_rc_box_new0 (SignetKeyringChange);

  self->store = g_object_ref (store);
  self->keyring = g_object_ref (keyring);
  self->id = g_strdup (id);
  self->kept = kept != NULL ? signet_account_copy (kept) : NULL;
  return self;
}

static void
change_clear (gpointer data)
{
  SignetKeyringChange *self = data;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      g_clear_pointer (&self->passwords[i].old, signet_secret_unref);
      g_clear_pointer (&self->passwords[i].stored, signet_secret_unref);
    }
  g_clear_object (&self->kept);
  g_free (self->id);
  g_object_unref (self->keyring);
  g_object_unref (self->store);
}

void
signet_keyring_change_unref (SignetKeyringChange *self)
{
  g_rc_box_release_full (self, change_clear);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->password, signet_secret_unref);
  g_free (step->host);
  g_free (step->user);
  signet_keyring_change_unref (step->change);
  g_free (step);
}

static GTask *
new_task (SignetKeyringChange *self, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Step *step = g_new0 (Step, 1);

  step->change = g_rc_box_acquire (self);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, step, step_free);
  return task;
}

/* What was asked for meanwhile may begin. */
static void
end_step (SignetKeyringChange *self)
{
  self->is_busy = FALSE;
  self->is_changing = FALSE;
  if (self->undo != NULL)
    put_back_next (g_steal_pointer (&self->undo));
}

static void
return_error (GTask *task, GError *error)
{
  SignetKeyringChange *self = ((Step *)g_task_get_task_data (task))->change;

  end_step (self);
  g_task_return_error (task, error);
}

static gboolean
may_have_password (const SignetKeyringChange *self, SignetProtocol protocol)
{
  return self->kept != NULL && signet_account_get_server (self->kept, protocol) != NULL;
}

static void
look_up (GTask *task, GAsyncReadyCallback callback)
{
  Step *step = g_task_get_task_data (task);
  SignetKeyringItem item = signet_keyring_item_for (step->change->kept, step->protocol);

  signet_keyring_lookup_async (step->change->keyring, &item, SIGNET_KEYRING_MAY_ASK, NULL, callback,
                               task);
}

/* That there is none, or no keyring, is an answer. */
static gboolean
is_there_none (const GError *error)
{
  return g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_STORED)
         || g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
}

static gboolean
take_old (Step *step, GAsyncResult *result, GError **error)
{
  SignetKeyringChange *self = step->change;
  g_autoptr (GError) own = NULL;
  SignetSecret *old = signet_keyring_lookup_finish (self->keyring, result, &own);

  if (own != NULL && !is_there_none (own))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  g_clear_pointer (&self->passwords[step->protocol].old, signet_secret_unref);
  self->passwords[step->protocol].old = old;
  if (!self->is_undone)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

static void
looked_up_to_store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (take_old (g_task_get_task_data (task), result, &error))
    store_password (g_steal_pointer (&task));
  else
    return_error (task, error);
}

void
signet_keyring_change_store_async (SignetKeyringChange *self,
                                   const SignetKeyringItem *item,
                                   SignetSecret *password,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  Step *step;

  g_return_if_fail (self != NULL && !self->is_busy && !self->is_undone);
  g_return_if_fail (item != NULL && password != NULL);

  task = new_task (self, signet_keyring_change_store_async, callback, user_data);
  step = g_task_get_task_data (task);
  step->protocol = item->protocol;
  step->host = g_strdup (item->host);
  step->user = g_strdup (item->user);
  step->password = signet_secret_ref (password);
  self->is_busy = TRUE;
  if (may_have_password (self, item->protocol) && !self->passwords[item->protocol].is_touched)
    look_up (task, looked_up_to_store_cb);
  else
    store_password (task);
}

static void
store_password (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  SignetKeyringChange *self = step->change;
  Password *own = &self->passwords[step->protocol];
  const SignetKeyringItem item = { self->id, step->protocol, step->host, step->user };

  self->is_changing = TRUE;
  step->was_touched = own->is_touched;
  own->is_touched = TRUE;
  g_clear_pointer (&own->stored, signet_secret_unref);
  own->stored = signet_secret_ref (step->password);
  signet_keyring_store_async (self->keyring, &item, step->password, NULL, stored_cb, task);
}

/* A keyring that does not answer may have done it after all, or do it yet. */
static gboolean
may_be_done (const GError *error)
{
  return g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_SILENT);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  SignetKeyringChange *self = step->change;
  Password *own = &self->passwords[step->protocol];
  GError *error = NULL;

  if (!signet_keyring_store_finish (self->keyring, result, &own->place, &error))
    {
      own->is_touched = step->was_touched || may_be_done (error);
      return_error (task, error);
      return;
    }
  end_step (self);
  g_task_return_int (task, (gssize)own->place);
}

gboolean
signet_keyring_change_store_finish (SignetKeyringChange *self,
                                    GAsyncResult *result,
                                    SignetKeyringPlace *place,
                                    GError **error)
{
  gssize value;

  g_return_val_if_fail (self != NULL && place != NULL, FALSE);
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;
  *place = (SignetKeyringPlace)value;
  return TRUE;
}

void
signet_keyring_change_clear_async (SignetKeyringChange *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (self != NULL && self->kept != NULL && !self->is_busy && !self->is_undone);

  self->is_busy = TRUE;
  look_up_next (new_task (self, signet_keyring_change_clear_async, callback, user_data));
}

static void
looked_up_to_clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  GError *error = NULL;

  if (!take_old (step, result, &error))
    {
      return_error (task, error);
      return;
    }
  step->protocol++;
  look_up_next (g_steal_pointer (&task));
}

static void
look_up_next (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  SignetKeyringChange *self = step->change;

  while (step->protocol < SIGNET_N_PROTOCOLS && !may_have_password (self, step->protocol))
    step->protocol++;
  if (step->protocol < SIGNET_N_PROTOCOLS)
    {
      look_up (task, looked_up_to_clear_cb);
      return;
    }
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    self->passwords[i].is_touched = self->passwords[i].old != NULL;
  self->is_changing = TRUE;
  signet_keyring_clear_async (self->keyring, self->id, NULL, cleared_cb, task);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignetKeyringChange *self = ((Step *)g_task_get_task_data (task))->change;
  GError *error = NULL;

  if (!signet_keyring_clear_finish (self->keyring, result, &error))
    {
      for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
        self->passwords[i].is_touched &= may_be_done (error);
      return_error (task, error);
      return;
    }
  end_step (self);
  g_task_return_boolean (task, TRUE);
}

gboolean
signet_keyring_change_clear_finish (SignetKeyringChange *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
signet_keyring_change_is_begun (const SignetKeyringChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->passwords[i].is_touched)
      return TRUE;
  return FALSE;
}

void
signet_keyring_change_undo_async (SignetKeyringChange *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (self != NULL && !self->is_undone);

  self->is_undone = TRUE;
  task = new_task (self, signet_keyring_change_undo_async, callback, user_data);
  if (self->is_changing)
    self->undo = task;
  else
    put_back_next (task);
}

/* As much comes back as can. */
static void
take_put_back (GTask *task, gboolean is_back)
{
  Step *step = g_task_get_task_data (task);

  step->has_failed |= !is_back;
  step->change->passwords[step->protocol].is_touched = !is_back;
  step->protocol++;
  put_back_next (task);
}

static void
put_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Step *step = g_task_get_task_data (user_data);
  SignetKeyringPlace place;
  gboolean is_kept = signet_keyring_store_finish (SIGNET_KEYRING (source), result, &place, NULL);

  take_put_back (user_data, is_kept && place == step->change->passwords[step->protocol].place);
}

/* Without a keyring there was only memory, which has forgotten it. */
static void
new_one_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  signet_keyring_clear_finish (SIGNET_KEYRING (source), result, &error);
  take_put_back (user_data, error == NULL
                                || g_error_matches (error, SIGNET_KEYRING_ERROR,
                                                    SIGNET_KEYRING_ERROR_UNAVAILABLE));
}

static void
return_undone (GTask *owned)
{
  g_autoptr (GTask) task = owned;

  if (((Step *)g_task_get_task_data (task))->has_failed)
    g_task_return_error (task, signet_keyring_error_new (SIGNET_KEYRING_ERROR_NOT_RESTORED));
  else
    g_task_return_boolean (task, TRUE);
}

/* Whatever came of it, nobody asks for these passwords any more. */
static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Step *)g_task_get_task_data (user_data))->has_failed = FALSE;
  signet_keyring_clear_finish (SIGNET_KEYRING (source), result, NULL);
  return_undone (user_data);
}

static void
put_back (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  SignetKeyringChange *self = step->change;
  SignetSecret *old = self->passwords[step->protocol].old;
  SignetKeyringItem item;

  if (old == NULL)
    {
      signet_keyring_clear_service_async (self->keyring, self->id, step->protocol, NULL,
                                          new_one_cleared_cb, task);
      return;
    }
  item = signet_keyring_item_for (self->kept, step->protocol);
  signet_keyring_store_async (self->keyring, &item, old, NULL, put_back_cb, task);
}

static gboolean
is_same (SignetSecret *a, SignetSecret *b)
{
  return a != NULL && b != NULL
         && g_strcmp0 (signet_secret_get_text (a), signet_secret_get_text (b)) == 0;
}

/* Another one than these two was put there since, by somebody who knows better. */
static void
looked_up_to_put_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Step *step = g_task_get_task_data (user_data);
  const Password *own = &step->change->passwords[step->protocol];
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret)
      found = signet_keyring_lookup_finish (SIGNET_KEYRING (source), result, &error);

  if (is_there_none (error) || is_same (found, own->stored) || is_same (found, own->old))
    put_back (user_data);
  else
    take_put_back (user_data, found != NULL);
}

static void
put_back_next (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  SignetKeyringChange *self = step->change;

  while (step->protocol < SIGNET_N_PROTOCOLS && !self->passwords[step->protocol].is_touched)
    step->protocol++;
  if (step->protocol < SIGNET_N_PROTOCOLS)
    {
      const SignetKeyringItem any = { .account = self->id, .protocol = step->protocol };

      signet_keyring_lookup_async (self->keyring, &any, SIGNET_KEYRING_QUIET, NULL,
                                   looked_up_to_put_back_cb, task);
    }
  else if (self->kept != NULL && !signet_leftovers_has_owner (self->store, self->id))
    signet_keyring_discard_async (self->keyring, self->id, NULL, discarded_cb, task);
  else
    return_undone (task);
}

gboolean
signet_keyring_change_undo_finish (SignetKeyringChange *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
