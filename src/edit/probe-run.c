/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The passwords first, one protocol after the other, then the set-up.
 */
#include "probe-run.h"

#include "domain.h"

#include <string.h>

typedef struct
{
  SignetContext *context;      /* owned */
  SignetEditProbeInput *input; /* owned */
  SignetReport *report;        /* owned */
  SignetSetupRequest *request; /* (nullable): owned */
  SignetField field;           /* what an error is about */
  int next;                    /* the protocol whose password is looked for next */
} Run;

static void look_up_next (GTask *task);
static void looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void set_up (GTask *task);
static void set_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
clear_passwords (SignetSecret **passwords)
{
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    g_clear_pointer (&passwords[i], signet_secret_unref);
}

void
signet_edit_probe_input_free (SignetEditProbeInput *input)
{
  g_clear_object (&input->wanted);
  g_clear_object (&input->account);
  signet_form_values_clear (&input->values);
  clear_passwords (input->passwords);
  g_free (input);
}

void
signet_edit_probe_output_free (SignetEditProbeOutput *output)
{
  g_clear_pointer (&output->policy, signet_policy_unref);
  clear_passwords (output->passwords);
  g_free (output);
}

static void
run_free (Run *self)
{
  g_object_unref (self->context);
  signet_edit_probe_input_free (self->input);
  g_object_unref (self->report);
  g_clear_pointer (&self->request, signet_setup_request_free);
  g_free (self);
}

void
signet_edit_probe_async (SignetContext *context,
                         SignetEditProbeInput *input,
                         SignetReport *report,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *self = g_new0 (Run, 1);

  g_task_set_source_tag (task, signet_edit_probe_async);
  self->context = g_object_ref (context);
  self->input = input;
  self->report = g_object_ref (report);
  g_task_set_task_data (task, self, (GDestroyNotify)run_free);
  look_up_next (task);
}

static void
look_up_next (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  SignetKeyringItem item;

  while (self->next < SIGNET_N_PROTOCOLS && !self->input->looks_up[self->next])
    self->next++;
  if (self->next == SIGNET_N_PROTOCOLS)
    {
      set_up (task);
      return;
    }
  item = signet_keyring_item_for (self->input->account, (SignetProtocol)self->next);
  /* Not cancellable: closing the desktop's question makes gnome-keyring 42 end. */
  signet_keyring_lookup_async (signet_context_get_keyring (self->context), &item,
                               SIGNET_KEYRING_MAY_ASK, NULL, looked_up_cb, g_object_ref (task));
}

/* Where there is no password, or no keyring, there is nothing wrong. */
static gboolean
is_serious (const GError *error)
{
  return error != NULL
         && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_NOT_STORED)
         && !g_error_matches (error, SIGNET_KEYRING_ERROR, SIGNET_KEYRING_ERROR_UNAVAILABLE);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret)
      password = signet_keyring_lookup_finish (SIGNET_KEYRING (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (is_serious (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->input->passwords[self->next++] = g_steal_pointer (&password);
  look_up_next (task);
}

/* Where outgoing mail has a sign-in of its own, neither password is meant for the other server. */
static void
share_passwords (SignetEditProbeInput *input)
{
  gboolean is_own = input->values.outgoing == SIGNET_OUTGOING_OWN;
  SignetSecret *any = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (any == NULL && !(is_own && i == SIGNET_PROTOCOL_SMTP))
      any = input->passwords[i];
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (any != NULL && input->shares[i] && input->passwords[i] == NULL
        && !(is_own && i == SIGNET_PROTOCOL_SMTP))
      input->passwords[i] = signet_secret_ref (any);
}

static SignetSetupRequest *
make_request (Run *self, GError **error)
{
  SignetSettings *settings = signet_context_get_settings (self->context);
  SignetEditProbeInput *input = self->input;
  SignetKeepOptions options = {
    .rules = signet_settings_get_rules (settings, 0),
    .consent = SIGNET_KEEP_CONSENT_ASKED,
  };
  g_autoptr (SignetSetupRequest) request = NULL;

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    options.rechecks[i] = input->rechecks[i];
  request = signet_keep_request_new (input->wanted, &options, error);
  if (request == NULL)
    return NULL;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (input->rechecks[i] != SIGNET_RECHECK_SKIP && input->passwords[i] != NULL)
      request->servers[i].password = signet_secret_ref (input->passwords[i]);
  signet_form_values_fill_request (&input->values, input->account, request);
  return signet_setup_check (request, error) ? g_steal_pointer (&request) : NULL;
}

static void
set_up (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;

  share_passwords (self->input);
  self->request = make_request (self, &error);
  if (self->request == NULL)
    {
      self->field = SIGNET_FIELD_ADVANCED;
      g_task_return_error (task, error);
      return;
    }
  signet_setup_async (self->request, self->report, g_task_get_cancellable (task), set_up_cb,
                      g_object_ref (task));
}

static void
return_output (GTask *task, gboolean is_domain_missing)
{
  Run *self = g_task_get_task_data (task);
  SignetEditProbeOutput *output = g_new0 (SignetEditProbeOutput, 1);

  output->policy = signet_policy_ref (self->request->policy);
  output->is_domain_missing = is_domain_missing;
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    output->passwords[i] = g_steal_pointer (&self->input->passwords[i]);
  g_task_return_pointer (task, output, (GDestroyNotify)signet_edit_probe_output_free);
}

static void
domain_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  return_output (task, signet_domain_is_missing_finish (result));
}

/* Whether servers were looked for, and there is none */
static gboolean
has_found_nothing (Run *self)
{
  GListModel *results = G_LIST_MODEL (self->report);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (results, i);

      if (signet_protocol_result_get_outcome (result) != SIGNET_OUTCOME_HOST_NOT_FOUND)
        return FALSE;
    }
  return self->input->account == NULL
         && *self->input->values.texts[SIGNET_FORM_INCOMING_SERVER] == '\0'
         && *self->input->values.texts[SIGNET_FORM_OUTGOING_SERVER] == '\0';
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!signet_setup_finish (self->report, result, &error))
    g_task_return_error (task, error);
  else if (has_found_nothing (self))
    signet_domain_look_up_async (strrchr (signet_account_get_address (self->input->wanted), '@')
                                     + 1,
                                 g_task_get_cancellable (task), domain_cb, g_object_ref (task));
  else
    return_output (task, FALSE);
}

SignetEditProbeOutput *
signet_edit_probe_finish (GAsyncResult *result, SignetField *field, GError **error)
{
  *field = ((Run *)g_task_get_task_data (G_TASK (result)))->field;
  return g_task_propagate_pointer (G_TASK (result), error);
}
