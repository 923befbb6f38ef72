/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Advanced without eyes and without a mouse: roles, names and descriptions, and where the focus
 * goes.
 */
#include "finder.h"
#include "init.h"
#include "pictures.h"
#include "section.h"
#include "waiting.h"

static void
show_all (Section *section)
{
  g_object_set (section->form, "outgoing-sign-in", SIGNET_OUTGOING_OWN, "ca-file",
                "/etc/mail/root.pem", "client-certificate", "/etc/mail/anna.p12", NULL);
  signet_server_form_set_security (section_server (section, SIGNET_PROTOCOL_SMTP),
                                   SIGNET_SECURITY_STARTTLS);
  signet_server_form_set_port (section_server (section, SIGNET_PROTOCOL_SMTP), 2525);
  pictures_settle (GTK_WIDGET (section->window));
}

static const struct
{
  const char *title;
  GtkAccessibleRole role;
} rows[] = {
  { "Incoming type", GTK_ACCESSIBLE_ROLE_COMBO_BOX },
  { "IMAP security", GTK_ACCESSIBLE_ROLE_COMBO_BOX },
  { "POP3 security", GTK_ACCESSIBLE_ROLE_COMBO_BOX },
  { "SMTP security", GTK_ACCESSIBLE_ROLE_COMBO_BOX },
  { "User name", GTK_ACCESSIBLE_ROLE_TEXT_BOX },
  { "Outgoing sign-in", GTK_ACCESSIBLE_ROLE_COMBO_BOX },
  { "Outgoing user name", GTK_ACCESSIBLE_ROLE_TEXT_BOX },
  { "Outgoing password", GTK_ACCESSIBLE_ROLE_TEXT_BOX },
  { "Certificate authority", GTK_ACCESSIBLE_ROLE_LIST_ITEM },
  { "Client certificate", GTK_ACCESSIBLE_ROLE_LIST_ITEM },
  { "Reset to automatic", GTK_ACCESSIBLE_ROLE_LIST_ITEM },
};

static void
test_rows (void)
{
  Section section;

  section_open (&section);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gpointer row = section_row (&section, rows[i].title);

      gtk_test_accessible_assert_role (finder_control (row), rows[i].role);
      finder_assert_named_by (finder_control (row), row);
    }
  section_close (&section);
}

/* The row gives its control the name; the control has no second one. */
static void
test_controls (void)
{
  static const char *const titles[] = { "IMAP port", "POP3 port", "SMTP port" };
  Section section;
  gpointer row;

  section_open (&section);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *spin;

      row = section_row (&section, titles[i]);
      spin = finder_inside (row, GTK_TYPE_SPIN_BUTTON);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
      finder_assert_named_by (spin, row);
      g_assert_true (adw_action_row_get_activatable_widget (row) == spin);
    }
  row = section_row (&section, "Client certificate");
  finder_assert_named_by (adw_action_row_get_activatable_widget (row), row);
  section_close (&section);
}

static void
test_descriptions (void)
{
  Section section;
  GtkWidget *header;

  section_open (&section);
  header = finder_header (section.advanced);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  finder_assert_named_by (header, section.advanced);
  finder_assert_described (header, "Ports and security");
  show_all (&section);
  finder_assert_described (header, "5 settings changed");
  finder_assert_described (section_row (&section, "IMAP security"), "Not checked yet");
  finder_assert_described (section_row (&section, "SMTP security"), "Set by you");
  finder_assert_described (section_row (&section, "SMTP port"), "Set by you");
  finder_assert_described (section_row (&section, "Certificate authority"), "root.pem");
  section_close (&section);
}

static void
test_icon_buttons (void)
{
  static const char *const names[] = {
    "Use automatic IMAP security",  "Use automatic POP3 security", "Use automatic SMTP security",
    "Use automatic IMAP port",      "Use automatic POP3 port",     "Use automatic SMTP port",
    "Remove certificate authority", "Remove client certificate",   "Use automatic incoming type"
  };
  Section section;

  section_open (&section);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = finder_button (section.advanced, names[i]);

      g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, names[i]);
    }
  section_close (&section);
}

