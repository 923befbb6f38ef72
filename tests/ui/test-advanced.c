/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The rows of Advanced and the form: each shows what the other says, and nothing is set by hand but
 * by the user's hand.
 */
#include "finder.h"
#include "init.h"
#include "section.h"

static const char *const security_rows[SIGNET_N_PROTOCOLS] = { "IMAP security", "POP3 security",
                                                               "SMTP security" };
static const char *const port_rows[SIGNET_N_PROTOCOLS] = { "IMAP port", "POP3 port", "SMTP port" };

static int
get_int (gpointer object, const char *property)
{
  int value;

  g_object_get (object, property, &value, NULL);
  return value;
}

static char *
get_text (gpointer object, const char *property)
{
  char *text;

  g_object_get (object, property, &text, NULL);
  return text;
}

static void
assert_text (gpointer object, const char *property, const char *expected)
{
  g_autofree char *text = get_text (object, property);

  g_assert_cmpstr (text, ==, expected);
}

static int
chosen (gpointer row)
{
  return adw_enum_list_item_get_value (adw_combo_row_get_selected_item (row));
}

/* As a user does, who reads the words: whatever their order is */
static void
choose (gpointer row, const char *words)
{
  GListModel *model = adw_combo_row_get_model (row);
  GtkExpression *expression = adw_combo_row_get_expression (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_true (gtk_expression_evaluate (expression, item, &value));
      if (g_strcmp0 (g_value_get_string (&value), words) == 0)
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_error ("there is no choice “%s”", words);
}

static gboolean
is_marked (gpointer row)
{
  GtkWidget *title = finder_label (row, adw_preferences_row_get_title (row));

  return gtk_widget_has_css_class (title, "accent");
}

static void
test_incoming (void)
{
  Section section;
  gpointer row;

  section_open (&section);
  row = section_row (&section, "Incoming type");
  g_assert_cmpint (chosen (row), ==, SIGNET_INCOMING_AUTO);
  choose (row, "POP3");
  g_assert_cmpint (get_int (section.form, "incoming-type"), ==, SIGNET_INCOMING_POP3);
  choose (row, "IMAP");
  g_assert_cmpint (get_int (section.form, "incoming-type"), ==, SIGNET_INCOMING_IMAP);
  choose (row, "Automatic");
  g_assert_cmpint (get_int (section.form, "incoming-type"), ==, SIGNET_INCOMING_AUTO);
  g_object_set (section.form, "incoming-type", SIGNET_INCOMING_POP3, NULL);
  g_assert_cmpint (chosen (row), ==, SIGNET_INCOMING_POP3);
  section_close (&section);
}

static void
test_used (void)
{
  Section section;

  section_open (&section);
  choose (section_row (&section, "Incoming type"), "POP3");
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      gboolean used = i != SIGNET_PROTOCOL_IMAP;

      g_assert_cmpint (gtk_widget_get_mapped (section_row (&section, security_rows[i])), ==, used);
      g_assert_cmpint (gtk_widget_get_mapped (section_row (&section, port_rows[i])), ==, used);
    }
  choose (section_row (&section, "Incoming type"), "IMAP");
  g_assert_true (gtk_widget_get_visible (section_row (&section, "IMAP security")));
  g_assert_true (gtk_widget_get_visible (section_row (&section, "IMAP port")));
  g_assert_false (gtk_widget_get_visible (section_row (&section, "POP3 security")));
  g_assert_false (gtk_widget_get_visible (section_row (&section, "POP3 port")));
  section_close (&section);
}

static void
test_security (void)
{
  Section section;

  section_open (&section);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetServerForm *server = section_server (&section, (SignetProtocol)i);
      gpointer row = section_row (&section, security_rows[i]);

      g_assert_cmpint (chosen (row), ==, SIGNET_SECURITY_AUTO);
      for (int mode = SIGNET_SECURITY_NONE; mode >= SIGNET_SECURITY_AUTO; mode--)
        {
          choose (row, signet_security_title ((SignetSecurity)mode));
          g_assert_cmpint (signet_server_form_get_security (server), ==, mode);
        }
      for (int mode = SIGNET_SECURITY_AUTO; mode <= SIGNET_SECURITY_NONE; mode++)
        {
          signet_server_form_set_security (server, (SignetSecurity)mode);
          g_assert_cmpint (chosen (row), ==, mode);
        }
    }
  section_close (&section);
}

