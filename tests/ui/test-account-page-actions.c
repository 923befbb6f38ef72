/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Everything on the account page is an action without a parameter, possible when the editor says
 * so; notices offer some of them.
 */
#include "banner.h"
#include "finder.h"
#include "page.h"
#include "pictures.h"
#include "waiting.h"

#include <gio/gdesktopappinfo.h>

static void
activate (Page *page, const char *action)
{
  finder_activate (page->page, action);
}

static void
set_notice (Page *page, const char *help, const char *first, const char *second)
{
  g_autoptr (SignetNotice)
      notice = signet_notice_new (SIGNET_NOTICE_ERROR, g_strdup ("<b>A & B</b> do not work."));

  notice->help = help;
  notice->buttons[0] = (SignetNoticeButton){ first != NULL ? "First" : NULL, first };
  notice->buttons[1] = (SignetNoticeButton){ second != NULL ? "Second" : NULL, second };
  page_set_notice (page, notice);
  page_show (page);
}

static void
check_call (Page *page, const char *action, const char *call)
{
  activate (page, action);
  page_assert_calls (page, call);
}

static void
test_primary_actions (void)
{
  Page page = { 0 };

  page_open (&page);
  check_call (&page, "account.probe", "");
  page.shown.is_ready = TRUE;
  page_show (&page);
  check_call (&page, "account.probe", "probe");
  check_call (&page, "account.stop", "");
  check_call (&page, "account.save", "");
  page.shown.primary = SIGNET_PRIMARY_STOP;
  page_show (&page);
  check_call (&page, "account.stop", "stop");
  check_call (&page, "account.probe", "");
  page.shown.primary = SIGNET_PRIMARY_SAVE;
  page_show (&page);
  check_call (&page, "account.save", "save");
  page.shown.primary = SIGNET_PRIMARY_CHECK_AGAIN;
  page_show (&page);
  check_call (&page, "account.probe", "probe");
  page_close (&page);
}

/* What a notice offers is possible as long as it does. */
static void
check_offer (Page *page, const char *action, const char *call)
{
  check_call (page, action, "");
  set_notice (page, NULL, "account.show-details", action);
  g_signal_emit_by_name (page_find_button (GTK_WIDGET (page->page), "Second"), "clicked");
  page_assert_calls (page, call);
  page_set_notice (page, NULL);
  page_show (page);
  check_call (page, action, "");
}

static void
test_offers (void)
{
  Page page = { 0 };

  page_open (&page);
  check_offer (&page, "account.save-incoming", "save-incoming");
  check_offer (&page, "account.retry-outgoing", "retry-outgoing");
  check_offer (&page, "account.keep-old", "keep-old");
  check_offer (&page, "account.add-again", "add-again");
  check_offer (&page, "account.unlock", "probe");
  page.shown.phase = SIGNET_EDITOR_UNSAVED;
  page_show (&page);
  check_offer (&page, "account.unlock", "save");
  page_close (&page);
}

static void
note_id (Page *page, const char *id, char **opened)
{
  *opened = g_strdup (id);
}

/* The account that has the address already is for the window to show. */
static void
test_open_existing (void)
{
  g_autoptr (SignetAccount) existing = signet_account_new (NULL, "ada@example.org");
  g_autofree char *opened = NULL;
  Page page = { 0 };

  page_open (&page);
  page.shown.existing = existing;
  g_signal_connect (page.page, "open", G_CALLBACK (note_id), &opened);
  set_notice (&page, NULL, "account.open-existing", "account.add-again");
  g_signal_emit_by_name (page_find_button (GTK_WIDGET (page.page), "First"), "clicked");
  g_assert_cmpstr (opened, ==, signet_account_get_id (existing));
  page_close (&page);
}

/* Outgoing mail that was left out is one press away. */
static void
test_set_up (void)
{
  g_autoptr (SignetAccount) account = signet_account_new (NULL, "ada@example.org");
  g_autoptr (SignetServerSettings) server = signet_server_settings_new ();
  Page page = { 0 };
  SignetForm *form;

  page_open (&page);
  form = signet_editor_get_form (page.editor);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Set Up"));
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  signet_form_show (form, account);
  g_signal_emit_by_name (page_find_button (GTK_WIDGET (page.page), "Set Up"), "clicked");
  page_assert_calls (&page, "probe");
  g_assert_true (signet_form_is_changed (form));
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Set Up"));
  signet_account_set_server (account, SIGNET_PROTOCOL_SMTP, server);
  signet_form_show (form, account);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Set Up"));
  page_close (&page);
}

static guint look_ups;

GDesktopAppInfo *__wrap_g_desktop_app_info_new (const char *id);

GDesktopAppInfo *
__wrap_g_desktop_app_info_new (const char *id)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const char *text = "[Desktop Entry]\nType=Application\nName=Accounts\nExec=true\n";

  look_ups++;
  g_assert_true (g_key_file_load_from_data (file, text, (gsize)-1, G_KEY_FILE_NONE, NULL));
  return g_desktop_app_info_new_from_keyfile (file);
}

