/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Asks the store and the keyring, and waits for their answers.
 */
#include "session.h"
#include "output.h"
#include "stop.h"

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

/* The keyring is never cancelled: that takes the desktop's question away, and gnome-keyring 42 ends
 * of it. Whoever is stopped waits no more. What is stored or removed only then puts things back as
 * they were, and is waited for. */
static GAsyncResult *
wait_for_answer (SignetSession *self, Answer *answer, GError **error)
{
  gboolean was_stopped = g_cancellable_is_cancelled (self->cancellable);

  while (answer->result == NULL)
    {
      if (!was_stopped && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      g_main_context_iteration (NULL, TRUE);
    }
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

  signet_account_store_add_async (self->store, account, self->cancellable, keep_result, &result);
  kept = signet_account_store_change_finish (self->store, wait_for (&result), error);
  return kept != NULL;
}

SignetAccount *
signet_session_update (
    SignetSession *self, const char *id, SignetAccountChange change, gpointer data, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_return_val_if_fail (self != NULL && id != NULL && change != NULL, NULL);

  signet_account_store_update_async (self->store, id, change, data, self->cancellable, keep_result,
                                     &result);
  return signet_account_store_change_finish (self->store, wait_for (&result), error);
}

gboolean
signet_session_remove (SignetSession *self, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetAccount) removed = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  signet_account_store_remove_async (self->store, id, self->cancellable, keep_result, &result);
  removed = signet_account_store_change_finish (self->store, wait_for (&result), error);
  return removed != NULL;
}

SignetSecret *
signet_session_lookup (SignetSession *self,
                       const SignetKeyringItem *item,
                       SignetKeyringManner manner,
                       GError **error)
{
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  signet_keyring_lookup_async (self->keyring, item, manner, NULL, on_answer,
                               g_rc_box_acquire (answer));
  result = wait_for_answer (self, answer, error);
  return result != NULL ? signet_keyring_lookup_finish (self->keyring, result, error) : NULL;
}

gboolean
signet_session_store (SignetSession *self,
                      const SignetKeyringItem *item,
                      SignetSecret *password,
                      SignetKeyringPlace *place,
                      GError **error)
{
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && item != NULL && password != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  signet_keyring_store_async (self->keyring, item, password, NULL, on_answer,
                              g_rc_box_acquire (answer));
  result = wait_for_answer (self, answer, error);
  return result != NULL && signet_keyring_store_finish (self->keyring, result, place, error);
}

gboolean
signet_session_clear (SignetSession *self, const char *id, GError **error)
{
  g_autoptr (Answer) answer = answer_new ();
  GAsyncResult *result;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  signet_keyring_clear_async (self->keyring, id, NULL, on_answer, g_rc_box_acquire (answer));
  result = wait_for_answer (self, answer, error);
  return result != NULL && signet_keyring_clear_finish (self->keyring, result, error);
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

static gboolean
is_usage (const GError *error)
{
  if (error->domain == SIGNET_STORE_ERROR)
    return error->code == SIGNET_STORE_ERROR_UNKNOWN_ID
           || error->code == SIGNET_STORE_ERROR_AMBIGUOUS || error->code == SIGNET_STORE_ERROR_SITE
           || error->code == SIGNET_STORE_ERROR_INVALID
           || error->code == SIGNET_STORE_ERROR_RATCHET;
  return error->domain != SIGNET_KEYRING_ERROR
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

SignetExit
signet_session_refuse (const GError *error)
{
  g_return_val_if_fail (error != NULL, SIGNET_EXIT_STOPPED);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    signet_output_error ("%s", error->message);
  return is_usage (error) ? SIGNET_EXIT_USAGE : SIGNET_EXIT_STOPPED;
}
