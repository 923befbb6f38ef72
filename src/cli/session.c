/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks the store and the keyring, and waits for their answers.
 */
#include "session.h"
#include "deadline.h"
#include "leftovers.h"
#include "output.h"
#include "stop.h"
#include "wait.h"

#define LEAST_MS 1000 /* enough for a keyring and for a disk that are well */

/* Others may be changing accounts for as long as this command may wait. */
static void
prepare_change (SignetSession *self)
{
  guint left = signet_deadline_get_left (LEAST_MS);

  signet_account_store_set_patience (self->store, MIN (left, SIGNET_STORE_PATIENCE_MS));
}

/* A change that is made, but may not last */
static void
complain_of_disk (SignetSession *self)
{
  GPtrArray *problems = signet_account_store_get_problems (self->store);

  for (guint i = 0; i < problems->len; i++)
    {
      const SignetStoreProblem *problem = g_ptr_array_index (problems, i);

      if (g_error_matches (problem->error, SIGNET_STORE_ERROR, SIGNET_STORE_ERROR_UNSAFE))
        signet_output_error ("%s", problem->error->message);
    }
}

/* The account that a change of the store is about, as it is kept now or was */
static SignetAccount *
finish_change (SignetSession *self, SignetWait *wait, GError **error)
{
  SignetAccount *account = signet_account_store_change_finish (
      self->store, signet_wait_for (wait, NULL, NULL), error);

  complain_of_disk (self);
  return account;
}

/* How long the keyring is waited for */
typedef struct
{
  SignetSession *session; /* unowned */
  gboolean may_stop;
  gint64 last;
  gint64 least;
} Patience;

static gboolean
is_question_left (SignetSession *self)
{
  return g_cancellable_is_cancelled (self->cancellable) && signet_keyring_is_asking ();
}

/* Forgives the time in which the keyring waits for a person who may take it; nobody who has stopped
 * this answers. */
static gboolean
is_patient (gpointer data)
{
  Patience *self = data;
  SignetSession *session = self->session;

  if (is_question_left (session))
    return FALSE;
  if (signet_deadline_excuses_person () && signet_keyring_is_asking ())
    signet_deadline_forgive (self->last);
  self->last = g_get_monotonic_time ();
  if (self->last > self->least && signet_deadline_get_left (0) == 0)
    session->is_keyring_silent = TRUE;
  return !session->is_keyring_silent
         && !(self->may_stop && g_cancellable_is_cancelled (session->cancellable));
}

/* The keyring is never cancelled: that takes the desktop's question away, and gnome-keyring 42 ends
 * of it. Whoever is stopped waits no more, unless things are put back as they were. */
static GAsyncResult *
wait_for_keyring (SignetSession *self, SignetWait *wait, gboolean may_stop, GError **error)
{
  gint64 now = g_get_monotonic_time ();
  Patience patience = { self, may_stop, now, now + LEAST_MS * G_TIME_SPAN_MILLISECOND };
  GAsyncResult *result = signet_wait_for (wait, is_patient, &patience);

  if (result == NULL && self->is_keyring_silent)
    g_propagate_error (error, signet_keyring_error_new (SIGNET_KEYRING_ERROR_SILENT));
  else if (result == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
  return result;
}

SignetSession *
signet_session_new (void)
{
  SignetSession *self = g_new0 (SignetSession, 1);

  self->store = signet_account_store_new ();
  self->keyring = signet_keyring_new ();
  self->settings = signet_settings_new ();
  self->cancellable = g_cancellable_new ();
  signet_stop_cancel (self->cancellable);
  if (signet_deadline_excuses_person ())
    signet_keyring_watch_questions ();
  return self;
}

void
signet_session_free (SignetSession *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  g_object_unref (self->keyring);
  g_object_unref (self->settings);
  g_object_unref (self->cancellable);
  g_free (self);
}

gboolean
signet_session_add (SignetSession *self, SignetAccount *account, GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();
  g_autoptr (SignetAccount) kept = NULL;

  g_return_val_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account), FALSE);

  prepare_change (self);
  signet_account_store_add_async (self->store, account, self->cancellable, signet_wait_cb,
                                  signet_wait_data (wait));
  kept = finish_change (self, wait, error);
  return kept != NULL;
}

