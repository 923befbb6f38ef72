/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The applet's window, the list and the help, in the ways of looks.h.
 */
#include "account-page.h"
#include "accounts-page.h"
#include "context-private.h"
#include "finder.h"
#include "fixture.h"
#include "help.h"
#include "looks.h"
#include "pictures.h"
#include "shortcuts.h"
#include "waiting.h"
#include "window.h"

enum
{
  WIDTH = 360,
  HEIGHT = 640,
};

typedef struct
{
  char *folder;
  SignetAccountStore *store;
  SignetContext *context;
  SignetWindow *window; /* weak */
} Test;

static GtkApplication *application;

static void
keep (Test *test, const char *address, SignetOutcome outcome, SignetSecurity security)
{
  g_autoptr (SignetAccount) account = fixture_account (NULL, address);
  g_autoptr (SignetServerSettings) imap = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));
  g_autoptr (SignetAccount) kept = NULL;
  g_autoptr (GError) error = NULL;

  imap->profile->security = security;
  imap->was_encrypted = FALSE;
  imap->checked = outcome != 0;
  imap->outcome = outcome;
  imap->login = outcome == SIGNET_OUTCOME_OK ? SIGNET_LOGIN_OK : SIGNET_LOGIN_NOT_TRIED;
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, imap);
  kept = fixture_add (test->store, account, &error);
  g_assert_no_error (error);
}

static void
keep_accounts (Test *test)
{
  keep (test, "unchecked@example.org", 0, SIGNET_SECURITY_TLS);
  keep (test, "none@example.org", SIGNET_OUTCOME_OK, SIGNET_SECURITY_NONE);
  for (int i = SIGNET_OUTCOME_SUPERSEDED + 1; i <= SIGNET_OUTCOME_OK; i++)
    {
      g_autofree char *address = g_strdup_printf ("outcome%d@example.org", i);

      keep (test, address, (SignetOutcome)i, SIGNET_SECURITY_TLS);
    }
}

static void
open_window (Test *test)
{
  test->context = signet_context_new_for (test->store, g_network_monitor_get_default ());
  g_set_weak_pointer (&test->window, signet_window_new (application, test->context));
  gtk_window_set_default_size (GTK_WINDOW (test->window), WIDTH, HEIGHT);
  pictures_show (GTK_WINDOW (test->window));
}

static void
set_up (Test *test, gconstpointer data)
{
  test->folder = fixture_new_folder ();
  test->store = signet_account_store_new_for_folders (test->folder, NULL);
}

static gboolean
is_closed (gpointer test)
{
  return ((Test *)test)->window == NULL;
}

static void
tear_down (Test *test, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  wait_until (is_closed, test);
  wait_until_gone (test->context);
  wait_until_gone (test->store);
  fixture_remove_folder (test->folder);
}

static void
act (Test *test, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
}

static void
check (const char *name)
{
  looks_check (name, LOOKS_USUAL);
}

static void
test_empty (Test *test, gconstpointer data)
{
  open_window (test);
  check ("empty");
}

static void
test_list (Test *test, gconstpointer data)
{
  keep_accounts (test);
  open_window (test);
  check ("list");
}

/* What is longest to say of an account, and little room for it */
static void
test_narrow_list (Test *test, gconstpointer data)
{
  GtkAdjustment *adjustment;
  GtkWidget *page;

  keep (test, "none@example.org", SIGNET_OUTCOME_UNENCRYPTED_ONLY, SIGNET_SECURITY_NONE);
  keep (test, "long.name.of.somebody@long.name.of.a.company.example", SIGNET_OUTCOME_OK,
        SIGNET_SECURITY_NONE);
  open_window (test);
  check ("narrow-list");
  page = finder_inside (test->window, SIGNET_TYPE_ACCOUNTS_PAGE);
  adjustment = gtk_scrollable_get_vadjustment (finder_inside (page, GTK_TYPE_LIST_VIEW));
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >=,
                     gtk_adjustment_get_upper (adjustment));
}

/* However little there is, the list has the room of the window. */
static void
test_damaged (Test *test, gconstpointer data)
{
  GtkWidget *page;

  keep (test, "ada@example.org", SIGNET_OUTCOME_OK, SIGNET_SECURITY_TLS);
  fixture_write (test->folder, FIXTURE_ID ".account", "[Account]\nVersion=nonsense\n");
  g_clear_object (&test->store);
  test->store = signet_account_store_new_for_folders (test->folder, NULL);
  g_assert_cmpuint (signet_account_store_get_problems (test->store)->len, ==, 1);
  open_window (test);
  check ("damaged");
  page = finder_inside (test->window, SIGNET_TYPE_ACCOUNTS_PAGE);
  g_assert_cmpint (gtk_widget_get_height (page), >, HEIGHT / 2);
}