static void
test_security_by_hand (void)
{
  Section section;
  SignetServerForm *smtp;
  gpointer row;
  GtkWidget *undo;

  section_open (&section);
  smtp = section_server (&section, SIGNET_PROTOCOL_SMTP);
  row = section_row (&section, "SMTP security");
  undo = finder_button (row, "Use automatic SMTP security");
  assert_text (row, "subtitle", "Not checked yet");
  g_assert_false (gtk_widget_get_visible (undo));
  g_assert_false (is_marked (row));
  choose (row, "STARTTLS");
  assert_text (row, "subtitle", "Set by you");
  assert_text (section.advanced, "subtitle", "1 setting changed");
  g_assert_true (gtk_widget_get_mapped (undo));
  g_assert_true (is_marked (row));
  g_signal_emit_by_name (undo, "clicked");
  g_assert_cmpint (signet_server_form_get_security (smtp), ==, SIGNET_SECURITY_AUTO);
  g_assert_cmpint (chosen (row), ==, SIGNET_SECURITY_AUTO);
  g_assert_false (gtk_widget_get_visible (undo));
  g_assert_false (is_marked (row));
  section_close (&section);
}

/* The type of incoming mail is an override like the others. */
static void
test_incoming_by_hand (void)
{
  Section section;
  gpointer row;
  GtkWidget *undo;

  section_open (&section);
  row = section_row (&section, "Incoming type");
  undo = finder_button (row, "Use automatic incoming type");
  g_assert_false (gtk_widget_get_visible (undo));
  g_assert_false (is_marked (row));
  choose (row, "POP3");
  assert_text (row, "subtitle", "Set by you");
  g_assert_true (gtk_widget_get_mapped (undo));
  g_assert_true (is_marked (row));
  g_signal_emit_by_name (undo, "clicked");
  g_assert_cmpint (chosen (row), ==, SIGNET_INCOMING_AUTO);
  g_assert_false (gtk_widget_get_visible (undo));
  g_assert_false (is_marked (row));
  section_close (&section);
}

/* No control flips another silently: the mode stays, and the row says what is wrong. */
static void
test_forbidden (void)
{
  Section section;
  gpointer row;

  section_open (&section);
  row = section_row (&section, "IMAP security");
  choose (row, "None");
  g_assert_cmpint (chosen (row), ==, SIGNET_SECURITY_NONE);
  assert_text (row, "subtitle", "Not possible while Require SSL is on");
  finder_assert_described (row, "Not possible while Require SSL is on");
  g_assert_true (get_int (section.form, "require-ssl"));
  g_object_set (section.form, "require-ssl", FALSE, NULL);
  g_assert_cmpint (chosen (row), ==, SIGNET_SECURITY_NONE);
  assert_text (row, "subtitle", "Set by you");
  finder_assert_described (row, "Set by you");
  section_close (&section);
}

static GtkSpinButton *
spin_of (Section *section, const char *title)
{
  return finder_inside (section_row (section, title), GTK_TYPE_SPIN_BUTTON);
}

/* Character by character, as from the keyboard */
static void
type (GtkSpinButton *spin, const char *text)
{
  int position = 0;

  gtk_editable_delete_text (GTK_EDITABLE (spin), 0, -1);
  for (; *text != '\0'; text++)
    gtk_editable_insert_text (GTK_EDITABLE (spin), text, 1, &position);
}

static void
assert_port (
    Section *section, const char *title, SignetServerForm *server, guint16 typed, int shown)
{
  g_autofree char *text = g_strdup_printf ("%d", shown);

  g_assert_cmpint (signet_server_form_get_typed_port (server), ==, typed);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin_of (section, title))), ==, text);
}

/* All that a form can come to show, in all protocols, is shown, and none of it is typed. */
static void
test_port_follows (void)
{
  Section section;

  section_open (&section);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    {
      SignetProtocol protocol = (SignetProtocol)i;
      SignetServerForm *server = section_server (&section, protocol);
      g_autoptr (SignetProfile)
          found = signet_profile_new (protocol, "mail.example.org", 2143, SIGNET_SECURITY_STARTTLS);

      for (int mode = SIGNET_SECURITY_TLS; mode <= SIGNET_SECURITY_NONE; mode++)
        {
          choose (section_row (&section, security_rows[i]),
                  signet_security_title ((SignetSecurity)mode));
          assert_port (&section, port_rows[i], server, 0,
                       signet_standard_port (protocol, (SignetSecurity)mode));
        }
      choose (section_row (&section, security_rows[i]), "Automatic");
      signet_form_set_found (section.form, protocol, found);
      assert_port (&section, port_rows[i], server, 0, 2143);
      assert_text (section_row (&section, port_rows[i]), "subtitle", "Found: 2143");
    }
  g_assert_cmpint (get_int (section.form, "overrides"), ==, 0);
  section_close (&section);
}

