/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Holds the state of an edit, does what follows from its changes, and notifies what differs between
 * two views. Decides nothing.
 */
#include "editor.h"

#include "context-private.h"
#include "edit-enum-types.h"
#include "leftovers.h"

#include <glib/gi18n-lib.h>

struct _SignetEditor
{
  GObject parent_instance;

  SignetContext *context;                      /* owned */
  SignetEditState *state;                      /* owned */
  SignetEditView *view;                        /* owned: what was shown last */
  SignetForm *form;                            /* owned */
  SignetStatus *statuses[SIGNET_EDIT_N_SIDES]; /* owned */
  SignetAccount *watched;                      /* (nullable): owned: the account in the store */
  GCancellable *cancellable;                   /* (nullable): owned: stops what is going on */
};

enum
{
  PROP_FORM = 1,
  PROP_ACCOUNT,
  PROP_STATE,
  PROP_INCOMING,
  PROP_OUTGOING,
  PROP_NOTICE,
  PROP_QUESTION,
  PROP_PRIMARY,
  PROP_READY,
  PROP_REMOVABLE,
  PROP_TITLE,
  PROP_ADDED,
  PROP_ADDED_KIND,
  PROP_ADDED_TITLE,
  PROP_ADDED_TEXT,
  PROP_HAS_CONNECTION,
  PROP_PASSWORD_OPEN,
  PROP_PASSWORD_NOTE,
  PROP_CHECKED_NOTE,
  PROP_CHANGES_NOTE,
  N_PROPERTIES,
};

enum
{
  SIGNAL_ADDED,
  SIGNAL_REMOVED,
  SIGNAL_FOCUS,
  SIGNAL_UPDATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetEditor, signet_editor, G_TYPE_OBJECT)

static void probe (SignetEditor *self, SignetEditEffect *effect);
static void save (SignetEditor *self, SignetEditEffect *effect);
static void note (SignetEditor *self, SignetEditEffect *effect);
static void tighten (SignetEditor *self);
static void remove_account (SignetEditor *self);
static void watch_account (SignetEditor *self);
static void show_row (SignetStatus *status, const SignetEditRow *old, const SignetEditRow *row);