static void
test_menu (Test *test, gconstpointer data)
{
  GtkMenuButton *button;

  open_window (test);
  button = GTK_MENU_BUTTON (finder_inside (test->window, GTK_TYPE_MENU_BUTTON));
  gtk_menu_button_popup (button);
  check ("menu");
  gtk_menu_button_popdown (button);
}

static void
test_add (Test *test, gconstpointer data)
{
  open_window (test);
  act (test, "win.add");
  check ("add");
}

static SignetAccountPage *
open_account (Test *test)
{
  g_autoptr (SignetAccount) account = NULL;

  keep (test, "ada@example.org", SIGNET_OUTCOME_OK, SIGNET_SECURITY_TLS);
  open_window (test);
  account = g_list_model_get_item (G_LIST_MODEL (test->store), 0);
  signet_window_open (test->window, signet_account_get_id (account));
  return finder_inside (test->window, SIGNET_TYPE_ACCOUNT_PAGE);
}

static void
test_leave (Test *test, gconstpointer data)
{
  SignetAccountPage *page = open_account (test);

  finder_activate (page, "account.imap-security-starttls");
  act (test, "win.back");
  check ("leave-question");
}

static GtkWidget *
find_toast (Test *test)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 ? finder_look (test->window, type) : NULL;
}

static gboolean
has_toast (gpointer test)
{
  return find_toast (test) != NULL;
}

static graphene_rect_t
place_of (Test *test, GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (test->window), &place));
  return place;
}

/* However large the text is: a toast stands below what is on show, and on none of it. */
static void
check_toast (Test *test, const char *name)
{
  graphene_rect_t content;
  graphene_rect_t toast;

  wait_until (has_toast, test);
  check (name);
  content = place_of (test, finder_inside (test->window, ADW_TYPE_LEAFLET));
  toast = place_of (test, find_toast (test));
  g_assert_cmpfloat (toast.origin.y, >=, content.origin.y + content.size.height);
}

static void
test_removed (Test *test, gconstpointer data)
{
  SignetAccountPage *page = open_account (test);

  gtk_widget_activate_action (GTK_WIDGET (page), "account.remove", NULL);
  check_toast (test, "removed");
}

static void
test_discard (Test *test, gconstpointer data)
{
  open_window (test);
  act (test, "win.add");
  gtk_editable_set_text (finder_inside (test->window, ADW_TYPE_PASSWORD_ENTRY_ROW), "x");
  act (test, "win.back");
  check ("discard-question");
}

static void
test_help (Test *test, gconstpointer page)
{
  g_autofree char *name = g_strdup_printf ("help-%s", (const char *)page);

  open_window (test);
  signet_help_present (GTK_WIDGET (test->window), page);
  check (name);
}

static void
test_shortcuts (Test *test, gconstpointer data)
{
  open_window (test);
  act (test, "win.shortcuts");
  check ("shortcuts");
}

static void
add_test (const char *name, gconstpointer data, void (*test) (Test *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/looks/states/%s", name);

  g_test_add (path, Test, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  looks_init (&argc, &argv);
  application = GTK_APPLICATION (
      adw_application_new ("io.github.signet.Looks", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application),
                                        "/io/github/signet/MailAccounts");
  g_application_register (G_APPLICATION (application), NULL, NULL);
  signet_shortcuts_set_keys (application);
  add_test ("empty", NULL, test_empty);
  add_test ("list", NULL, test_list);
  add_test ("narrow-list", NULL, test_narrow_list);
  add_test ("damaged", NULL, test_damaged);
  add_test ("menu", NULL, test_menu);
  add_test ("add", NULL, test_add);
  add_test ("leave-question", NULL, test_leave);
  add_test ("discard-question", NULL, test_discard);
  add_test ("removed", NULL, test_removed);
  add_test ("help-connect", "connect", test_help);
  add_test ("help-require-ssl", "require-ssl", test_help);
  add_test ("help-app-password", "app-password", test_help);
  add_test ("shortcuts", NULL, test_shortcuts);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
