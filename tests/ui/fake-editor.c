/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The functions of editor.h over a bag of properties.
 */
#include "fake-editor.h"
#include "edit-enum-types.h"
#include "removal.h"

struct _SignetEditor
{
  GObject parent_instance;

  SignetForm *form;
  SignetAccount *account;
  SignetStatus *incoming;
  SignetStatus *outgoing;
  SignetEditorState state;
  SignetNotice *notice;
  SignetQuestion *question;
  SignetPrimary primary;
  gboolean ready;
  gboolean removable;
  gboolean must_ask;
  gboolean can_trust;
  GString *calls;
};

enum
{
  PROP_FORM = 1,
  PROP_ACCOUNT,
  PROP_INCOMING,
  PROP_OUTGOING,
  PROP_STATE,
  PROP_NOTICE,
  PROP_QUESTION,
  PROP_PRIMARY,
  PROP_READY,
  PROP_REMOVABLE,
  PROP_MUST_ASK,
  PROP_CAN_TRUST,
};

static SignetEditor *last; /* weak */

G_DEFINE_FINAL_TYPE (SignetEditor, signet_editor, G_TYPE_OBJECT)

static void
note (SignetEditor *self, const char *call)
{
  g_string_append_printf (self->calls, "%s%s", self->calls->len == 0 ? "" : " ", call);
}

static gpointer
get_field (SignetEditor *self, guint id)
{
  gpointer const fields[] = {
    [PROP_FORM] = &self->form,         [PROP_ACCOUNT] = &self->account,
    [PROP_INCOMING] = &self->incoming, [PROP_OUTGOING] = &self->outgoing,
    [PROP_STATE] = &self->state,       [PROP_NOTICE] = &self->notice,
    [PROP_QUESTION] = &self->question, [PROP_PRIMARY] = &self->primary,
    [PROP_READY] = &self->ready,       [PROP_REMOVABLE] = &self->removable,
    [PROP_MUST_ASK] = &self->must_ask, [PROP_CAN_TRUST] = &self->can_trust,
  };

  return fields[id];
}

static void
signet_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gpointer field = get_field (SIGNET_EDITOR (object), id);

  if (G_VALUE_HOLDS_BOXED (value))
    {
      gpointer *boxed = field;

      if (*boxed != NULL)
        g_boxed_free (pspec->value_type, *boxed);
      *boxed = g_value_dup_boxed (value);
    }
  else if (G_VALUE_HOLDS_OBJECT (value))
    g_set_object ((GObject **)field, g_value_get_object (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    *(gboolean *)field = g_value_get_boolean (value);
  else
    *(int *)field = g_value_get_enum (value);
}

static void
signet_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  gpointer field = get_field (SIGNET_EDITOR (object), id);

  if (G_VALUE_HOLDS_BOXED (value))
    g_value_set_boxed (value, *(gpointer *)field);
  else if (G_VALUE_HOLDS_OBJECT (value))
    g_value_set_object (value, *(GObject **)field);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, *(gboolean *)field);
  else
    g_value_set_enum (value, *(int *)field);
}

static void
signet_editor_finalize (GObject *object)
{
  SignetEditor *self = SIGNET_EDITOR (object);

  g_object_unref (self->form);
  g_clear_object (&self->account);
  g_object_unref (self->incoming);
  g_object_unref (self->outgoing);
  signet_notice_free (self->notice);
  signet_question_free (self->question);
  g_string_free (self->calls, TRUE);
  G_OBJECT_CLASS (signet_editor_parent_class)->finalize (object);
}

static void
install (GObjectClass *klass, guint id, GParamSpec *pspec)
{
  g_object_class_install_property (klass, id, pspec);
}

