/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The account page asks what its editor wants to know, and before changes are lost. What is closed
 * answers with the safe word; what goes away by itself answers nothing.
 */
#include "page.h"
#include "pictures.h"
#include "waiting.h"

static void
ask (Page *page)
{
  SignetQuestion question = {
    .kind = SIGNET_QUESTION_PLAINTEXT,
    .heading = (char *)"Send <b>it</b> & more?",
    .body = (char *)"<i>Anyone</i> & everyone could read it.",
    .no = "Do Not Send",
    .yes = "Send Unencrypted",
  };

  page_set_question (page, &question);
  page_show (page);
}

static gboolean
is_alone (gpointer user_data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1;
}

static void
press (const char *label)
{
  GtkWidget *dialog = GTK_WIDGET (page_wait_for_dialog ());
  GtkWidget *button;

  pictures_settle (dialog);
  button = page_find_button (dialog, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (is_alone, NULL);
}

/* Return and Space do no harm, however the answers are laid out. */
static void
assert_focus (const char *label)
{
  GtkWidget *dialog = GTK_WIDGET (page_wait_for_dialog ());

  pictures_settle (dialog);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == page_find_button (dialog, label));
}

static void
press_escape (void)
{
  gtk_window_close (GTK_WINDOW (page_wait_for_dialog ()));
  wait_until (is_alone, NULL);
}

static void
test_question (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog;

  page_open (&page);
  ask (&page);
  dialog = page_wait_for_dialog ();
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == page.window);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Send <b>it</b> & more?");
  g_assert_false (adw_message_dialog_get_heading_use_markup (dialog));
  g_assert_false (adw_message_dialog_get_body_use_markup (dialog));
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "no");
  g_assert_cmpint (adw_message_dialog_get_response_appearance (dialog, "yes"), ==,
                   ADW_RESPONSE_DESTRUCTIVE);
  assert_focus ("Do Not Send");
  press ("Do Not Send");
  page_assert_calls (&page, "answer-no");
  ask (&page);
  press ("Send Unencrypted");
  page_assert_calls (&page, "answer-yes");
  ask (&page);
  press_escape ();
  page_assert_calls (&page, "answer-no");
  page_close (&page);
}

static void
test_withdrawn (void)
{
  Page page = { 0 };

  page_open (&page);
  ask (&page);
  page_wait_for_dialog ();
  page_set_question (&page, NULL);
  page_show (&page);
  wait_until (is_alone, NULL);
  page_assert_calls (&page, "");

  /* Another question takes the place of the first. */
  ask (&page);
  ask (&page);
  page_wait_for_dialog ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  page_assert_calls (&page, "");
  page_close (&page);
}

