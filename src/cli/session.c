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

enum
{
  TICK_MS = 50,
  LEAST_MS = 1000 /* enough for a keyring and for a disk that are well */
};

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

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

/* What the keyring answers; it outlives not being waited for. */
typedef struct
{
  GAsyncResult *result; /* (nullable): owned */
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_object (&self->result);
}

static void
answer_unref (Answer *self)
{
  g_rc_box_release_full (self, (GDestroyNotify)answer_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_unref)

static Answer *
answer_new (void)
{
  return g_rc_box_new0 (Answer);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Answer) self = data;

  self->result = g_object_ref (result);
}

/* Forgives the time since @last where the keyring waits for a person who may take it */
static gint64
forgive_questions (gint64 last)
{
  if (signet_deadline_excuses_person () && signet_keyring_is_asking ())
    signet_deadline_forgive (last);
  return g_get_monotonic_time ();
}

static gboolean
on_tick (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* The keyring is never cancelled: that takes the desktop's question away, and gnome-keyring 42 ends
 * of it. Whoever is stopped waits no more, unless things are put back as they were. */
static GAsyncResult *
wait_for_answer (SignetSession *self, Answer *answer, gboolean may_stop, GError **error)
{
  gint64 last = g_get_monotonic_time ();
  gint64 least = last + LEAST_MS * G_TIME_SPAN_MILLISECOND;
  guint tick = g_timeout_add (TICK_MS, on_tick, NULL);

  while (answer->result == NULL && !self->is_keyring_silent
         && !(may_stop && g_cancellable_is_cancelled (self->cancellable)))
    {
      g_main_context_iteration (NULL, TRUE);
      last = forgive_questions (last);
      self->is_keyring_silent = answer->result == NULL && last > least
                                && signet_deadline_get_left (0) == 0;
    }
  g_source_remove (tick);
  if (answer->result == NULL && self->is_keyring_silent)
    g_propagate_error (error, signet_keyring_error_new (SIGNET_KEYRING_ERROR_SILENT));
  else if (answer->result == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
  return answer->result;
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
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetAccount) kept = NULL;

  g_return_val_if_fail (self != NULL && SIGNET_IS_ACCOUNT (account), FALSE);

  prepare_change (self);
  signet_account_store_add_async (self->store, account, self->cancellable, keep_result, &result);
  kept = signet_account_store_change_finish (self->store, wait_for (&result), error);
  complain_of_disk (self);
  return kept != NULL;
}

SignetAccount *
signet_session_update (
    SignetSession *self, const char *id, SignetAccountChange change, gpointer data, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SignetAccount *changed;

  g_return_val_if_fail (self != NULL && id != NULL && change != NULL, NULL);

  prepare_change (self);
  signet_account_store_update_async (self->store, id, change, data, self->cancellable, keep_result,
                                     &result);
  changed = signet_account_store_change_finish (self->store, wait_for (&result), error);
  complain_of_disk (self);
  return changed;
}

gboolean
signet_session_remove (SignetSession *self, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetAccount) removed = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  prepare_change (self);
  signet_account_store_remove_async (self->store, id, self->cancellable, keep_result, &result);
  removed = signet_account_store_change_finish (self->store, wait_for (&result), error);
  complain_of_disk (self);
  return removed != NULL;
}

SignetSecret *
signet_session_lookup (SignetSession *self,
                       const SignetKeyringItem *item,
                       SignetKeyringPrompt prompt,
                       GError **error)
{
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  signet_keyring_lookup_async (self->keyring, item, prompt, NULL, on_answer,
                               g_rc_box_acquire (answer));
  result = wait_for_answer (self, answer, TRUE, error);
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
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);
  g_return_val_if_fail (item != NULL && password != NULL && place != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  signet_keyring_change_store_async (change, item, password, on_answer, g_rc_box_acquire (answer));
  result = wait_for_answer (self, answer, TRUE, error);
  return result != NULL && signet_keyring_change_store_finish (change, result, place, error);
}

gboolean
signet_session_clear (SignetSession *self, SignetKeyringChange *change, GError **error)
{
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  signet_keyring_change_clear_async (change, on_answer, g_rc_box_acquire (answer));
  result = wait_for_answer (self, answer, TRUE, error);
  return result != NULL && signet_keyring_change_clear_finish (change, result, error);
}

gboolean
signet_session_undo (SignetSession *self, SignetKeyringChange *change, GError **error)
{
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  signet_keyring_change_undo_async (change, on_answer, g_rc_box_acquire (answer));
  if (!signet_keyring_change_is_begun (change))
    return TRUE;
  result = wait_for_answer (self, answer, FALSE, NULL);
  if (result != NULL && signet_keyring_change_undo_finish (change, result, NULL))
    return TRUE;
  g_clear_error (error);
  g_propagate_error (error, signet_keyring_error_new (SIGNET_KEYRING_ERROR_NOT_RESTORED));
  return FALSE;
}

void
signet_session_clear_leftovers (SignetSession *self)
{
  g_autoptr (Answer) answer = answer_new ();

  g_return_if_fail (self != NULL);

  signet_leftovers_clear_async (self->store, self->keyring, NULL, on_answer,
                                g_rc_box_acquire (answer));
  wait_for_answer (self, answer, !g_cancellable_is_cancelled (self->cancellable), NULL);
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
