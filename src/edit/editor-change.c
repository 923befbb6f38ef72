/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What changes a kept account besides saving: how a check ended, the switch that is turned on, and
 * the removal.
 */
#include "editor-private.h"

#include "leftovers.h"

#include "form-private.h"

/* How a check ended, for the settings it was about */
typedef struct
{
  SignetContext *context; /* owned: busy with it */
  SignetAccount *before;  /* owned */
  SignetReport *report;   /* owned */
} Note;

static void
note_free (Note *self)
{
  g_object_unref (self->before);
  g_object_unref (self->report);
  signet_context_end (self->context);
  g_free (self);
}

static gboolean
is_about (const Note *self, SignetAccount *account, SignetService *service)
{
  SignetProtocol protocol = signet_service_get_protocol (service);

  return signet_account_service_equal (signet_account_get_service (account, protocol),
                                       signet_account_get_service (self->before, protocol));
}

static gboolean
write_note (SignetAccount *account, gpointer data, GError **error)
{
  const Note *self = data;
  GListModel *all = G_LIST_MODEL (self->report);
  g_autoptr (SignetReport) report = signet_report_new (signet_account_get_address (account));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SignetService) service = g_list_model_get_item (all, i);

      if (is_about (self, account, service) && signet_withheld_is_agreed (NULL, service))
        signet_report_add_service (report, service);
    }
  signet_keep_report (account, report, g_get_real_time () / G_USEC_PER_SEC);
  return TRUE;
}

/* That the outcome could not be noted is no news for the user, who sees it. */
static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  SignetAccount *kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result,
                                                            NULL);

  g_clear_object (&kept);
  note_free (data);
}

SignetReport *
signet_editor_make_report (SignetEditor *self)
{
  SignetReport *report = signet_report_new (signet_account_get_address (self->wished));

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (self->services[i] != NULL)
      signet_report_add_service (report, self->services[i]);
  return report;
}

void
signet_editor_note_failure (SignetEditor *self)
{
  Note *note;

  if (self->account == NULL || signet_account_is_site (self->account)
      || signet_form_is_changed (self->form))
    return;
  note = g_new0 (Note, 1);
  note->context = self->context;
  note->before = g_object_ref (self->before);
  note->report = signet_editor_make_report (self);
  signet_context_begin (self->context);
  signet_account_store_update_async (signet_context_get_store (self->context),
                                     signet_account_get_id (self->account), write_note, note, NULL,
                                     on_noted, note);
}

static gboolean
require_ssl (SignetAccount *account, gpointer data, GError **error)
{
  signet_account_set_require_ssl (account, TRUE);
  return TRUE;
}

/* Nothing of it is lost any more when the page is left, but nothing was checked either. */
static void
on_strict (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SignetEditor) self = data;
  GError *error = NULL;
  g_autoptr (SignetAccount)
      kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result, &error);

  self->strictness--;
  signet_context_end (self->context);
  if (kept == NULL)
    {
      self->is_stale = FALSE;
      signet_editor_fail (self, SIGNET_EDITOR_CHANGED, SIGNET_FIELD_NONE, error);
      return;
    }
  signet_form_settle_require_ssl (self->form);
  if (self->draft != NULL)
    signet_account_set_require_ssl (self->draft, TRUE);
  if (self->run == NULL)
    signet_editor_rest (self);
}

void
signet_editor_keep_strictness (SignetEditor *self)
{
  self->is_stale = TRUE;
  self->strictness++;
  signet_context_begin (self->context);
  signet_account_store_update_async (signet_context_get_store (self->context),
                                     signet_account_get_id (self->account), require_ssl, NULL, NULL,
                                     on_strict, g_object_ref (self));
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SignetEditor) self = data;
  GError *error = NULL;
  g_autoptr (SignetAccount)
      removed = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result, &error);
  g_autoptr (SignetRemoval) removal = NULL;

  signet_context_end (self->context);
  if (removed == NULL)
    {
      self->is_removed = FALSE;
      signet_editor_fail (self, SIGNET_EDITOR_KEPT, SIGNET_FIELD_NONE, error);
      return;
    }
  removal = signet_removal_new (self->context, removed);
  signet_editor_set_removal (self, removal);
}

void
signet_editor_remove (SignetEditor *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR (self));

  if (self->account == NULL || signet_account_is_site (self->account) || self->is_removed)
    return;
  self->is_removed = TRUE;
  signet_editor_stop (self);
  signet_leftovers_note (signet_context_get_store (self->context),
                         signet_account_get_id (self->account), NULL);
  signet_context_begin (self->context);
  signet_account_store_remove_async (signet_context_get_store (self->context),
                                     signet_account_get_id (self->account), NULL, on_removed,
                                     g_object_ref (self));
}
