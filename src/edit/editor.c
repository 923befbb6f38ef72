/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The properties of an account that is edited. What changes them is in the files beside this one.
 */
#include "editor-private.h"

#include "form-private.h"

#include "edit-enum-types.h"

#include <glib/gi18n-lib.h>

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
  N_PROPERTIES,
};

enum
{
  SIGNAL_ADDED,
  SIGNAL_REMOVED,
  SIGNAL_FOCUS,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetEditor, signet_editor, G_TYPE_OBJECT)

static gboolean
is_removable (SignetEditor *self)
{
  return self->account != NULL && !signet_account_is_site (self->account) && !self->is_removed;
}

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
      g_value_set_object (value, self->account);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_INCOMING:
      g_value_set_object (value, self->incoming);
      break;
    case PROP_OUTGOING:
      g_value_set_object (value, self->outgoing);
      break;
    case PROP_NOTICE:
      g_value_set_boxed (value, self->notice);
      break;
    case PROP_QUESTION:
      g_value_set_boxed (value, self->question);
      break;
    case PROP_PRIMARY:
      g_value_set_enum (value, signet_editor_get_primary (self));
      break;
    case PROP_READY:
      g_value_set_boolean (value, signet_editor_is_ready (self));
      break;
    case PROP_REMOVABLE:
      g_value_set_boolean (value, is_removable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
signet_editor_dispose (GObject *object)
{
  SignetEditor *self = SIGNET_EDITOR (object);

  signet_editor_stop_run (self);
  signet_editor_clear_orphans (self);
  signet_editor_forget_passwords (self);
  signet_editor_drop_results (self);
  g_clear_object (&self->account);
  g_clear_object (&self->before);
  g_clear_object (&self->pending);
  g_clear_object (&self->existing);
  g_clear_object (&self->draft);
  g_clear_object (&self->wished);
  g_clear_pointer (&self->policy, signet_policy_unref);
  g_clear_pointer (&self->notice, signet_notice_free);
  g_clear_pointer (&self->question, signet_question_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (signet_editor_parent_class)->dispose (object);
}

static void
signet_editor_finalize (GObject *object)
{
  SignetEditor *self = SIGNET_EDITOR (object);

  g_free (self->again);
  g_clear_object (&self->form);
  g_clear_object (&self->incoming);
  g_clear_object (&self->outgoing);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (signet_editor_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

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
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_editor_class_init (SignetEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_editor_get_property;
  object_class->dispose = signet_editor_dispose;
  object_class->finalize = signet_editor_finalize;
  install_properties (object_class);
  signals[SIGNAL_ADDED] = g_signal_new ("added", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_REMOVAL);
  signals[SIGNAL_FOCUS] = g_signal_new ("focus", SIGNET_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_FIELD);
}

void
signet_editor_set_state (SignetEditor *self, SignetEditorState state)
{
  self->state = state;
  g_clear_pointer (&self->notice, signet_notice_free);
  self->notice = signet_editor_make_notice (self);
  for (guint id = PROP_ACCOUNT; id < N_PROPERTIES; id++)
    if (id != PROP_QUESTION)
      g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

void
signet_editor_set_question (SignetEditor *self, SignetQuestion *question)
{
  g_clear_pointer (&self->question, signet_question_free);
  self->question = question;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUESTION]);
}

void
signet_editor_focus (SignetEditor *self, SignetField field)
{
  g_signal_emit (self, signals[SIGNAL_FOCUS], 0, field);
}

void
signet_editor_set_added (SignetEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_ADDED], 0);
}

void
signet_editor_set_removal (SignetEditor *self, SignetRemoval *removal)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, removal);
}

static void
on_settings_changed (SignetSettings *settings, SignetEditor *self)
{
  signet_form_set_limit (self->form, signet_settings_get_plaintext_limit (settings),
                         signet_settings_get_require_ssl (settings));
}

static void
signet_editor_init (SignetEditor *self)
{
  self->form = signet_form_new ();
  self->incoming = signet_status_new (_ ("Incoming mail"));
  self->outgoing = signet_status_new (_ ("Outgoing mail"));
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
  on_settings_changed (settings, self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (on_settings_changed), self, 0);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (signet_editor_on_edited), self, 0);
  if (account != NULL)
    signet_editor_show_account (self, account);
  return self;
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

  return self->account;
}

SignetEditorState
signet_editor_get_state (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), SIGNET_EDITOR_TYPING);

  return self->state;
}

SignetStatus *
signet_editor_get_incoming (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->incoming;
}

SignetStatus *
signet_editor_get_outgoing (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->outgoing;
}

const SignetNotice *
signet_editor_get_notice (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->notice;
}

const SignetQuestion *
signet_editor_get_question (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->question;
}

SignetPrimary
signet_editor_get_primary (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), SIGNET_PRIMARY_CONNECT);

  switch (self->state)
    {
    case SIGNET_EDITOR_PROBING:
    case SIGNET_EDITOR_SAVING:
      return SIGNET_PRIMARY_STOP;
    case SIGNET_EDITOR_UNSAVED:
      return SIGNET_PRIMARY_SAVE;
    default:
      return self->account == NULL ? SIGNET_PRIMARY_CONNECT : SIGNET_PRIMARY_CHECK_AGAIN;
    }
}

gboolean
signet_editor_is_ready (SignetEditor *self)
{
  gboolean is_plausible;

  g_return_val_if_fail (SIGNET_IS_EDITOR (self), FALSE);

  g_object_get (self->form, "plausible", &is_plausible, NULL);
  return is_plausible && !self->is_removed;
}

SignetAccount *
signet_editor_get_existing (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), NULL);

  return self->existing;
}

gboolean
signet_editor_must_ask (SignetEditor *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR (self), FALSE);

  if (self->account == NULL || !signet_form_is_changed (self->form))
    return FALSE;
  return self->strictness == 0 || !signet_form_is_only_strict (self->form);
}
