/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The account page shows what its editor says, under the names by which people and programs find
 * it, and tells the editor what was typed.
 */
#include "finder.h"
#include "page.h"
#include "pictures.h"
#include "waiting.h"

static GtkWidget *
find_row (Page *page, const char *title)
{
  GtkWidget *row = page_find_row (GTK_WIDGET (page->page), title);

  g_assert_nonnull (row);
  return row;
}

static char *
get_text (SignetForm *form, const char *property)
{
  char *text = NULL;

  g_object_get (form, property, &text, NULL);
  return text;
}

static void
check_text_row (Page *page, const char *title, const char *property)
{
  SignetForm *form = signet_editor_get_form (page->editor);
  GtkWidget *row = find_row (page, title);
  g_autofree char *typed = NULL;

  gtk_test_accessible_assert_role (finder_control (row), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  finder_assert_named_by (finder_control (row), row);
  gtk_editable_set_text (GTK_EDITABLE (row), "typed.example.org");
  typed = get_text (form, property);
  g_assert_cmpstr (typed, ==, "typed.example.org");
  g_object_set (form, property, "shown.example.org", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "shown.example.org");
}

static void
test_texts (void)
{
  Page page = { 0 };

  page_open (&page);
  check_text_row (&page, "E-mail address", "address");
  check_text_row (&page, "Incoming server", "incoming-server");
  check_text_row (&page, "Outgoing server", "outgoing-server");
  page_close (&page);
}

static void
test_password (void)
{
  Page page = { 0 };
  SignetForm *form;
  GtkWidget *row;

  page_open (&page);
  form = signet_editor_get_form (page.editor);
  row = find_row (&page, "Password");
  gtk_editable_set_text (GTK_EDITABLE (row), "pässword");
  g_assert_cmpstr (signet_secret_get_text (signet_form_get_password (form, SIGNET_PROTOCOL_IMAP)),
                   ==, "pässword");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_null (signet_form_get_password (form, SIGNET_PROTOCOL_IMAP));

  /* What is kept is no longer on show, not even as dots. */
  gtk_editable_set_text (GTK_EDITABLE (row), "pässword");
  signet_form_show (form, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  page_close (&page);
}

static void
check_paste (GtkWidget *row, const char *pasted, const char *expected)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  int position = 0;

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  gtk_editable_insert_text (text, pasted, -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, expected);
  g_assert_cmpint (position, ==, (int)g_utf8_strlen (expected, -1));
}

/* A line end that is copied with a password is no part of it; blanks may be. */
static void
test_pasted_password (void)
{
  static const char *const titles[] = { "Password", "Outgoing password" };
  Page page = { 0 };

  page_open (&page);
  g_object_set (signet_editor_get_form (page.editor), "outgoing-sign-in", SIGNET_OUTGOING_OWN,
                NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = find_row (&page, titles[i]);

      check_paste (row, "pässword\n", "pässword");
      check_paste (row, "pässword\r\n", "pässword");
      check_paste (row, "\npäss\nword \n\n", "pässword ");
      check_paste (row, "\n", "");
      check_paste (row, " two words", " two words");
    }
  page_close (&page);
}

static void
test_require_ssl (void)
{
  Page page = { 0 };
  SignetForm *form;
  GtkWidget *row;
  GtkWidget *control;
  gboolean require_ssl = TRUE;

  page_open (&page);
  form = signet_editor_get_form (page.editor);
  row = find_row (&page, "Require SSL");
  control = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (control)));
  gtk_test_accessible_assert_role (control, GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_test_accessible_assert_relation (
      control, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
      gtk_widget_get_template_child (row, ADW_TYPE_ACTION_ROW, "title"), NULL);
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Never send the password over an unencrypted connection");
  gtk_widget_activate_action (GTK_WIDGET (page.page), "account.require-ssl", NULL);
  g_object_get (form, "require-ssl", &require_ssl, NULL);
  g_assert_false (require_ssl);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (control)));
  page_close (&page);
}

static void
test_locked (void)
{
  Page page = { 0 };
  GtkWidget *row;
  GtkWidget *control;

  page_open (&page);
  row = find_row (&page, "Require SSL");
  control = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  signet_form_set_admin_limit (signet_editor_get_form (page.editor), SIGNET_PLAINTEXT_FORBIDDEN,
                               TRUE);
  g_assert_false (gtk_widget_is_sensitive (control));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Set by your administrator");
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Set by your administrator");
  gtk_widget_activate_action (GTK_WIDGET (page.page), "account.require-ssl", NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (control)));
  page_close (&page);
}

static void
show_kept (Page *page)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();

  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  signet_form_show (signet_editor_get_form (page->editor), account);
  page->shown.primary = SIGNET_PRIMARY_CHECK_AGAIN;
  page_show (page);
}

/* There is only one of it on show, wherever that is. */
static void
check_primary (Page *page, SignetPrimary primary, const char *name, const char *call)
{
  GtkWidget *button;

  page->shown.primary = primary;
  page->shown.is_ready = TRUE;
  page_show (page);
  button = page_find_button (GTK_WIDGET (page->page), name);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  page_assert_calls (page, call);
}