/* A widget by its title, and what it is in its row */
static char *
describe (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  const char *title = row == NULL ? "" : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  if (GTK_IS_BUTTON (widget))
    return g_strdup_printf ("%s: %s", title, gtk_button_get_icon_name (GTK_BUTTON (widget)));
  return g_strdup_printf ("%s%s", title, GTK_IS_TEXT (widget) ? ": text" : "");
}

static const char *const order[] = {
  "Advanced",
  "Incoming type",
  "IMAP security",
  "IMAP port",
  "IMAP port: text",
  "SMTP security",
  "SMTP security: edit-undo-symbolic",
  "SMTP port",
  "SMTP port: text",
  "SMTP port: edit-undo-symbolic",
  "User name: text",
  "Outgoing sign-in",
  "Outgoing user name: text",
  "Outgoing password: text",
  "Outgoing password: view-reveal-symbolic",
  "Certificate authority",
  "Certificate authority: edit-clear-symbolic",
  "Certificate authority: document-open-symbolic",
  "Client certificate",
  "Client certificate: edit-clear-symbolic",
  "Client certificate: document-open-symbolic",
  "Reset to automatic",
};

static void
assert_focus (Section *section, const char *expected)
{
  g_autofree char *focus = describe (gtk_window_get_focus (section->window));

  g_assert_cmpstr (focus, ==, expected);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* What Tab does, and Shift+Tab the other way round */
static void
test_order (void)
{
  Section section;

  section_open (&section);
  show_all (&section);
  gtk_widget_grab_focus (finder_header (section.advanced));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      assert_focus (&section, order[i]);
      gtk_widget_child_focus (GTK_WIDGET (section.window), GTK_DIR_TAB_FORWARD);
    }
  gtk_widget_grab_focus (section_row (&section, "Reset to automatic"));
  for (guint i = G_N_ELEMENTS (order); i > 0; i--)
    {
      assert_focus (&section, order[i - 1]);
      gtk_widget_child_focus (GTK_WIDGET (section.window), GTK_DIR_TAB_BACKWARD);
    }
  section_close (&section);
}

/* Collapsed, it is a single stop. */
static void
test_collapsed (void)
{
  Section section;
  GtkWidget *header;

  section_open (&section);
  header = finder_header (section.advanced);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (section.advanced), FALSE);
  wait_until (is_hidden, section_row (&section, "Incoming type"));
  gtk_widget_grab_focus (header);
  gtk_widget_child_focus (GTK_WIDGET (section.window), GTK_DIR_TAB_FORWARD);
  assert_focus (&section, "Advanced");
  section_close (&section);
}

/* Buttons that go away leave the focus in their row */
static void
test_undo_keeps_focus (void)
{
  static const struct
  {
    const char *row;
    const char *button;
  } cases[] = {
    { "SMTP security", "Use automatic SMTP security" },
    { "SMTP port", "Use automatic SMTP port" },
    { "Certificate authority", "Remove certificate authority" },
  };
  Section section;

  section_open (&section);
  show_all (&section);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row = section_row (&section, cases[i].row);
      GtkWidget *button = finder_button (row, cases[i].button);

      gtk_widget_grab_focus (button);
      g_assert_true (gtk_window_get_focus (section.window) == button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_false (gtk_widget_get_visible (button));
      g_assert_true (gtk_window_get_focus (section.window) == row);
    }
  section_close (&section);
}

static void
test_focus_password (void)
{
  Section section;
  GtkWidget *row;

  section_open (&section);
  show_all (&section);
  row = section_row (&section, "Outgoing password");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (section.advanced), FALSE);
  signet_advanced_focus_outgoing_password (SIGNET_ADVANCED (section.advanced));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (section.advanced)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (section.window), row));
  section_close (&section);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  g_test_add_func ("/advanced-access/rows", test_rows);
  g_test_add_func ("/advanced-access/controls", test_controls);
  g_test_add_func ("/advanced-access/descriptions", test_descriptions);
  g_test_add_func ("/advanced-access/icon-buttons", test_icon_buttons);
  g_test_add_func ("/advanced-access/order", test_order);
  g_test_add_func ("/advanced-access/collapsed", test_collapsed);
  g_test_add_func ("/advanced-access/undo-keeps-focus", test_undo_keeps_focus);
  g_test_add_func ("/advanced-access/focus-password", test_focus_password);
  return g_test_run ();
}
