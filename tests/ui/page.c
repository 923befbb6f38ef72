/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The test bed of the account page.
 */
#include "page.h"
#include "account-page-private.h"
#include "context-private.h"
#include "pictures.h"
#include "waiting.h"

#include <glib/gstdio.h>

enum
{
  WIDTH = 360,
  HEIGHT = 640,
  TIME_2026 = 1767225600,
  YEAR = 31536000,
};

/* The page on show: a value has no other way to learn of it. */
static Page *current;

GPtrArray *__real_signet_edit_state_handle (SignetEditState *state, const SignetEditEvent *event);
GPtrArray *__wrap_signet_edit_state_handle (SignetEditState *state, const SignetEditEvent *event);
SignetEditView *__real_signet_edit_state_view (const SignetEditState *state);
SignetEditView *__wrap_signet_edit_state_view (const SignetEditState *state);
gboolean __wrap_signet_edit_state_can_trust (const SignetEditState *state, SignetAttempt *attempt);
char *__wrap_signet_edit_state_write_report (const SignetEditState *state);

static void
note (const char *call)
{
  g_string_append_printf (current->calls, "%s%s", current->calls->len == 0 ? "" : " ", call);
}

static const char *
word_of (const SignetEditEvent *event)
{
  static const char *const words[] = {
    [SIGNET_EDIT_PROBE] = "probe",
    [SIGNET_EDIT_ADD_AGAIN] = "add-again",
    [SIGNET_EDIT_STOP] = "stop",
    [SIGNET_EDIT_SAVE] = "save",
    [SIGNET_EDIT_SAVE_UNCHECKED] = "save-unchecked",
    [SIGNET_EDIT_SAVE_INCOMING] = "save-incoming",
    [SIGNET_EDIT_RETRY_OUTGOING] = "retry-outgoing",
    [SIGNET_EDIT_KEEP_OLD] = "keep-old",
    [SIGNET_EDIT_CHANGE_PASSWORD] = "change-password",
    [SIGNET_EDIT_KEEP_PASSWORD] = "keep-password",
    [SIGNET_EDIT_ANSWER] = "answer-no",
    [SIGNET_EDIT_TRUST] = "trust",
    [SIGNET_EDIT_REMOVE] = "remove",
  };

  if (event->type == SIGNET_EDIT_ANSWER && event->answer == SIGNET_ANSWER_YES)
    return "answer-yes";
  return event->type < G_N_ELEMENTS (words) ? words[event->type] : NULL;
}

/* What the user does is written down; what is typed arrives. */
GPtrArray *
__wrap_signet_edit_state_handle (SignetEditState *state, const SignetEditEvent *event)
{
  const char *word = word_of (event);

  if (current == NULL || word == NULL)
    return __real_signet_edit_state_handle (state, event);
  note (word);
  if (event->type == SIGNET_EDIT_SAVE_UNCHECKED)
    current->shown.phase = SIGNET_EDITOR_SAVING;
  if (event->type == SIGNET_EDIT_ANSWER)
    page_set_question (current, NULL);
  return g_ptr_array_new ();
}

SignetEditView *
__wrap_signet_edit_state_view (const SignetEditState *state)
{
  SignetEditView *view = __real_signet_edit_state_view (state);
  const PageShown *shown = current != NULL ? &current->shown : NULL;

  if (shown == NULL)
    return view;
  g_set_object (&view->existing, shown->existing);
  view->phase = shown->phase;
  view->primary = shown->primary;
  view->is_ready = shown->is_ready;
  view->is_removable = shown->is_removable;
  view->leave = shown->leave;
  view->has_connection = shown->has_connection;
  view->is_password_open = view->is_new || shown->is_password_open;
  view->changes_note = shown->changes_note;
  g_free (view->added.title);
  g_free (view->added.text);
  view->added = (SignetEditAdded){ 0 };
  if (shown->is_added)
    view->added = (SignetEditAdded){ SIGNET_STATUS_ENCRYPTED, g_strdup ("It is ready"),
                                     g_strdup ("All is well.") };
  signet_notice_free (view->notice);
  view->notice = shown->notice != NULL ? signet_notice_copy (shown->notice) : NULL;
  signet_question_free (view->question);
  view->question = shown->question != NULL ? signet_question_copy (shown->question) : NULL;
  return view;
}

gboolean
__wrap_signet_edit_state_can_trust (const SignetEditState *state, SignetAttempt *attempt)
{
  return current->shown.can_trust;
}

char *
__wrap_signet_edit_state_write_report (const SignetEditState *state)
{
  note ("write-report");
  return g_strdup ("what was tried");
}