static void
signet_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SignetEditor *self = SIGNET_EDITOR (object);

  switch (id)
    {
    case PROP_FORM:
      g_value_set_object (value, self->form);
      break;
    case PROP_ACCOUNT:
      g_value_set_object (value, self->view->account);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->view->phase);
      break;
    case PROP_INCOMING:
      g_value_set_object (value, self->statuses[SIGNET_EDIT_INCOMING]);
      break;
    case PROP_OUTGOING:
      g_value_set_object (value, self->statuses[SIGNET_EDIT_OUTGOING]);
      break;
    case PROP_NOTICE:
      g_value_set_boxed (value, self->view->notice);
      break;
    case PROP_QUESTION:
      g_value_set_boxed (value, self->view->question);
      break;
    case PROP_PRIMARY:
      g_value_set_enum (value, self->view->primary);
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->view->is_ready);
      break;
    case PROP_REMOVABLE:
      g_value_set_boolean (value, self->view->is_removable);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->view->title);
      break;
    case PROP_ADDED:
      g_value_set_boolean (value, self->view->added.title != NULL);
      break;
    case PROP_ADDED_KIND:
      g_value_set_enum (value, self->view->added.kind);
      break;
    case PROP_ADDED_TITLE:
      g_value_set_string (value, self->view->added.title);
      break;
    case PROP_ADDED_TEXT:
      g_value_set_string (value, self->view->added.text);
      break;
    case PROP_HAS_CONNECTION:
      g_value_set_boolean (value, self->view->has_connection);
      break;
    case PROP_PASSWORD_OPEN:
      g_value_set_boolean (value, self->view->is_password_open);
      break;
    case PROP_PASSWORD_NOTE:
      g_value_set_string (value, self->view->password_note);
      break;
    case PROP_CHECKED_NOTE:
      g_value_set_string (value, self->view->checked_note);
      break;
    case PROP_CHANGES_NOTE:
      g_value_set_string (value, self->view->changes_note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is still going on is stopped, and nobody is told. */
static void
signet_editor_dispose (GObject *object)
{
  SignetEditor *self = SIGNET_EDITOR (object);
  g_autoptr (GPtrArray) effects = NULL;

  signet_form_detach (self->form);
  effects = signet_edit_state_handle (self->state, &(SignetEditEvent){ .type = SIGNET_EDIT_CLOSE });
  for (guint i = 0; i < effects->len; i++)
    {
      SignetEditEffect *effect = g_ptr_array_index (effects, i);

      if (effect->type == SIGNET_EDIT_DO_CLEAR)
        signet_context_clear_passwords (self->context, effect->id);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->watched);
  G_OBJECT_CLASS (signet_editor_parent_class)->dispose (object);
}

static void
signet_editor_finalize (GObject *object)
{
  SignetEditor *self = SIGNET_EDITOR (object);

  g_clear_object (&self->form);
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    g_clear_object (&self->statuses[i]);
  signet_edit_view_unref (self->view);
  signet_edit_state_unref (self->state);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (signet_editor_parent_class)->finalize (object);
}

static void
signet_editor_class_init (SignetEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_editor_get_property;
  object_class->dispose = signet_editor_dispose;
  object_class->finalize = signet_editor_finalize;
  properties[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, SIGNET_TYPE_FORM, read);
  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, SIGNET_TYPE_ACCOUNT, read);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_EDITOR_STATE,
                                              SIGNET_EDITOR_TYPING, read);
  properties[PROP_INCOMING] = g_param_spec_object ("incoming", NULL, NULL, SIGNET_TYPE_STATUS,
                                                   read);
  properties[PROP_OUTGOING] = g_param_spec_object ("outgoing", NULL, NULL, SIGNET_TYPE_STATUS,
                                                   read);
  properties[PROP_NOTICE] = g_param_spec_boxed ("notice", NULL, NULL, SIGNET_TYPE_NOTICE, read);
  properties[PROP_QUESTION] = g_param_spec_boxed ("question", NULL, NULL, SIGNET_TYPE_QUESTION,
                                                  read);
  properties[PROP_PRIMARY] = g_param_spec_enum ("primary", NULL, NULL, SIGNET_TYPE_PRIMARY,
                                                SIGNET_PRIMARY_CONNECT, read);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, read);
  properties[PROP_REMOVABLE] = g_param_spec_boolean ("removable", NULL, NULL, FALSE, read);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read);
  properties[PROP_ADDED] = g_param_spec_boolean ("just-added", NULL, NULL, FALSE, read);
  properties[PROP_ADDED_KIND] = g_param_spec_enum (
      "added-kind", NULL, NULL, SIGNET_TYPE_STATUS_KIND, SIGNET_STATUS_IDLE, read);
  properties[PROP_ADDED_TITLE] = g_param_spec_string ("added-title", NULL, NULL, NULL, read);
  properties[PROP_ADDED_TEXT] = g_param_spec_string ("added-text", NULL, NULL, NULL, read);
  properties[PROP_HAS_CONNECTION] = g_param_spec_boolean ("has-connection", NULL, NULL, FALSE,
                                                          read);
  properties[PROP_PASSWORD_OPEN] = g_param_spec_boolean ("password-open", NULL, NULL, TRUE, read);
  properties[PROP_PASSWORD_NOTE] = g_param_spec_string ("password-note", NULL, NULL, NULL, read);
  properties[PROP_CHECKED_NOTE] = g_param_spec_string ("checked-note", NULL, NULL, NULL, read);
  properties[PROP_CHANGES_NOTE] = g_param_spec_string ("changes-note", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_ADDED] = g_signal_new ("added", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_REMOVAL);
  signals[SIGNAL_FOCUS] = g_signal_new ("focus", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_FIELD);
  signals[SIGNAL_UPDATED] = g_signal_new ("updated", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
send_event (gpointer editor, const SignetEditEvent *event)
{
  signet_editor_handle (editor, event);
}

static void
signet_editor_init (SignetEditor *self)
{
  self->state = signet_edit_state_new ();
  self->view = signet_edit_state_view (self->state);
  self->form = signet_form_new_for (self->state, send_event, self);
  self->statuses[SIGNET_EDIT_INCOMING] = signet_status_new (_ ("Incoming mail"));
  self->statuses[SIGNET_EDIT_OUTGOING] = signet_status_new (_ ("Outgoing mail"));
}

static void
settings_changed_cb (SignetSettings *settings, SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){
                                  .type = SIGNET_EDIT_SETTINGS,
                                  .admin_limit = signet_settings_get_admin_limit (settings),
                                  .require_ssl = signet_settings_get_require_ssl (settings),
                              });
}

