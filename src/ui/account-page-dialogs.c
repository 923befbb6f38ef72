/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the page asks. A dialog goes away by itself when its question does, and that answers
 * nothing.
 */
#include "account-page-private.h"
#include "certificate-dialog.h"
#include "dialog-body.h"
#include "dialog-focus.h"
#include "plain-label.h"

#include <glib/gi18n-lib.h>

static GtkWindow *
get_window (SignetAccountPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static AdwMessageDialog *
make_dialog (SignetAccountPage *self, const char *heading, const char *body)
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
on_answer (SignetAccountPage *self, const char *response)
{
  release_dialog (&self->question);
  signet_editor_answer (self->editor,
                        g_str_equal (response, "yes") ? SIGNET_ANSWER_YES : SIGNET_ANSWER_NO);
}

static void
ask (SignetAccountPage *self, const SignetQuestion *question)
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

void
signet_account_page_follow_question (SignetAccountPage *self)
{
  const SignetQuestion *question = signet_editor_get_question (self->editor);

  if (question == NULL)
    destroy_dialog (&self->question);
  else
    ask (self, question);
}

static void
on_leave_response (SignetAccountPage *self, const char *response)
{
  release_dialog (&self->leave_question);
  if (g_str_equal (response, "check"))
    signet_editor_probe (self->editor);
  if (g_str_equal (response, "discard"))
    {
      signet_editor_keep_old (self->editor);
      signet_account_page_emit_left (self);
    }
  if (g_str_equal (response, "save"))
    {
      self->is_leaving = TRUE;
      signet_editor_save_unchecked (self->editor);
      signet_account_page_follow_state (self);
    }
}

/* What was checked and does not work is not called unchecked. */
static const char *
say_what_is_open (SignetAccountPage *self)
{
  const SignetNotice *notice = signet_editor_get_notice (self->editor);

  if (notice != NULL && signet_editor_get_state (self->editor) == SIGNET_EDITOR_FAILED)
    return notice->text;
  return _ ("The settings were changed and not checked yet.");
}

static void
ask_before_leaving (SignetAccountPage *self)
{
  AdwMessageDialog *dialog = make_dialog (self, _ ("Check Before Saving?"),
                                          say_what_is_open (self));

  /* Translators: the answers to "Check Before Saving?" */
  adw_message_dialog_add_responses (dialog, "save", _ ("Save Unchecked"), "discard", _ ("Discard"),
                                    "check", _ ("Check"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "check", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "check");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_response), self,
                           G_CONNECT_SWAPPED);
  present_dialog (&self->leave_question, dialog);
}

void
signet_account_page_follow_state (SignetAccountPage *self)
{
  SignetEditorState state = signet_editor_get_state (self->editor);

  if (state == SIGNET_EDITOR_PROBING || state == SIGNET_EDITOR_KEPT)
    signet_account_page_clear_all_wrong (self);
  if (!signet_editor_must_ask (self->editor))
    destroy_dialog (&self->leave_question);
  if (!self->is_leaving || state == SIGNET_EDITOR_SAVING)
    return;
  self->is_leaving = FALSE;
  if (state == SIGNET_EDITOR_KEPT)
    signet_account_page_emit_left (self);
}

void
signet_account_page_show_certificate (SignetAccountPage *self, SignetStatusRow *row)
{
  SignetAttempt *attempt = signet_status_get_headline (signet_status_row_get_status (row));
  SignetCertificateDialog *dialog;

  if (attempt == NULL || signet_attempt_get_facts (attempt)->tls == NULL)
    return;
  dialog = signet_certificate_dialog_new (self->editor, attempt);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  present_dialog (&self->certificate_dialog, dialog);
}

void
signet_account_page_close_dialogs (SignetAccountPage *self)
{
  destroy_dialog (&self->question);
  destroy_dialog (&self->leave_question);
  destroy_dialog (&self->certificate_dialog);
}

void
signet_account_page_leave (SignetAccountPage *self)
{
  g_return_if_fail (SIGNET_IS_ACCOUNT_PAGE (self));

  if (signet_editor_must_ask (self->editor))
    ask_before_leaving (self);
  else
    signet_account_page_emit_left (self);
}