/* Whether a program is there is a question to the disk: not with every key that is pressed. */
static void
test_online_accounts (void)
{
  Page page = { 0 };

  page_open (&page);
  gtk_editable_set_text (GTK_EDITABLE (page_find_row (GTK_WIDGET (page.page), "E-mail address")),
                         "ada@example.org");
  g_assert_cmpuint (look_ups, ==, 0);
  set_notice (&page, NULL, "account.open-online-accounts", NULL);
  g_assert_true (gtk_widget_get_sensitive (page_find_button (GTK_WIDGET (page.page), "First")));
  gtk_editable_set_text (GTK_EDITABLE (page_find_row (GTK_WIDGET (page.page), "E-mail address")),
                         "eve@example.org");
  g_assert_cmpuint (look_ups, ==, 1);
  page_close (&page);
}

static void
test_notice (void)
{
  Page page = { 0 };
  GtkWidget *button;
  GtkWidget *banner;

  page_open (&page);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Help"));
  set_notice (&page, "connect", "account.keep-old", NULL);
  button = page_find_button (GTK_WIDGET (page.page), "First");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "First");
  gtk_test_accessible_assert_property (page_find_button (GTK_WIDGET (page.page), "Help"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Help");
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Second"));
  banner = gtk_widget_get_ancestor (button, SIGNET_TYPE_BANNER);
  gtk_test_accessible_assert_role (banner, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (banner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "<b>A & B</b> do not work.");
  gtk_widget_grab_focus (button);
  set_notice (&page, "connect", "account.keep-old", NULL);
  g_assert_true (gtk_window_get_focus (page.window) == button);
  page_close (&page);
}

/* The button that was pressed goes away with its notice, and another notice may take its place. */
static void
test_replaced_notice (void)
{
  Page page = { 0 };

  page_open (&page);
  set_notice (&page, NULL, "account.keep-old", "account.unlock");
  pictures_settle (GTK_WIDGET (page.page));
  gtk_widget_grab_focus (page_find_button (GTK_WIDGET (page.page), "Second"));
  set_notice (&page, "connect", "account.keep-old", NULL);
  pictures_settle (GTK_WIDGET (page.page));
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Second"));
  gtk_widget_grab_focus (page_find_button (GTK_WIDGET (page.page), "First"));
  page_set_notice (&page, NULL);
  page_show (&page);
  pictures_settle (GTK_WIDGET (page.page));
  set_notice (&page, NULL, "account.keep-old", NULL);
  pictures_settle (GTK_WIDGET (page.page));
  g_assert_nonnull (page_find_button (GTK_WIDGET (page.page), "First"));
  page_close (&page);
}

static gboolean
is_second_window (gpointer user_data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2;
}

static void
test_help (void)
{
  Page page = { 0 };
  GListModel *windows = gtk_window_get_toplevels ();

  page_open (&page);
  set_notice (&page, "require-ssl", NULL, NULL);
  g_signal_emit_by_name (page_find_button (GTK_WIDGET (page.page), "Help"), "clicked");
  wait_until (is_second_window, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != page.window)
        gtk_window_destroy (window);
    }
  page_close (&page);
}

static void
check_mode (Page *page, SignetProtocol protocol, const char *action, SignetSecurity security)
{
  SignetForm *form = signet_editor_get_form (page->editor);
  SignetServerForm *server = signet_form_get_server (form, protocol);

  if (protocol == SIGNET_PROTOCOL_POP3)
    g_object_set (form, "incoming-type", SIGNET_INCOMING_POP3, NULL);
  activate (page, action);
  g_assert_cmpint (signet_server_form_get_security (server), ==, security);
  activate (page, "account.reset");
  g_assert_cmpint (signet_server_form_get_security (server), ==, SIGNET_SECURITY_AUTO);
}

static void
test_modes (void)
{
  Page page = { 0 };

  page_open (&page);
  check_mode (&page, SIGNET_PROTOCOL_IMAP, "account.imap-security-tls", SIGNET_SECURITY_TLS);
  check_mode (&page, SIGNET_PROTOCOL_IMAP, "account.imap-security-starttls",
              SIGNET_SECURITY_STARTTLS);
  check_mode (&page, SIGNET_PROTOCOL_IMAP, "account.imap-security-none", SIGNET_SECURITY_NONE);
  check_mode (&page, SIGNET_PROTOCOL_POP3, "account.pop3-security-tls", SIGNET_SECURITY_TLS);
  check_mode (&page, SIGNET_PROTOCOL_POP3, "account.pop3-security-none", SIGNET_SECURITY_NONE);
  check_mode (&page, SIGNET_PROTOCOL_SMTP, "account.smtp-security-starttls",
              SIGNET_SECURITY_STARTTLS);
  page_close (&page);
}

/* The mode of a protocol that is not in use is out of sight, and out of reach. */
static void
test_unused_mode (void)
{
  Page page = { 0 };
  SignetServerForm *server;

  page_open (&page);
  server = signet_form_get_server (signet_editor_get_form (page.editor), SIGNET_PROTOCOL_POP3);
  activate (&page, "account.pop3-security-tls");
  g_assert_cmpint (signet_server_form_get_security (server), ==, SIGNET_SECURITY_AUTO);
  page_close (&page);
}

typedef struct
{
  GtkWidget *row;
  GtkWidget *scroller;
} Seen;

/* The whole of what fits, with the header */
static gboolean
is_seen (gpointer data)
{
  Seen *seen = data;
  graphene_rect_t row;
  int height = gtk_widget_get_height (seen->scroller);

  g_assert_true (gtk_widget_compute_bounds (seen->row, seen->scroller, &row));
  return row.origin.y >= 0 && row.origin.y + MIN (row.size.height, height) <= height;
}

static void
check_seen (Page *page, GtkWidget *row)
{
  Seen seen = { row, gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW) };

  wait_until (is_seen, &seen);
}