SignetEditor *
signet_editor_new (SignetContext *context, SignetAccount *account)
{
  SignetEditor *self = g_object_new (SIGNET_TYPE_EDITOR, NULL);
  SignetSettings *settings;

  g_return_val_if_fail (SIGNET_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (account == NULL || SIGNET_IS_ACCOUNT (account), NULL);

  self->context = g_object_ref (context);
  settings = signet_context_get_settings (context);
  settings_changed_cb (settings, self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  if (account != NULL)
    signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SHOW,
                                                    .account = account,
                                                    .now = g_get_real_time () / G_USEC_PER_SEC });
  return self;
}

/* Before anybody is told of the change, who may go on to the next one at once. */
static void
perform (SignetEditor *self, SignetEditEffect *effect)
{
  switch (effect->type)
    {
    case SIGNET_EDIT_DO_CANCEL:
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      break;
    case SIGNET_EDIT_DO_PROBE:
      probe (self, effect);
      break;
    case SIGNET_EDIT_DO_SAVE:
      save (self, effect);
      break;
    case SIGNET_EDIT_DO_NOTE:
      note (self, effect);
      break;
    case SIGNET_EDIT_DO_TIGHTEN:
      tighten (self);
      break;
    case SIGNET_EDIT_DO_REMOVE:
      remove_account (self);
      break;
    case SIGNET_EDIT_DO_CLEAR:
      signet_context_clear_passwords (self->context, effect->id);
      break;
    default:
      break;
    }
}

static void
notify_if (SignetEditor *self, guint id, gboolean differs)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
notify_texts (SignetEditor *self, const SignetEditView *old, const SignetEditView *view)
{
  const struct
  {
    guint id;
    const char *old;
    const char *new;
  } texts[] = {
    { PROP_TITLE, old->title, view->title },
    { PROP_ADDED_TITLE, old->added.title, view->added.title },
    { PROP_ADDED_TEXT, old->added.text, view->added.text },
    { PROP_PASSWORD_NOTE, old->password_note, view->password_note },
    { PROP_CHECKED_NOTE, old->checked_note, view->checked_note },
    { PROP_CHANGES_NOTE, old->changes_note, view->changes_note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    notify_if (self, texts[i].id, g_strcmp0 (texts[i].old, texts[i].new) != 0);
  notify_if (self, PROP_ADDED, (old->added.title != NULL) != (view->added.title != NULL));
  notify_if (self, PROP_ADDED_KIND, old->added.kind != view->added.kind);
  notify_if (self, PROP_HAS_CONNECTION, old->has_connection != view->has_connection);
  notify_if (self, PROP_PASSWORD_OPEN, old->is_password_open != view->is_password_open);
}

static void
refresh (SignetEditor *self)
{
  g_autoptr (SignetEditView) old = self->view;
  g_autoptr (SignetEditView) view = signet_edit_state_view (self->state);

  self->view = signet_edit_view_ref (view);
  watch_account (self);
  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, PROP_ACCOUNT, old->account != view->account);
  notify_if (self, PROP_STATE, old->phase != view->phase);
  notify_if (self, PROP_NOTICE, !signet_notice_equal (old->notice, view->notice));
  notify_if (self, PROP_QUESTION, !signet_question_equal (old->question, view->question));
  notify_if (self, PROP_PRIMARY, old->primary != view->primary);
  notify_if (self, PROP_READY, old->is_ready != view->is_ready);
  notify_if (self, PROP_REMOVABLE, old->is_removable != view->is_removable);
  notify_texts (self, old, view);
  for (int i = 0; i < SIGNET_EDIT_N_SIDES; i++)
    if (!signet_edit_row_equal (&old->rows[i], &view->rows[i]))
      show_row (self->statuses[i], &old->rows[i], &view->rows[i]);
  signet_form_show_view (self->form, view);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
tell (SignetEditor *self, const SignetEditEffect *effect)
{
  g_autoptr (SignetRemoval) removal = NULL;

  switch (effect->type)
    {
    case SIGNET_EDIT_DO_TELL_SHOWN:
      signet_form_tell_shown (self->form);
      break;
    case SIGNET_EDIT_DO_FOCUS:
      g_signal_emit (self, signals[SIGNAL_FOCUS], 0, effect->field);
      break;
    case SIGNET_EDIT_DO_TELL_ADDED:
      g_signal_emit (self, signals[SIGNAL_ADDED], 0);
      break;
    case SIGNET_EDIT_DO_TELL_REMOVED:
      removal = signet_context_new_removal (self->context, effect->account);
      g_signal_emit (self, signals[SIGNAL_REMOVED], 0, removal);
      break;
    default:
      break;
    }
}

void
signet_editor_handle (SignetEditor *self, const SignetEditEvent *event)
{
  g_autoptr (SignetEditor) held = NULL;
  g_autoptr (GPtrArray) effects = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR (self));

  held = g_object_ref (self);
  effects = signet_edit_state_handle (self->state, event);
  for (guint i = 0; i < effects->len; i++)
    perform (self, g_ptr_array_index (effects, i));
  refresh (self);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
  for (guint i = 0; i < effects->len; i++)
    tell (self, g_ptr_array_index (effects, i));
}

static void
account_changed_cb (SignetAccount *account, GParamSpec *pspec, SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_CHANGED_ELSEWHERE,
                                                  .account = account,
                                                  .now = g_get_real_time () / G_USEC_PER_SEC });
}