static void
test_primary (void)
{
  Page page = { 0 };
  GtkWidget *button;

  page_open (&page);
  button = page_find_button (GTK_WIDGET (page.page), "Connect");
  g_assert_false (gtk_widget_get_sensitive (button));
  check_primary (&page, SIGNET_PRIMARY_CONNECT, "Connect", "probe");
  check_primary (&page, SIGNET_PRIMARY_STOP, "Stop", "stop");
  show_kept (&page);
  check_primary (&page, SIGNET_PRIMARY_CHECK_AGAIN, "Check Again", "probe");
  page.shown.changes_note = "Settings changed";
  check_primary (&page, SIGNET_PRIMARY_CHECK_AGAIN, "Check Again", "probe");
  check_primary (&page, SIGNET_PRIMARY_SAVE, "Save", "save");
  page_close (&page);
}

/* Return in an entry starts, but does not stop. */
static void
test_return (void)
{
  Page page = { 0 };
  GtkWidget *row;

  page_open (&page);
  row = find_row (&page, "Password");
  g_signal_emit_by_name (row, "entry-activated");
  page_assert_calls (&page, "");
  page.shown.is_ready = TRUE;
  page_show (&page);
  g_signal_emit_by_name (row, "entry-activated");
  page_assert_calls (&page, "probe");
  page.shown.primary = SIGNET_PRIMARY_STOP;
  page_show (&page);
  g_signal_emit_by_name (row, "entry-activated");
  page_assert_calls (&page, "");
  page_close (&page);
}

static void
check_wrong (Page *page, SignetField field, const char *title)
{
  GtkWidget *row = find_row (page, title);
  g_autoptr (SignetNotice) notice = signet_notice_new (SIGNET_NOTICE_ERROR, g_strdup ("x"));

  page_set_notice (page, notice);
  page_show (page);
  g_signal_emit_by_name (page->editor, "focus", field);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (page->window), row));
  gtk_editable_set_text (GTK_EDITABLE (row), "edited");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_wrong (void)
{
  Page page = { 0 };

  page_open (&page);
  check_wrong (&page, SIGNET_FIELD_PASSWORD, "Password");
  check_wrong (&page, SIGNET_FIELD_ADDRESS, "E-mail address");
  check_wrong (&page, SIGNET_FIELD_INCOMING_SERVER, "Incoming server");
  check_wrong (&page, SIGNET_FIELD_OUTGOING_SERVER, "Outgoing server");
  page_close (&page);
}

/* What is tried again is not wrong yet, and what works is not wrong any more. */
static void
test_wrong_until_tried (void)
{
  static const SignetEditorState states[] = { SIGNET_EDITOR_PROBING, SIGNET_EDITOR_KEPT };
  Page page = { 0 };

  page_open (&page);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *row = find_row (&page, "Incoming server");

      page.shown.phase = SIGNET_EDITOR_FAILED;
      page_show (&page);
      g_signal_emit_by_name (page.editor, "focus", SIGNET_FIELD_INCOMING_SERVER);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      page.shown.phase = states[i];
      page_show (&page);
      g_assert_false (gtk_widget_has_css_class (row, "error"));
    }
  page_close (&page);
}

/* Nobody has typed one yet: that is no mistake. */
static void
test_missing (void)
{
  Page page = { 0 };
  GtkWidget *row;
  g_autoptr (SignetNotice) notice = signet_notice_new (SIGNET_NOTICE_INFO, g_strdup ("x"));

  page_open (&page);
  row = find_row (&page, "Password");
  page_set_notice (&page, notice);
  page_show (&page);
  g_signal_emit_by_name (page.editor, "focus", SIGNET_FIELD_PASSWORD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (page.window), row));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  page_close (&page);
}

static gboolean
is_open (Page *page, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (find_row (page, title), ADW_TYPE_EXPANDER_ROW);

  return adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
}

/* Two results that are good stand side by side; a problem is opened. */
static void
test_focus_on_status (void)
{
  Page page = { 0 };

  page_open (&page);
  signet_status_set_sentence (signet_editor_get_incoming (page.editor), SIGNET_STATUS_ENCRYPTED,
                              "x");
  g_signal_emit_by_name (page.editor, "focus", SIGNET_FIELD_INCOMING);
  g_assert_true (gtk_window_get_focus (page.window) == find_row (&page, "Incoming mail"));
  g_assert_false (is_open (&page, "Incoming mail"));
  signet_status_set_sentence (signet_editor_get_outgoing (page.editor), SIGNET_STATUS_PROBLEM, "x");
  g_signal_emit_by_name (page.editor, "focus", SIGNET_FIELD_OUTGOING);
  g_assert_true (gtk_window_get_focus (page.window) == find_row (&page, "Outgoing mail"));
  g_assert_true (is_open (&page, "Outgoing mail"));
  g_signal_emit_by_name (page.editor, "focus", SIGNET_FIELD_NONE);
  g_assert_true (gtk_window_get_focus (page.window) == find_row (&page, "Outgoing mail"));
  page_close (&page);
}

