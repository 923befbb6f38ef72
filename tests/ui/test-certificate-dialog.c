/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The dialog with a certificate says all that is wrong with it, and lets the user trust it only
 * where the editor allows that, and only by the destructive button.
 */
#include "finder.h"
#include "page.h"
#include "pictures.h"
#include "waiting.h"

#define EVERYTHING                                                                                 \
  (SIGNET_FLAW_EXPIRED | SIGNET_FLAW_WRONG_HOST | SIGNET_FLAW_SELF_SIGNED                          \
   | SIGNET_FLAW_UNKNOWN_AUTHORITY)

static AdwMessageDialog *
open_dialog (Page *page, SignetOutcome outcome, SignetFlaws flaws)
{
  AdwMessageDialog *dialog;

  page_open (page);
  page_follow (signet_editor_get_incoming (page->editor),
               page_new_result (SIGNET_PROTOCOL_IMAP, outcome, flaws, NULL));
  g_assert_null (page_find_dialog ());
  gtk_widget_activate_action (GTK_WIDGET (page->page), "account.certificate", NULL);
  dialog = page_wait_for_dialog ();
  pictures_settle (GTK_WIDGET (dialog));
  return dialog;
}

static gboolean
is_alone (gpointer user_data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1;
}

static void
press (AdwMessageDialog *dialog, const char *label)
{
  GtkWidget *button = page_find_button (GTK_WIDGET (dialog), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (is_alone, NULL);
}

static void
assert_says (AdwMessageDialog *dialog, const char *text)
{
  if (finder_label (dialog, text) == NULL)
    g_error ("nobody says “%s”", text);
}

static void
assert_row (AdwMessageDialog *dialog, const char *title, const char *text)
{
  GtkWidget *row = page_find_row (GTK_WIDGET (dialog), title);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, text);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

static void
test_flaws (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_UNTRUSTED, EVERYTHING);

  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Server Identity Not Confirmed");
  assert_says (dialog,
               "The certificate of imap.example.org does not prove that this is the right server.");
  assert_says (dialog, "Your password has not been sent.");
  assert_says (dialog, "It expired on 1 January 2027.");
  assert_says (dialog, "It was issued for mail.example.org, not for imap.example.org.");
  assert_says (dialog, "It is signed by itself.");
  assert_says (dialog, "It was issued by an unknown authority.");
  page_close (&page);
}

static void
test_facts (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_UNTRUSTED, EVERYTHING);
  const char *digits = "AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:"
                       "AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA";
  GtkWidget *fingerprint = finder_label (dialog, digits);
  GtkWidget *row;

  assert_row (dialog, "Issued to", "mail.example.org (A <b>bold</b> & company)");
  assert_row (dialog, "Issued by", "Example Authority");
  assert_row (dialog, "Encryption", "TLS 1.3, AES-256-GCM");
  assert_row (dialog, "Valid", "1 January 2026 – 1 January 2027");
  g_assert_true (gtk_widget_has_css_class (fingerprint, "monospace"));
  finder_assert_whole_bytes (fingerprint);
  row = gtk_widget_get_ancestor (fingerprint, ADW_TYPE_PREFERENCES_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "SHA-256");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, digits);
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
test_copy (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_OK, 0);
  GtkWidget *button = finder_button (dialog, "Copy SHA-256");
  g_autofree char *digits = g_strnfill (64, 'a');
  g_autofree char *text = NULL;

  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (button), NULL, note_text, &text);
  wait_until (has_text, &text);
  g_assert_cmpstr (text, ==, digits);
  page_close (&page);
}

/* For one that proves who the server is there is nothing to decide. */
static void
test_good (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_OK, 0);

  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Certificate");
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, "imap.example.org");
  g_assert_null (page_find_button (GTK_WIDGET (dialog), "Trust This Certificate"));
  g_assert_null (page_find_button (GTK_WIDGET (dialog), "Do Not Connect"));
  press (dialog, "Close");
  page_assert_calls (&page, "");
  page_close (&page);
}

static void
test_not_allowed (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_UNTRUSTED, SIGNET_FLAW_REVOKED);

  assert_says (dialog, "It was revoked by its issuer.");
  g_assert_null (page_find_button (GTK_WIDGET (dialog), "Trust This Certificate"));
  press (dialog, "Close");
  page_assert_calls (&page, "");
  page_close (&page);
}

static AdwMessageDialog *
reopen_to_trust (Page *page)
{
  AdwMessageDialog *dialog;

  page->shown.can_trust = TRUE;
  page_show (page);
  gtk_widget_activate_action (GTK_WIDGET (page->page), "account.certificate", NULL);
  dialog = page_wait_for_dialog ();
  pictures_settle (GTK_WIDGET (dialog));
  return dialog;
}

static void
test_trust (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_UNTRUSTED, EVERYTHING);

  press (dialog, "Close");
  dialog = reopen_to_trust (&page);
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "close");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == page_find_button (GTK_WIDGET (dialog), "Do Not Connect"));
  g_assert_cmpint (adw_message_dialog_get_response_appearance (dialog, "trust"), ==,
                   ADW_RESPONSE_DESTRUCTIVE);
  press (dialog, "Do Not Connect");
  page_assert_calls (&page, "");
  dialog = reopen_to_trust (&page);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (is_alone, NULL);
  page_assert_calls (&page, "");
  press (reopen_to_trust (&page), "Trust This Certificate");
  page_assert_calls (&page, "trust");
  page_close (&page);
}

/* The situation may have changed while the dialog was open. */
static void
test_too_late (void)
{
  Page page = { 0 };
  AdwMessageDialog *dialog = open_dialog (&page, SIGNET_OUTCOME_UNTRUSTED, EVERYTHING);

  press (dialog, "Close");
  dialog = reopen_to_trust (&page);
  page.shown.can_trust = FALSE;
  page_show (&page);
  press (dialog, "Trust This Certificate");
  page_assert_calls (&page, "");
  page_close (&page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/certificate-dialog/flaws", test_flaws);
  g_test_add_func ("/certificate-dialog/facts", test_facts);
  g_test_add_func ("/certificate-dialog/copy", test_copy);
  g_test_add_func ("/certificate-dialog/good", test_good);
  g_test_add_func ("/certificate-dialog/not-allowed", test_not_allowed);
  g_test_add_func ("/certificate-dialog/trust", test_trust);
  g_test_add_func ("/certificate-dialog/too-late", test_too_late);
  return g_test_run ();
}