static void
watch_account (SignetEditor *self)
{
  if (self->watched == self->view->account)
    return;
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_data (self->watched, self);
  g_set_object (&self->watched, self->view->account);
  if (self->watched != NULL)
    g_signal_connect_object (self->watched, "notify", G_CALLBACK (account_changed_cb), self, 0);
}

static gboolean
shows_same (const SignetEditRow *a, const SignetEditRow *b)
{
  return a->results == b->results && a->is_kept == b->is_kept && a->may_use == b->may_use
         && signet_server_settings_equal (a->kept, b->kept);
}

static void
show_row (SignetStatus *status, const SignetEditRow *old, const SignetEditRow *row)
{
  if (!shows_same (old, row) || (old->said != NULL && row->said == NULL))
    {
      if (row->is_kept)
        signet_status_show_kept (status, row->kept, row->may_use);
      else if (row->results != NULL)
        signet_status_follow (status, row->results);
      else
        signet_status_clear (status);
    }
  if (row->is_stopped)
    signet_status_stop (status);
  if (row->said != NULL)
    signet_status_set_sentence (status, row->kind, row->said);
}

/* Something that goes on for an editor */
typedef struct
{
  SignetEditor *editor; /* owned or weak */
  gboolean is_weak;
  guint run;
} Run;

static Run *
run_new (SignetEditor *editor, guint number)
{
  Run *run = g_new0 (Run, 1);

  run->run = number;
  g_clear_object (&editor->cancellable);
  editor->cancellable = g_cancellable_new ();
  return run;
}

static void
run_free (Run *run)
{
  if (run->is_weak)
    g_clear_weak_pointer (&run->editor);
  else
    g_clear_object (&run->editor);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void probed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
results_changed_cb (GListModel *report, guint position, guint removed, guint added, Run *run)
{
  for (guint i = position; i < position + added && run->editor != NULL; i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (report, i);

      signet_editor_handle (
          run->editor,
          &(SignetEditEvent){ .type = SIGNET_EDIT_RESULT, .run = run->run, .result = result });
    }
}

/* A probe does not keep its editor: who leaves the page does not wait. */
static void
probe (SignetEditor *self, SignetEditEffect *effect)
{
  Run *run = run_new (self, effect->run);
  SignetEditProbeInput *input = g_steal_pointer (&effect->probe);
  g_autoptr (SignetReport) report = signet_report_new (signet_account_get_address (input->wanted));

  run->is_weak = TRUE;
  g_set_weak_pointer (&run->editor, self);
  g_signal_connect (report, "items-changed", G_CALLBACK (results_changed_cb), run);
  g_object_set_data (G_OBJECT (report), "run", run);
  signet_edit_probe_async (self->context, input, report, self->cancellable, probed_cb,
                           g_object_ref (report));
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SignetReport) report = user_data;
  g_autoptr (Run) run = g_object_get_data (G_OBJECT (report), "run");
  g_autoptr (GError) error = NULL;
  SignetField field;
  g_autoptr (SignetEditProbeOutput) output = signet_edit_probe_finish (result, &field, &error);
  SignetEditEvent event = {
    .type = SIGNET_EDIT_PROBE_FAILED, .run = run->run, .field = field, .error = error
  };

  g_signal_handlers_disconnect_by_data (report, run);
  if (run->editor == NULL)
    return;
  if (output != NULL)
    event = (SignetEditEvent){
      .type = SIGNET_EDIT_PROBED,
      .run = run->run,
      .policy = output->policy,
      .passwords = output->passwords,
      .is_domain_missing = output->is_domain_missing,
      .is_offline = signet_context_is_offline (run->editor->context),
      .now = g_get_real_time () / G_USEC_PER_SEC,
    };
  signet_editor_handle (run->editor, &event);
}