static void
test_port_named (void)
{
  Section section;
  SignetServerForm *imap;

  section_open (&section);
  imap = section_server (&section, SIGNET_PROTOCOL_IMAP);
  g_object_set (section.form, "incoming-server", "mail.example.org:1143", NULL);
  assert_port (&section, "IMAP port", imap, 0, 1143);
  assert_text (section_row (&section, "IMAP port"), "subtitle", "From the server name");
  section_close (&section);
}

/* The form knows a port while it is being typed: nobody has to leave the field first. */
static void
test_port_typed (void)
{
  Section section;
  SignetServerForm *imap;
  gpointer row;
  GtkWidget *undo;

  section_open (&section);
  imap = section_server (&section, SIGNET_PROTOCOL_IMAP);
  row = section_row (&section, "IMAP port");
  undo = finder_button (row, "Use automatic IMAP port");
  g_assert_false (gtk_widget_get_visible (undo));
  type (spin_of (&section, "IMAP port"), "1143");
  assert_port (&section, "IMAP port", imap, 1143, 1143);
  assert_text (row, "subtitle", "Set by you");
  g_assert_true (gtk_widget_get_mapped (undo));
  g_assert_true (is_marked (row));
  choose (section_row (&section, "IMAP security"), "STARTTLS");
  choose (section_row (&section, "IMAP security"), "TLS");
  assert_port (&section, "IMAP port", imap, 1143, 1143);
  gtk_spin_button_update (spin_of (&section, "IMAP port"));
  assert_port (&section, "IMAP port", imap, 1143, 1143);
  g_signal_emit_by_name (undo, "clicked");
  assert_port (&section, "IMAP port", imap, 0, 993);
  g_assert_false (gtk_widget_get_visible (undo));
  g_assert_false (is_marked (row));
  section_close (&section);
}

/* A value that is on show becomes typed when somebody types it. */
static void
test_port_typed_same (void)
{
  Section section;
  SignetServerForm *smtp;

  section_open (&section);
  smtp = section_server (&section, SIGNET_PROTOCOL_SMTP);
  assert_port (&section, "SMTP port", smtp, 0, 465);
  type (spin_of (&section, "SMTP port"), "465");
  assert_port (&section, "SMTP port", smtp, 465, 465);
  choose (section_row (&section, "SMTP security"), "STARTTLS");
  assert_port (&section, "SMTP port", smtp, 465, 465);
  section_close (&section);
}

static void
test_port_limits (void)
{
  Section section;
  SignetServerForm *imap;
  GtkSpinButton *spin;

  section_open (&section);
  imap = section_server (&section, SIGNET_PROTOCOL_IMAP);
  spin = spin_of (&section, "IMAP port");
  type (spin, "");
  g_assert_cmpint (signet_server_form_get_typed_port (imap), ==, 0);
  gtk_spin_button_update (spin);
  assert_port (&section, "IMAP port", imap, 0, 993);
  type (spin, "70000");
  g_assert_cmpint (signet_server_form_get_typed_port (imap), ==, 65535);
  gtk_spin_button_update (spin);
  assert_port (&section, "IMAP port", imap, 65535, 65535);
  type (spin, "0");
  gtk_spin_button_update (spin);
  assert_port (&section, "IMAP port", imap, 65535, 65535);
  section_close (&section);
}

static void
test_port_arrows (void)
{
  Section section;
  SignetServerForm *imap;
  GtkSpinButton *spin;

  section_open (&section);
  imap = section_server (&section, SIGNET_PROTOCOL_IMAP);
  spin = spin_of (&section, "IMAP port");
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_FORWARD, 1);
  assert_port (&section, "IMAP port", imap, 994, 994);
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_BACKWARD, 1);
  assert_port (&section, "IMAP port", imap, 993, 993);
  section_close (&section);
}

/* Whoever scrolls the page over a port does not set it. */
static void
test_port_wheel (void)
{
  Section section;
  g_autoptr (GListModel) controllers = NULL;
  guint n_wheels = 0;

  section_open (&section);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (spin_of (&section, "IMAP port")));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      n_wheels++;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_NONE);
    }
  g_assert_cmpint (n_wheels, ==, 1);
  g_clear_object (&controllers);
  section_close (&section);
}