static void
signet_editor_class_init (SignetEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE;
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = signet_editor_set_property;
  object_class->get_property = signet_editor_get_property;
  object_class->finalize = signet_editor_finalize;
  install (object_class, PROP_FORM,
           g_param_spec_object ("form", NULL, NULL, SIGNET_TYPE_FORM, flags));
  install (object_class, PROP_ACCOUNT,
           g_param_spec_object ("account", NULL, NULL, SIGNET_TYPE_ACCOUNT, flags));
  install (object_class, PROP_INCOMING,
           g_param_spec_object ("incoming", NULL, NULL, SIGNET_TYPE_STATUS, flags));
  install (object_class, PROP_OUTGOING,
           g_param_spec_object ("outgoing", NULL, NULL, SIGNET_TYPE_STATUS, flags));
  install (object_class, PROP_STATE,
           g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_EDITOR_STATE, 0, flags));
  install (object_class, PROP_NOTICE,
           g_param_spec_boxed ("notice", NULL, NULL, SIGNET_TYPE_NOTICE, flags));
  install (object_class, PROP_QUESTION,
           g_param_spec_boxed ("question", NULL, NULL, SIGNET_TYPE_QUESTION, flags));
  install (object_class, PROP_PRIMARY,
           g_param_spec_enum ("primary", NULL, NULL, SIGNET_TYPE_PRIMARY, 0, flags));
  install (object_class, PROP_READY, g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags));
  install (object_class, PROP_REMOVABLE,
           g_param_spec_boolean ("removable", NULL, NULL, FALSE, flags));
  install (object_class, PROP_MUST_ASK,
           g_param_spec_boolean ("must-ask", NULL, NULL, FALSE, flags));
  install (object_class, PROP_CAN_TRUST,
           g_param_spec_boolean ("can-trust", NULL, NULL, FALSE, flags));
  g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                SIGNET_TYPE_REMOVAL);
  g_signal_new ("focus", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                SIGNET_TYPE_FIELD);
}

static void
signet_editor_init (SignetEditor *self)
{
  self->form = signet_form_new ();
  self->incoming = signet_status_new ("Incoming mail");
  self->outgoing = signet_status_new ("Outgoing mail");
  self->calls = g_string_new (NULL);
  g_set_weak_pointer (&last, self);
}

SignetEditor *
signet_editor_new (SignetContext *context, SignetAccount *account)
{
  SignetEditor *self = g_object_new (SIGNET_TYPE_EDITOR, "account", account, NULL);

  signet_form_show (self->form, account);
  return self;
}

SignetForm *
signet_editor_get_form (SignetEditor *self)
{
  return self->form;
}

SignetAccount *
signet_editor_get_account (SignetEditor *self)
{
  return self->account;
}

SignetEditorState
signet_editor_get_state (SignetEditor *self)
{
  return self->state;
}

SignetStatus *
signet_editor_get_incoming (SignetEditor *self)
{
  return self->incoming;
}

SignetStatus *
signet_editor_get_outgoing (SignetEditor *self)
{
  return self->outgoing;
}

const SignetNotice *
signet_editor_get_notice (SignetEditor *self)
{
  return self->notice;
}

const SignetQuestion *
signet_editor_get_question (SignetEditor *self)
{
  return self->question;
}

SignetPrimary
signet_editor_get_primary (SignetEditor *self)
{
  return self->primary;
}

gboolean
signet_editor_is_ready (SignetEditor *self)
{
  return self->ready;
}

void
signet_editor_probe (SignetEditor *self)
{
  note (self, "probe");
}

SignetAccount *
signet_editor_get_existing (SignetEditor *self)
{
  return self->account;
}

void
signet_editor_add_again (SignetEditor *self)
{
  note (self, "add-again");
}

void
signet_editor_stop (SignetEditor *self)
{
  note (self, "stop");
}

void
signet_editor_save (SignetEditor *self)
{
  note (self, "save");
}

void
signet_editor_save_unchecked (SignetEditor *self)
{
  note (self, "save-unchecked");
  g_object_set (self, "state", SIGNET_EDITOR_SAVING, NULL);
}

void
signet_editor_save_incoming (SignetEditor *self)
{
  note (self, "save-incoming");
}

void
signet_editor_retry_outgoing (SignetEditor *self)
{
  note (self, "retry-outgoing");
}

void
signet_editor_keep_old (SignetEditor *self)
{
  note (self, "keep-old");
}

void
signet_editor_answer (SignetEditor *self, SignetAnswer answer)
{
  note (self, answer == SIGNET_ANSWER_YES ? "answer-yes" : "answer-no");
  g_object_set (self, "question", NULL, NULL);
}

gboolean
signet_editor_can_trust (SignetEditor *self, SignetAttempt *attempt)
{
  return self->can_trust;
}

void
signet_editor_trust (SignetEditor *self, SignetAttempt *attempt)
{
  note (self, "trust");
}

void
signet_editor_remove (SignetEditor *self)
{
  note (self, "remove");
}

gboolean
signet_editor_must_ask (SignetEditor *self)
{
  return self->must_ask;
}

char *
signet_editor_write_report (SignetEditor *self)
{
  note (self, "write-report");
  return g_strdup ("what was tried");
}

SignetEditor *
fake_editor_get_last (void)
{
  return last;
}

char *
fake_editor_take_calls (SignetEditor *self)
{
  char *calls = g_string_free (self->calls, FALSE);

  self->calls = g_string_new (NULL);
  return calls;
}