static void
check_next (Page *page, GtkWidget *expected)
{
  GtkWidget *focus;

  gtk_widget_child_focus (GTK_WIDGET (page->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (page->window);
  g_assert_true (focus == expected || gtk_widget_is_ancestor (focus, expected));
}

static void
test_focus_order (void)
{
  Page page = { 0 };

  page_open (&page);
  page.shown.is_ready = TRUE;
  page_show (&page);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (page.window),
                                         find_row (&page, "E-mail address")));
  check_next (&page, find_row (&page, "Password"));
  gtk_widget_grab_focus (find_row (&page, "Password"));
  while (gtk_widget_is_ancestor (gtk_window_get_focus (page.window), find_row (&page, "Password")))
    gtk_widget_child_focus (GTK_WIDGET (page.window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (page.window) == find_row (&page, "Require SSL"));
  while (
      gtk_widget_is_ancestor (gtk_window_get_focus (page.window), find_row (&page, "Require SSL"))
      || gtk_window_get_focus (page.window) == find_row (&page, "Require SSL"))
    gtk_widget_child_focus (GTK_WIDGET (page.window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (page.window)
                 == page_find_button (GTK_WIDGET (page.page), "Connect"));
  check_next (&page, find_row (&page, "Incoming mail"));
  check_next (&page, find_row (&page, "Outgoing mail"));
  check_next (&page, find_row (&page, "Servers"));
  check_next (&page, find_row (&page, "Advanced"));
  page_close (&page);
}

static void
count (guint *number)
{
  ++*number;
}

/* A kept account is read, not typed: its address is the title. */
static void
test_kept (void)
{
  Page page = { 0 };

  page_open (&page);
  show_kept (&page);
  g_assert_null (page_find_row (GTK_WIDGET (page.page), "E-mail address"));
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Connect"));
  g_assert_cmpstr (adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (page.page)), ==,
                   "ada@example.org");
  g_assert_nonnull (page_find_button (GTK_WIDGET (page.page), "Check Again"));
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Discard"));
  page_close (&page);
}

static gboolean
is_entry (GtkWidget *row)
{
  return ADW_IS_ENTRY_ROW (row);
}

/* Only what is to be changed is typed, and Escape takes that back. */
static void
test_change_password (void)
{
  Page page = { 0 };
  GtkWidget *row, *button;

  page_open (&page);
  g_assert_true (is_entry (find_row (&page, "Password")));
  show_kept (&page);
  row = find_row (&page, "Password");
  g_assert_false (is_entry (row));
  finder_assert_described (row, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  button = page_find_button (GTK_WIDGET (page.page), "Change…");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Change Password");
  g_signal_emit_by_name (button, "clicked");
  page_assert_calls (&page, "change-password");
  page.shown.is_password_open = TRUE;
  page_show (&page);
  row = find_row (&page, "Password");
  g_assert_true (is_entry (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "x");
  page.shown.is_password_open = FALSE;
  page_show (&page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  page_close (&page);
}

/* Success looks like success: one way on, and the focus on it. */
static void
test_added (void)
{
  Page page = { 0 };
  GtkWidget *button;
  guint n_done = 0;

  page_open (&page);
  show_kept (&page);
  g_signal_connect_swapped (page.page, "done", G_CALLBACK (count), &n_done);
  page.shown.is_added = TRUE;
  page_show (&page);
  g_assert_nonnull (finder_label (page.page, "It is ready"));
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Check Again"));
  g_assert_null (page_find_row (GTK_WIDGET (page.page), "Require SSL"));
  g_assert_null (page_find_row (GTK_WIDGET (page.page), "Advanced"));
  g_assert_nonnull (page_find_row (GTK_WIDGET (page.page), "Incoming mail"));
  button = page_find_button (GTK_WIDGET (page.page), "Done");
  finder_assert_described (button, "It is ready. All is well.");
  g_signal_emit_by_name (page.editor, "focus", SIGNET_FIELD_DONE);
  g_assert_true (gtk_window_get_focus (page.window) == button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_done, ==, 1);
  page.shown.is_added = FALSE;
  page_show (&page);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Done"));
  page_close (&page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/account-page/texts", test_texts);
  g_test_add_func ("/account-page/password", test_password);
  g_test_add_func ("/account-page/pasted-password", test_pasted_password);
  g_test_add_func ("/account-page/require-ssl", test_require_ssl);
  g_test_add_func ("/account-page/locked", test_locked);
  g_test_add_func ("/account-page/primary", test_primary);
  g_test_add_func ("/account-page/return", test_return);
  g_test_add_func ("/account-page/wrong", test_wrong);
  g_test_add_func ("/account-page/wrong-until-tried", test_wrong_until_tried);
  g_test_add_func ("/account-page/missing", test_missing);
  g_test_add_func ("/account-page/focus-on-status", test_focus_on_status);
  g_test_add_func ("/account-page/focus-order", test_focus_order);
  g_test_add_func ("/account-page/kept", test_kept);
  g_test_add_func ("/account-page/change-password", test_change_password);
  g_test_add_func ("/account-page/added", test_added);
  return g_test_run ();
}