static void
test_user (void)
{
  Section section;
  gpointer row;

  section_open (&section);
  row = section_row (&section, "User name");
  gtk_editable_set_text (row, "anna");
  assert_text (section.form, "user", "anna");
  assert_text (section.advanced, "subtitle", "1 setting changed");
  finder_assert_described (finder_header (section.advanced), "1 setting changed");
  g_object_set (section.form, "user", "a.example", NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "a.example");
  section_close (&section);
}

static void
test_outgoing (void)
{
  Section section;
  gpointer sign_in, user, password;

  section_open (&section);
  sign_in = section_row (&section, "Outgoing sign-in");
  user = section_row (&section, "Outgoing user name");
  password = section_row (&section, "Outgoing password");
  g_assert_cmpint (chosen (sign_in), ==, SIGNET_OUTGOING_SAME);
  g_assert_false (gtk_widget_get_visible (user) || gtk_widget_get_visible (password));
  choose (sign_in, "Different user name and password");
  g_assert_cmpint (get_int (section.form, "outgoing-sign-in"), ==, SIGNET_OUTGOING_OWN);
  g_assert_true (gtk_widget_get_mapped (user) && gtk_widget_get_mapped (password));
  gtk_editable_set_text (user, "relay");
  assert_text (section.form, "outgoing-user", "relay");
  choose (sign_in, "No sign-in");
  g_assert_cmpint (get_int (section.form, "outgoing-sign-in"), ==, SIGNET_OUTGOING_NONE);
  g_assert_false (gtk_widget_get_visible (user) || gtk_widget_get_visible (password));
  choose (sign_in, "Same as incoming");
  g_assert_cmpint (get_int (section.form, "outgoing-sign-in"), ==, SIGNET_OUTGOING_SAME);
  section_close (&section);
}

static void
assert_password (Section *section, const char *expected)
{
  SignetSecret *password = signet_form_get_password (section->form, SIGNET_PROTOCOL_SMTP);

  g_assert_cmpstr (password == NULL ? NULL : signet_secret_get_text (password), ==, expected);
}

static void
test_outgoing_password (void)
{
  Section section;
  gpointer row;

  section_open (&section);
  g_object_set (section.form, "outgoing-sign-in", SIGNET_OUTGOING_OWN, NULL);
  row = section_row (&section, "Outgoing password");
  gtk_editable_set_text (row, "correct horse");
  assert_password (&section, "correct horse");
  g_assert_null (signet_form_get_password (section.form, SIGNET_PROTOCOL_IMAP));
  gtk_editable_set_text (row, "");
  assert_password (&section, NULL);
  gtk_editable_set_text (row, "battery");
  signet_form_show (section.form, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  g_object_set (section.form, "outgoing-sign-in", SIGNET_OUTGOING_OWN, NULL);
  assert_password (&section, NULL);

  /* Dots that stand for nothing would be taken for the password. */
  gtk_editable_set_text (row, "staple");
  signet_form_reset (section.form);
  g_object_set (section.form, "outgoing-sign-in", SIGNET_OUTGOING_OWN, NULL);
  assert_password (&section, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  section_close (&section);
}

static void
test_reset (void)
{
  Section section;

  section_open (&section);
  gtk_widget_activate (section_row (&section, "Reset to automatic"));
  g_assert_cmpint (section.n_resets, ==, 1);
  section_close (&section);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  signet_ui_init ();
  g_test_add_func ("/advanced/incoming", test_incoming);
  g_test_add_func ("/advanced/used", test_used);
  g_test_add_func ("/advanced/security", test_security);
  g_test_add_func ("/advanced/security/by-hand", test_security_by_hand);
  g_test_add_func ("/advanced/incoming-by-hand", test_incoming_by_hand);
  g_test_add_func ("/advanced/security/forbidden", test_forbidden);
  g_test_add_func ("/advanced/port/follows", test_port_follows);
  g_test_add_func ("/advanced/port/named", test_port_named);
  g_test_add_func ("/advanced/port/typed", test_port_typed);
  g_test_add_func ("/advanced/port/typed-same", test_port_typed_same);
  g_test_add_func ("/advanced/port/limits", test_port_limits);
  g_test_add_func ("/advanced/port/arrows", test_port_arrows);
  g_test_add_func ("/advanced/port/wheel", test_port_wheel);
  g_test_add_func ("/advanced/user", test_user);
  g_test_add_func ("/advanced/outgoing", test_outgoing);
  g_test_add_func ("/advanced/outgoing/password", test_outgoing_password);
  g_test_add_func ("/advanced/reset", test_reset);
  return g_test_run ();
}
