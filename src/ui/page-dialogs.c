/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Follows an editor.
 */
#include "page-dialogs.h"

#include "certificate-dialog.h"
#include "dialog-body.h"
#include "dialog-focus.h"
#include "plain-label.h"

#include <glib/gi18n-lib.h>

struct _SignetPageDialogs
{
  GObject parent_instance;

  GtkWidget *page;        /* unowned */
  SignetEditor *editor;   /* unowned: the page has it */
  GtkWindow *question;    /* (nullable): weak: asks the editor's question */
  GtkWindow *leave;       /* (nullable): weak: asks what becomes of changes */
  GtkWindow *certificate; /* (nullable): weak */
  gboolean is_leaving;    /* when the changes are kept */
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetPageDialogs, signet_page_dialogs, G_TYPE_OBJECT)

static void follow_state (SignetPageDialogs *self);

static void
signet_page_dialogs_dispose (GObject *object)
{
  signet_page_dialogs_close (SIGNET_PAGE_DIALOGS (object));
  G_OBJECT_CLASS (signet_page_dialogs_parent_class)->dispose (object);
}

static void
signet_page_dialogs_class_init (SignetPageDialogsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_page_dialogs_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", SIGNET_TYPE_PAGE_DIALOGS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_page_dialogs_init (SignetPageDialogs *self)
{
}

static void
leave_now (SignetPageDialogs *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static GtkWindow *
get_window (SignetPageDialogs *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static AdwMessageDialog *
make_dialog (SignetPageDialogs *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, body);

  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  signet_plain_label_in_dialog (ADW_MESSAGE_DIALOG (dialog));
  signet_dialog_focus_default (ADW_MESSAGE_DIALOG (dialog));
  signet_dialog_scroll_body (ADW_MESSAGE_DIALOG (dialog));
  signet_dialog_keep_answers_legible (ADW_MESSAGE_DIALOG (dialog));
  return ADW_MESSAGE_DIALOG (dialog);
}

/* Unlike closing it this makes no response. */
static void
destroy_dialog (GtkWindow **dialog)
{
  GtkWindow *window = *dialog;

  g_clear_weak_pointer (dialog);
  if (window != NULL)
    gtk_window_destroy (window);
}

static void
present_dialog (GtkWindow **place, gpointer dialog)
{
  destroy_dialog (place);
  g_set_weak_pointer (place, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* It closes by itself; whatever its answer leads to, also the end of the window, must not do that
 * in the middle of it. */
static void
release_dialog (GtkWindow **place)
{
  if (*place != NULL)
    gtk_window_set_transient_for (*place, NULL);
  g_clear_weak_pointer (place);
}

static void
on_answer (SignetPageDialogs *self, const char *response)
{
  release_dialog (&self->question);
  signet_editor_answer (self->editor,
                        g_str_equal (response, "yes") ? SIGNET_ANSWER_YES : SIGNET_ANSWER_NO);
}

static void
ask (SignetPageDialogs *self, const SignetQuestion *question)
{
  AdwMessageDialog *dialog = make_dialog (self, question->heading, question->body);

  adw_message_dialog_add_responses (dialog, "no", question->no, "yes", question->yes, NULL);
  if (question->kind == SIGNET_QUESTION_PLAINTEXT)
    adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "no");
  adw_message_dialog_set_close_response (dialog, "no");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  present_dialog (&self->question, dialog);
}

static void
follow_question (SignetPageDialogs *self)
{
  const SignetQuestion *question = signet_editor_get_question (self->editor);

  if (question == NULL)
    destroy_dialog (&self->question);
  else
    ask (self, question);
}

static void
on_leave_response (SignetPageDialogs *self, const char *response)
{
  release_dialog (&self->leave);
  if (g_str_equal (response, "check"))
    signet_editor_probe (self->editor);
  if (g_str_equal (response, "discard"))
    {
      if (signet_editor_get_leave (self->editor) == SIGNET_LEAVE_NEW)
        signet_editor_discard (self->editor);
      else
        signet_editor_keep_old (self->editor);
      leave_now (self);
    }
  if (g_str_equal (response, "save"))
    {
      self->is_leaving = TRUE;
      signet_editor_save_unchecked (self->editor);
      follow_state (self);
    }
}

static void
ask_about_new (SignetPageDialogs *self)
{
  AdwMessageDialog *dialog = make_dialog (
      self, _ ("Discard This Account?"),
      _ ("The account was not added. The password that was typed is not kept."));

  /* Translators: the answers to "Discard This Account?" */
  adw_message_dialog_add_responses (dialog, "stay", _ ("Keep Editing"), "discard", _ ("Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_response), self,
                           G_CONNECT_SWAPPED);
  present_dialog (&self->leave, dialog);
}

/* What was checked and does not work is not called unchecked. */
static const char *
say_what_is_open (SignetPageDialogs *self)
{
  const SignetNotice *notice = signet_editor_get_notice (self->editor);

  if (notice != NULL && signet_editor_get_state (self->editor) == SIGNET_EDITOR_FAILED)
    return notice->text;
  return signet_editor_get_leave (self->editor) == SIGNET_LEAVE_PASSWORD
             ? _ ("The password was changed and not checked yet.")
             : _ ("The settings were changed and not checked yet.");
}

/* What nobody should do without thought stands apart from the rest. */
static void
ask_about_changes (SignetPageDialogs *self)
{
  gboolean is_password = signet_editor_get_leave (self->editor) == SIGNET_LEAVE_PASSWORD;
  AdwMessageDialog *dialog = make_dialog (
      self, is_password ? _ ("Save the New Password?") : _ ("Check Before Saving?"),
      say_what_is_open (self));

  /* Translators: the answers to "Check Before Saving?" */
  adw_message_dialog_add_responses (dialog, "save", _ ("Save Unchecked"), "stay", _ ("Cancel"),
                                    "discard", _ ("Discard"), "check", _ ("Check"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "check", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "check");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_response), self,
                           G_CONNECT_SWAPPED);
  present_dialog (&self->leave, dialog);
}

/* Leaves when the changes are kept, and takes back the question about them if there are none. */
static void
follow_state (SignetPageDialogs *self)
{
  SignetEditorState state = signet_editor_get_state (self->editor);

  if (signet_editor_get_leave (self->editor) == SIGNET_LEAVE_FREELY)
    destroy_dialog (&self->leave);
  if (!self->is_leaving || state == SIGNET_EDITOR_SAVING)
    return;
  self->is_leaving = FALSE;
  if (state == SIGNET_EDITOR_KEPT)
    leave_now (self);
}

void
signet_page_dialogs_show_certificate (SignetPageDialogs *self, SignetAttempt *attempt)
{
  SignetCertificateDialog *dialog;

  g_return_if_fail (SIGNET_IS_PAGE_DIALOGS (self) && SIGNET_IS_ATTEMPT (attempt));

  if (signet_attempt_get_facts (attempt)->tls == NULL)
    return;
  dialog = signet_certificate_dialog_new (self->editor, attempt);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  present_dialog (&self->certificate, dialog);
}

void
signet_page_dialogs_close (SignetPageDialogs *self)
{
  g_return_if_fail (SIGNET_IS_PAGE_DIALOGS (self));

  destroy_dialog (&self->question);
  destroy_dialog (&self->leave);
  destroy_dialog (&self->certificate);
}

void
signet_page_dialogs_leave (SignetPageDialogs *self)
{
  g_return_if_fail (SIGNET_IS_PAGE_DIALOGS (self));

  switch (signet_editor_get_leave (self->editor))
    {
    case SIGNET_LEAVE_NEW:
      ask_about_new (self);
      break;
    case SIGNET_LEAVE_CHANGED:
    case SIGNET_LEAVE_PASSWORD:
      ask_about_changes (self);
      break;
    case SIGNET_LEAVE_FREELY:
    default:
      leave_now (self);
    }
}

SignetPageDialogs *
signet_page_dialogs_new (GtkWidget *page, SignetEditor *editor)
{
  SignetPageDialogs *self = g_object_new (SIGNET_TYPE_PAGE_DIALOGS, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (page) && SIGNET_IS_EDITOR (editor), NULL);

  self->page = page;
  self->editor = editor;
  g_signal_connect_object (editor, "notify::question", G_CALLBACK (follow_question), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "updated", G_CALLBACK (follow_state), self, G_CONNECT_SWAPPED);
  return self;
}