SignetAccount *
signet_session_update (
    SignetSession *self, const char *id, SignetAccountChange change, gpointer data, GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();

  g_return_val_if_fail (self != NULL && id != NULL && change != NULL, NULL);

  prepare_change (self);
  signet_account_store_update_async (self->store, id, change, data, self->cancellable,
                                     signet_wait_cb, signet_wait_data (wait));
  return finish_change (self, wait, error);
}

gboolean
signet_session_remove (SignetSession *self, const char *id, GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();
  g_autoptr (SignetAccount) removed = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  prepare_change (self);
  signet_account_store_remove_async (self->store, id, self->cancellable, signet_wait_cb,
                                     signet_wait_data (wait));
  removed = finish_change (self, wait, error);
  return removed != NULL;
}

SignetSecret *
signet_session_lookup (SignetSession *self,
                       const SignetKeyringItem *item,
                       SignetKeyringPrompt prompt,
                       GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  signet_keyring_lookup_async (self->keyring, item, prompt, NULL, signet_wait_cb,
                               signet_wait_data (wait));
  result = wait_for_keyring (self, wait, TRUE, error);
  return result != NULL ? signet_keyring_lookup_finish (self->keyring, result, error) : NULL;
}

gboolean
signet_session_store (SignetSession *self,
                      SignetKeyringChange *change,
                      const SignetKeyringItem *item,
                      SignetSecret *password,
                      SignetKeyringPlace *place,
                      GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);
  g_return_val_if_fail (item != NULL && password != NULL && place != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  signet_keyring_change_store_async (change, item, password, signet_wait_cb,
                                     signet_wait_data (wait));
  result = wait_for_keyring (self, wait, TRUE, error);
  return result != NULL && signet_keyring_change_store_finish (change, result, place, error);
}

gboolean
signet_session_clear (SignetSession *self, SignetKeyringChange *change, GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  signet_keyring_change_clear_async (change, signet_wait_cb, signet_wait_data (wait));
  result = wait_for_keyring (self, wait, TRUE, error);
  return result != NULL && signet_keyring_change_clear_finish (change, result, error);
}

void
signet_session_forget (SignetSession *self, const char *id, SignetProtocol protocol)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();

  g_return_if_fail (self != NULL && id != NULL);

  signet_keyring_clear_service_async (self->keyring, id, protocol, NULL, signet_wait_cb,
                                      signet_wait_data (wait));
  wait_for_keyring (self, wait, TRUE, NULL);
}

gboolean
signet_session_undo (SignetSession *self, SignetKeyringChange *change, GError **error)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  signet_keyring_change_undo_async (change, signet_wait_cb, signet_wait_data (wait));
  if (!signet_keyring_change_is_begun (change))
    return TRUE;
  /* It may have been slow before; it gets its second again. */
  self->is_keyring_silent = FALSE;
  result = wait_for_keyring (self, wait, FALSE, NULL);
  if (result != NULL && signet_keyring_change_undo_finish (change, result, NULL))
    return TRUE;
  /* The desktop forgets a question whose program has gone, and has done nothing. */
  if (result == NULL && is_question_left (self))
    return TRUE;
  g_clear_error (error);
  g_propagate_error (error, signet_keyring_error_new (SIGNET_KEYRING_ERROR_NOT_RESTORED));
  return FALSE;
}

void
signet_session_clear_leftovers (SignetSession *self)
{
  g_autoptr (SignetWait) wait = signet_wait_new ();

  g_return_if_fail (self != NULL);

  signet_leftovers_clear_async (self->store, self->keyring, NULL, signet_wait_cb,
                                signet_wait_data (wait));
  wait_for_keyring (self, wait, !g_cancellable_is_cancelled (self->cancellable), NULL);
}

SignetExit
signet_session_report_problems (SignetSession *self)
{
  GPtrArray *problems;

  g_return_val_if_fail (self != NULL, SIGNET_EXIT_STOPPED);

  problems = signet_account_store_get_problems (self->store);
  for (guint i = 0; i < problems->len; i++)
    {
      const SignetStoreProblem *problem = g_ptr_array_index (problems, i);

      signet_output_error ("%s", problem->error->message);
    }
  return problems->len > 0 ? SIGNET_EXIT_STOPPED : SIGNET_EXIT_OK;
}