static gboolean
has_no_window (gpointer user_data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

/* A window that is closed takes its questions along. */
static void
test_closed (void)
{
  Page page = { 0 };

  page_open (&page);
  ask (&page);
  page_wait_for_dialog ();
  page_close (&page);
  wait_until (has_no_window, NULL);
}

#define SENTENCE "Anyone on the network between you and the server could read your password. "

static void
ask_at_length (Page *page)
{
  SignetQuestion question = {
    .kind = SIGNET_QUESTION_PLAINTEXT,
    .heading = (char *)"Send Password Without Encryption?",
    .body = (char *)SENTENCE SENTENCE SENTENCE SENTENCE,
    .no = "Do Not Send",
    .yes = "Send Unencrypted",
  };

  page_set_question (page, &question);
  page_show (page);
}

/* However large the text is, the safe answer is not below the edge. */
static void
test_large (void)
{
  Page page = { 0 };
  GtkWidget *dialog;

  page_open (&page);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ask_at_length (&page);
  dialog = GTK_WIDGET (page_wait_for_dialog ());
  pictures_settle (dialog);
  g_assert_cmpint (gtk_widget_get_height (dialog), <=,
                   gtk_widget_get_height (GTK_WIDGET (page.window)));
  press ("Do Not Send");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  page_close (&page);
}

static void
count (guint *number)
{
  ++*number;
}

static void
open_changed (Page *page, guint *left)
{
  page_open (page);
  *left = 0;
  g_signal_connect_swapped (page->page, "left", G_CALLBACK (count), left);
  page->shown.phase = SIGNET_EDITOR_CHANGED;
  page->shown.leave = SIGNET_LEAVE_CHANGED;
  page_show (page);
  signet_account_page_leave (page->page);
  g_assert_cmpuint (*left, ==, 0);
}

static void
test_stay (void)
{
  Page page = { 0 };
  guint left;

  open_changed (&page, &left);
  g_assert_cmpstr (adw_message_dialog_get_heading (page_wait_for_dialog ()), ==,
                   "Check Before Saving?");
  g_assert_cmpstr (adw_message_dialog_get_default_response (page_find_dialog ()), ==, "check");
  assert_focus ("Check");
  press_escape ();
  page_assert_calls (&page, "");
  g_assert_cmpuint (left, ==, 0);
  page_close (&page);
}

/* What was checked and failed is not called unchecked. */
static void
test_stay_failed (void)
{
  Page page = { 0 };
  g_autoptr (SignetNotice)
      notice = signet_notice_new (SIGNET_NOTICE_ERROR, g_strdup ("It failed."));

  page_open (&page);
  page_set_notice (&page, notice);
  page.shown.phase = SIGNET_EDITOR_FAILED;
  page.shown.leave = SIGNET_LEAVE_CHANGED;
  page_show (&page);
  signet_account_page_leave (page.page);
  g_assert_cmpstr (adw_message_dialog_get_body (page_wait_for_dialog ()), ==, "It failed.");
  press_escape ();
  page_close (&page);
}

static void
test_check (void)
{
  Page page = { 0 };
  guint left;

  open_changed (&page, &left);
  press ("Check");
  page_assert_calls (&page, "probe");
  g_assert_cmpuint (left, ==, 0);
  page_close (&page);
}

static void
test_discard (void)
{
  Page page = { 0 };
  guint left;

  open_changed (&page, &left);
  press ("Discard");
  page_assert_calls (&page, "keep-old");
  g_assert_cmpuint (left, ==, 1);
  page_close (&page);
}

static void
test_save (void)
{
  Page page = { 0 };
  guint left;

  open_changed (&page, &left);
  press ("Save Unchecked");
  page_assert_calls (&page, "save-unchecked");
  g_assert_cmpuint (left, ==, 0);
  page.shown.leave = SIGNET_LEAVE_FREELY;
  page.shown.phase = SIGNET_EDITOR_KEPT;
  page_show (&page);
  g_assert_cmpuint (left, ==, 1);
  page.shown.phase = SIGNET_EDITOR_KEPT;
  page_show (&page);
  g_assert_cmpuint (left, ==, 1);
  page_close (&page);
}

/* What could not be kept is not left behind, and not later either. */
static void
test_unsaved (void)
{
  Page page = { 0 };
  guint left;

  open_changed (&page, &left);
  press ("Save Unchecked");
  page.shown.phase = SIGNET_EDITOR_UNSAVED;
  page_show (&page);
  page.shown.phase = SIGNET_EDITOR_KEPT;
  page_show (&page);
  g_assert_cmpuint (left, ==, 0);
  page_close (&page);
}

static void
test_settled (void)
{
  Page page = { 0 };
  guint left;

  open_changed (&page, &left);
  page_wait_for_dialog ();
  page.shown.leave = SIGNET_LEAVE_FREELY;
  page.shown.phase = SIGNET_EDITOR_KEPT;
  page_show (&page);
  wait_until (is_alone, NULL);
  page_assert_calls (&page, "");
  g_assert_cmpuint (left, ==, 0);
  page_close (&page);
}

static void
close_window (GtkWindow *window)
{
  gtk_window_destroy (window);
}

/* The window may go away at once when the page says that it is left. */
static void
test_left_for_good (void)
{
  Page page = { 0 };
  gpointer editor;

  page_open (&page);
  editor = page.editor;
  g_object_add_weak_pointer (editor, &editor);
  g_signal_connect_swapped (page.page, "left", G_CALLBACK (close_window), page.window);
  page.shown.leave = SIGNET_LEAVE_CHANGED;
  page_show (&page);
  signet_account_page_leave (page.page);
  pictures_settle (GTK_WIDGET (page_wait_for_dialog ()));
  g_signal_emit_by_name (page_find_button (GTK_WIDGET (page_find_dialog ()), "Discard"), "clicked");
  wait_until (has_no_window, NULL);
  wait_until_idle ();
  g_assert_null (editor);
  page_clear (&page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/account-page-questions/question", test_question);
  g_test_add_func ("/account-page-questions/withdrawn", test_withdrawn);
  g_test_add_func ("/account-page-questions/closed", test_closed);
  g_test_add_func ("/account-page-questions/large", test_large);
  g_test_add_func ("/account-page-questions/stay", test_stay);
  g_test_add_func ("/account-page-questions/stay-failed", test_stay_failed);
  g_test_add_func ("/account-page-questions/check", test_check);
  g_test_add_func ("/account-page-questions/discard", test_discard);
  g_test_add_func ("/account-page-questions/save", test_save);
  g_test_add_func ("/account-page-questions/unsaved", test_unsaved);
  g_test_add_func ("/account-page-questions/settled", test_settled);
  g_test_add_func ("/account-page-questions/left-for-good", test_left_for_good);
  return g_test_run ();
}