static void saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* What is being kept is kept though the page is left. */
static void
save (SignetEditor *self, SignetEditEffect *effect)
{
  Run *run = run_new (self, effect->run);

  run->editor = g_object_ref (self);
  signet_edit_save_async (self->context, g_steal_pointer (&effect->save), self->cancellable,
                          saved_cb, run);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetEditSaveOutput) output = signet_edit_save_finish (result, &error);

  signet_editor_handle (run->editor, &(SignetEditEvent){ .type = SIGNET_EDIT_SAVED,
                                                         .run = run->run,
                                                         .saved = output,
                                                         .error = error });
}

/* How a check ended, for the settings it was about */
typedef struct
{
  SignetContext *context; /* owned: busy with it */
  SignetAccount *checked; /* owned */
  SignetReport *report;   /* owned */
} Note;

static gboolean
is_about (const Note *self, SignetAccount *account, SignetProtocolResult *result)
{
  SignetProtocol protocol = signet_protocol_result_get_protocol (result);

  return signet_server_settings_equal (signet_account_get_server (account, protocol),
                                       signet_account_get_server (self->checked, protocol));
}

static gboolean
write_note (SignetAccount *account, gpointer data, GError **error)
{
  const Note *self = data;
  GListModel *all = G_LIST_MODEL (self->report);
  g_autoptr (SignetReport) report = signet_report_new (signet_account_get_address (account));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SignetProtocolResult) result = g_list_model_get_item (all, i);

      if (is_about (self, account, result))
        signet_report_add_result (report, result);
    }
  signet_keep_report (account, report, g_get_real_time () / G_USEC_PER_SEC);
  return TRUE;
}

/* That the outcome could not be noted is no news for the user, who sees it. */
static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Note *self = user_data;
  SignetAccount *kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result,
                                                            NULL);

  g_clear_object (&kept);
  g_object_unref (self->checked);
  g_object_unref (self->report);
  signet_context_end (self->context);
  g_free (self);
}

static void
note (SignetEditor *self, SignetEditEffect *effect)
{
  Note *written = g_new0 (Note, 1);

  written->context = self->context;
  written->checked = g_steal_pointer (&effect->account);
  written->report = g_steal_pointer (&effect->report);
  signet_context_begin (self->context);
  signet_account_store_update_async (signet_context_get_store (self->context),
                                     signet_account_get_id (written->checked), write_note, written,
                                     NULL, noted_cb, written);
}

static gboolean
require_ssl (SignetAccount *account, gpointer data, GError **error)
{
  signet_account_set_require_ssl (account, TRUE);
  return TRUE;
}

static void
tightened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SignetEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  SignetAccount *kept = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result,
                                                            &error);

  g_clear_object (&kept);
  signet_context_end (self->context);
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_TIGHTENED, .error = error });
}

static void
tighten (SignetEditor *self)
{
  signet_context_begin (self->context);
  signet_account_store_update_async (signet_context_get_store (self->context),
                                     signet_account_get_id (self->state->account), require_ssl,
                                     NULL, NULL, tightened_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SignetEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount)
      removed = signet_account_store_change_finish (SIGNET_ACCOUNT_STORE (source), result, &error);

  signet_context_end (self->context);
  signet_editor_handle (
      self, &(SignetEditEvent){ .type = SIGNET_EDIT_REMOVED, .account = removed, .error = error });
}

