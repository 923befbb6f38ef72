/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The rows for certificates: what they show, and choosing with the toolkit's own dialog.
 */
#include "finder.h"
#include "init.h"
#include "section.h"
#include "waiting.h"

#include <glib/gstdio.h>

static void
assert_shown (gpointer row, const char *subtitle)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, subtitle);
  finder_assert_described (row, subtitle);
}

static void
assert_form (Section *section, const char *property, const char *expected)
{
  g_autofree char *value = NULL;

  g_object_get (section->form, property, &value, NULL);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_shown (void)
{
  Section section;
  gpointer authority, certificate;

  section_open (&section);
  authority = section_row (&section, "Certificate authority");
  certificate = section_row (&section, "Client certificate");
  assert_shown (authority, "Those this computer trusts");
  assert_shown (certificate, "None");
  g_object_set (section.form, "ca-file", "/etc/mail/<b>root & co.pem", NULL);
  assert_shown (authority, "<b>root & co.pem");
  g_assert_nonnull (finder_label (authority, "<b>root & co.pem"));
  g_object_set (section.form, "client-certificate", "pkcs11:token=Card;object=Anna", NULL);
  assert_shown (certificate, "pkcs11:token=Card;object=Anna");
  section_close (&section);
}

static void
test_clear (void)
{
  Section section;
  GtkWidget *clear;

  section_open (&section);
  clear = finder_button (section.advanced, "Remove certificate authority");
  g_assert_false (gtk_widget_get_visible (clear));
  g_object_set (section.form, "ca-file", "/etc/mail/root.pem", NULL);
  g_assert_true (gtk_widget_get_mapped (clear));
  g_signal_emit_by_name (clear, "clicked");
  assert_form (&section, "ca-file", "");
  assert_shown (section_row (&section, "Certificate authority"), "Those this computer trusts");
  g_assert_false (gtk_widget_get_visible (clear));
  section_close (&section);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gboolean
is_dialog_open (gpointer nothing)
{
  return find_dialog () != NULL;
}

static gboolean
is_dialog_closed (gpointer nothing)
{
  return find_dialog () == NULL;
}

typedef struct
{
  GtkFileChooser *dialog;
  GFile *file;
} Choice;

/* The dialog still has what was chosen in it before. */
static gboolean
has_file (gpointer data)
{
  const Choice *choice = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (choice->dialog);

  return file != NULL && g_file_equal (file, choice->file);
}

/* Opens the dialog by the row, as Return and a click on the row do */
static GtkWidget *
open_dialog (Section *section)
{
  adw_action_row_activate (section_row (section, "Client certificate"));
  wait_until (is_dialog_open, NULL);
  return find_dialog ();
}

static void
choose (Section *section, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = open_dialog (section);
  Choice choice = { GTK_FILE_CHOOSER (dialog), file };

  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == section->window);
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL));
  wait_until (has_file, &choice);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  wait_until (is_dialog_closed, NULL);
}

static char *
new_file (const char *name)
{
  char *path = g_build_filename (g_get_home_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return path;
}

static void
test_choose (void)
{
  g_autofree char *path = new_file ("anna.p12");
  Section section;

  section_open (&section);
  choose (&section, path);
  assert_form (&section, "client-certificate", path);
  assert_shown (section_row (&section, "Client certificate"), "anna.p12");
  section_close (&section);
  g_unlink (path);
}

/* Accounts are kept as UTF-8: a name that is none is refused with words. */
static void
test_refused (void)
{
  g_autofree char *path = new_file ("\xff.p12");
  g_autofree char *good = new_file ("anna.p12");
  Section section;

  section_open (&section);
  choose (&section, path);
  assert_form (&section, "client-certificate", "");
  assert_shown (section_row (&section, "Client certificate"),
                "That file cannot be used. Choose one on this computer.");
  choose (&section, good);
  assert_shown (section_row (&section, "Client certificate"), "anna.p12");
  section_close (&section);
  g_unlink (path);
  g_unlink (good);
}

static void
test_cancel (void)
{
  Section section;

  section_open (&section);
  g_object_set (section.form, "client-certificate", "/etc/mail/anna.p12", NULL);
  gtk_dialog_response (GTK_DIALOG (open_dialog (&section)), GTK_RESPONSE_CANCEL);
  wait_until (is_dialog_closed, NULL);
  assert_form (&section, "client-certificate", "/etc/mail/anna.p12");
  assert_shown (section_row (&section, "Client certificate"), "anna.p12");
  gtk_dialog_response (GTK_DIALOG (open_dialog (&section)), GTK_RESPONSE_CANCEL);
  wait_until (is_dialog_closed, NULL);
  section_close (&section);
}

/* A dialog does not keep the row, and goes with it. */
static void
test_close_with_dialog (void)
{
  Section section;

  section_open (&section);
  open_dialog (&section);
  section_close (&section);
  wait_until (is_dialog_closed, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  g_test_add_func ("/file-row/shown", test_shown);
  g_test_add_func ("/file-row/clear", test_clear);
  g_test_add_func ("/file-row/choose", test_choose);
  g_test_add_func ("/file-row/refused", test_refused);
  g_test_add_func ("/file-row/cancel", test_cancel);
  g_test_add_func ("/file-row/close-with-dialog", test_close_with_dialog);
  return g_test_run ();
}