static void
check_expands (Page *page, const char *action, const char *title)
{
  GtkWidget *header = page_find_row (GTK_WIDGET (page->page), title);
  GtkWidget *row = gtk_widget_get_ancestor (header, ADW_TYPE_EXPANDER_ROW);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  activate (page, action);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (gtk_window_get_focus (page->window) == header);
  check_seen (page, row);
}

static void
test_expand (void)
{
  Page page = { 0 };

  page_open (&page);
  check_expands (&page, "account.servers", "Servers");
  check_expands (&page, "account.show-incoming", "Incoming mail");
  check_expands (&page, "account.show-outgoing", "Outgoing mail");
  check_expands (&page, "account.advanced", "Advanced");
  check_expands (&page, "account.show-details", "Incoming mail");
  page_follow (signet_editor_get_incoming (page.editor),
               page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_OK, 0, NULL));
  page_follow (signet_editor_get_outgoing (page.editor),
               page_new_result (SIGNET_PROTOCOL_SMTP, SIGNET_OUTCOME_TIMEOUT, 0, NULL));
  check_expands (&page, "account.show-details", "Outgoing mail");
  page_follow (signet_editor_get_incoming (page.editor),
               page_new_result (SIGNET_PROTOCOL_IMAP, SIGNET_OUTCOME_LOGIN_REJECTED, 0, NULL));
  check_expands (&page, "account.show-details", "Incoming mail");
  page_close (&page);
}

static void
test_remove (void)
{
  Page page = { 0 };
  GtkWidget *button;

  page_open (&page);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Remove Account"));
  check_call (&page, "account.remove", "");
  page.shown.is_removable = TRUE;
  page_show (&page);
  button = page_find_button (GTK_WIDGET (page.page), "Remove Account");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Account");
  g_signal_emit_by_name (button, "clicked");
  page_assert_calls (&page, "remove");
  page_close (&page);
}

static void
note_text (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **)text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
has_text (gpointer text)
{
  return *(char **)text != NULL;
}

static void
test_report (void)
{
  Page page = { 0 };
  g_autofree char *text = NULL;
  GtkWidget *button;

  page_open (&page);
  page.shown.has_connection = FALSE;
  page_show (&page);
  g_assert_null (page_find_button (GTK_WIDGET (page.page), "Copy Report"));
  g_assert_null (page_find_row (GTK_WIDGET (page.page), "Incoming mail"));
  page.shown.phase = SIGNET_EDITOR_FAILED;
  page.shown.has_connection = TRUE;
  page_show (&page);
  button = page_find_button (GTK_WIDGET (page.page), "Copy Report");
  g_signal_emit_by_name (button, "clicked");
  page_assert_calls (&page, "write-report");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (button), NULL, note_text, &text);
  wait_until (has_text, &text);
  g_assert_cmpstr (text, ==, "what was tried");
  page_close (&page);
}

static void
count (guint *number)
{
  ++*number;
}

static void
test_signals (void)
{
  Page page = { 0 };
  guint added = 0;
  guint left = 0;

  page_open (&page);
  g_signal_connect_swapped (page.page, "added", G_CALLBACK (count), &added);
  g_signal_connect_swapped (page.page, "left", G_CALLBACK (count), &left);
  g_signal_emit_by_name (page.editor, "added");
  g_assert_cmpuint (added, ==, 1);
  signet_account_page_leave (page.page);
  g_assert_cmpuint (left, ==, 1);
  page_close (&page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/account-page-actions/primary", test_primary_actions);
  g_test_add_func ("/account-page-actions/offers", test_offers);
  g_test_add_func ("/account-page-actions/open-existing", test_open_existing);
  g_test_add_func ("/account-page-actions/set-up", test_set_up);
  g_test_add_func ("/account-page-actions/online-accounts", test_online_accounts);
  g_test_add_func ("/account-page-actions/notice", test_notice);
  g_test_add_func ("/account-page-actions/replaced-notice", test_replaced_notice);
  g_test_add_func ("/account-page-actions/help", test_help);
  g_test_add_func ("/account-page-actions/modes", test_modes);
  g_test_add_func ("/account-page-actions/unused-mode", test_unused_mode);
  g_test_add_func ("/account-page-actions/expand", test_expand);
  g_test_add_func ("/account-page-actions/remove", test_remove);
  g_test_add_func ("/account-page-actions/report", test_report);
  g_test_add_func ("/account-page-actions/signals", test_signals);
  return g_test_run ();
}