/* An event of a run that never was changes nothing. */
void
page_show (Page *self)
{
  signet_editor_handle (self->editor,
                        &(SignetEditEvent){ .type = SIGNET_EDIT_PROBED, .run = G_MAXUINT });
}

void
page_set_notice (Page *self, const SignetNotice *notice)
{
  g_clear_pointer (&self->shown.notice, signet_notice_free);
  self->shown.notice = notice != NULL ? signet_notice_copy (notice) : NULL;
}

void
page_set_question (Page *self, const SignetQuestion *question)
{
  g_clear_pointer (&self->shown.question, signet_question_free);
  self->shown.question = question != NULL ? signet_question_copy (question) : NULL;
}

static SignetContext *
new_context (const char *folder)
{
  static const char *const no_folders[] = { NULL };
  g_autoptr (SignetAccountStore) store = signet_account_store_new_for_folders (folder, no_folders);

  return signet_context_new_for (store, g_network_monitor_get_default ());
}

void
page_open (Page *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetContext) context = NULL;

  self->folder = g_dir_make_tmp ("page-XXXXXX", &error);
  g_assert_no_error (error);
  context = new_context (self->folder);
  self->calls = g_string_new (NULL);
  self->shown.has_connection = TRUE;
  current = self;
  self->window = GTK_WINDOW (adw_window_new ());
  self->page = signet_account_page_new (context, NULL);
  self->editor = signet_account_page_get_editor (self->page);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_set_default_size (self->window, WIDTH, HEIGHT);
  pictures_show (self->window);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *)pointer == NULL;
}

void
page_clear (Page *self)
{
  current = NULL;
  page_set_notice (self, NULL);
  page_set_question (self, NULL);
  g_string_free (g_steal_pointer (&self->calls), TRUE);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_pointer (&self->folder, g_free);
}

void
page_close (Page *self)
{
  gpointer page = self->page;
  gpointer editor = self->editor;

  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (editor, &editor);
  gtk_window_destroy (self->window);
  wait_until (is_null, &page);
  wait_until (is_null, &editor);
  page_clear (self);
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

GtkWidget *
page_find_button (GtkWidget *widget, const char *label)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && shows_text (widget, label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
page_find_row (GtkWidget *widget, const char *title)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if ((ADW_IS_ACTION_ROW (widget) || ADW_IS_ENTRY_ROW (widget))
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

AdwMessageDialog *
page_find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer user_data)
{
  return page_find_dialog () != NULL;
}

AdwMessageDialog *
page_wait_for_dialog (void)
{
  wait_until (has_dialog, NULL);
  return page_find_dialog ();
}

static SignetTlsInfo *
new_tls (SignetFlaws flaws)
{
  SignetTlsInfo *tls = signet_tls_info_new ();

  tls->version = g_strdup ("TLS1.3");
  tls->cipher = g_strdup ("AES-256-GCM");
  tls->flaws = flaws;
  tls->holder = g_strdup ("mail.example.org (A <b>bold</b> & company)");
  tls->authority = g_strdup ("Example Authority");
  tls->names = g_strsplit ("mail.example.org", " ", -1);
  tls->not_before = TIME_2026;
  tls->not_after = TIME_2026 + YEAR;
  tls->sha256 = g_strnfill (64, 'a');
  return tls;
}

SignetProtocolResult *
page_new_result (SignetProtocol protocol,
                 SignetOutcome outcome,
                 SignetFlaws flaws,
                 const char *detail)
{
  SignetProtocolResult *result = signet_protocol_result_new (protocol);
  g_autoptr (SignetProfile)
      profile = signet_profile_new (protocol, "imap.example.org", 993, SIGNET_SECURITY_TLS);
  gboolean has_tls = outcome >= SIGNET_OUTCOME_UNTRUSTED
                     && outcome != SIGNET_OUTCOME_UNENCRYPTED_ONLY;
  g_autoptr (SignetTlsInfo) tls = has_tls ? new_tls (flaws) : NULL;
  g_autoptr (SignetAttempt) attempt = signet_attempt_new (&(SignetAttemptFacts){
      .profile = profile,
      .outcome = outcome,
      .detail = detail,
      .tls = tls,
      .elapsed_ms = 5000,
  });

  signet_protocol_result_add_attempt (result, attempt);
  signet_protocol_result_choose (result, outcome == SIGNET_OUTCOME_OK ? attempt : NULL);
  return result;
}

void
page_follow (SignetStatus *status, SignetProtocolResult *result)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (results, result);
  signet_status_follow (status, results);
}

void
page_assert_calls (Page *self, const char *expected)
{
  g_assert_cmpstr (self->calls->str, ==, expected);
  g_string_truncate (self->calls, 0);
}