static void
remove_account (SignetEditor *self)
{
  SignetAccountStore *store = signet_context_get_store (self->context);
  const char *id = signet_account_get_id (self->state->account);

  signet_leftovers_note (store, id, NULL);
  signet_context_begin (self->context);
  signet_account_store_remove_async (store, id, NULL, removed_cb, g_object_ref (self));
}

SignetForm *
signet_editor_get_form (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->form;
}

SignetAccount *
signet_editor_get_account (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->view->account;
}

SignetEditorState
signet_editor_get_state (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), SIGNET_EDITOR_TYPING);

  return self->view->phase;
}

SignetStatus *
signet_editor_get_incoming (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->statuses[SIGNET_EDIT_INCOMING];
}

SignetStatus *
signet_editor_get_outgoing (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->statuses[SIGNET_EDIT_OUTGOING];
}

const SignetNotice *
signet_editor_get_notice (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->view->notice;
}

const SignetQuestion *
signet_editor_get_question (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->view->question;
}

SignetPrimary
signet_editor_get_primary (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), SIGNET_PRIMARY_CONNECT);

  return self->view->primary;
}

gboolean
signet_editor_is_ready (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), FALSE);

  return self->view->is_ready;
}

SignetAccount *
signet_editor_get_existing (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->view->existing;
}

SignetLeave
signet_editor_get_leave (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), SIGNET_LEAVE_FREELY);

  return self->view->leave;
}

gboolean
signet_editor_is_draft (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), FALSE);

  return self->view->is_draft;
}

gboolean
signet_editor_is_added (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), FALSE);

  return self->view->added.title != NULL;
}

gboolean
signet_editor_can_trust (SignetEditor *self, SignetAttempt *attempt)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self) && SIGNET_IS_ATTEMPT (attempt), FALSE);

  return signet_edit_state_can_trust (self->state, attempt);
}

GPtrArray *
signet_editor_list_same_key (SignetEditor *self, SignetAttempt *attempt)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self) && SIGNET_IS_ATTEMPT (attempt), NULL);

  return signet_edit_state_list_same_key (self->state, attempt);
}

char *
signet_editor_write_report (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return signet_edit_state_write_report (self->state);
}

static void
send_with_existing (SignetEditor *self, SignetEditEventType type)
{
  SignetAccountStore *store = signet_context_get_store (self->context);
  g_autoptr (SignetAccount)
      existing = signet_account_store_find_address (store, signet_form_get_address (self->form));

  signet_editor_handle (self, &(SignetEditEvent){ .type = type, .account = existing });
}

void
signet_editor_probe (SignetEditor *self)
{
  send_with_existing (self, SIGNET_EDIT_PROBE);
}

void
signet_editor_add_again (SignetEditor *self)
{
  send_with_existing (self, SIGNET_EDIT_ADD_AGAIN);
}

void
signet_editor_stop (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_STOP });
}

void
signet_editor_save (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SAVE });
}

void
signet_editor_save_unchecked (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SAVE_UNCHECKED });
}

void
signet_editor_save_incoming (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SAVE_INCOMING });
}

void
signet_editor_retry_outgoing (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_RETRY_OUTGOING });
}

void
signet_editor_keep_old (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_KEEP_OLD });
}

void
signet_editor_discard (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_SHOW });
}

void
signet_editor_change_password (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_CHANGE_PASSWORD });
}

void
signet_editor_keep_password (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_KEEP_PASSWORD });
}

void
signet_editor_answer (SignetEditor *self, SignetAnswer answer)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_ANSWER, .answer = answer });
}

void
signet_editor_trust (SignetEditor *self, SignetAttempt *attempt)
{
  g_return_if_fail (SIGNET_IS_ATTEMPT (attempt));

  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_TRUST,
                                                  .attempt = attempt,
                                                  .now = g_get_real_time () / G_USEC_PER_SEC });
}

void
signet_editor_remove (SignetEditor *self)
{
  signet_editor_handle (self, &(SignetEditEvent){ .type = SIGNET_EDIT_REMOVE });
}
