/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The applet's window: the way there and back, what is asked on leaving, and an account that is
 * removed and comes back, or not.
 */
#include "window.h"

#include "account-page.h"
#include "accounts-page.h"
#include "context-private.h"
#include "finder.h"
#include "fixture.h"
#include "pictures.h"
#include "shortcuts.h"
#include "unfinished.h"
#include "waiting.h"

typedef struct
{
  char *folder;
  SignetAccountStore *store;
  SignetContext *context;
  SignetWindow *window; /* weak */
} Test;

static GtkApplication *application;

/* What keeps the application running although it has no window */
static int holds;

void __real_g_application_hold (GApplication *self);
void __real_g_application_release (GApplication *self);
void __wrap_g_application_hold (GApplication *self);
void __wrap_g_application_release (GApplication *self);

void
__wrap_g_application_hold (GApplication *self)
{
  holds++;
  __real_g_application_hold (self);
}

void
__wrap_g_application_release (GApplication *self)
{
  holds--;
  __real_g_application_release (self);
}

static gboolean
is_free_to_end (gpointer unused)
{
  return holds == 0;
}

static void
keep_account (Test *test)
{
  g_autoptr (SignetAccount) account = fixture_account (NULL, "ada@example.org");
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = fixture_add (test->store, account, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

static char *
id_of_account (Test *test)
{
  g_autoptr (SignetAccount) account = g_list_model_get_item (G_LIST_MODEL (test->store), 0);

  return g_strdup (signet_account_get_id (account));
}

static void
set_up (Test *test, gconstpointer data)
{
  test->folder = fixture_new_folder ();
  test->store = signet_account_store_new_for_folders (test->folder, NULL);
  test->context = signet_context_new_for (test->store, g_network_monitor_get_default ());
  signet_unfinished_hold (test->context, G_APPLICATION (application));
  keep_account (test);
  g_set_weak_pointer (&test->window, signet_window_new (application, test->context));
  pictures_show (GTK_WINDOW (test->window));
}

static gboolean
is_closed (gpointer test)
{
  return ((Test *)test)->window == NULL;
}

/* Nothing is held by what has been on show, and nothing keeps the application running */
static void
tear_down (Test *test, gconstpointer data)
{
  if (test->window != NULL)
    gtk_window_close (GTK_WINDOW (test->window));
  wait_until (is_closed, test);
  wait_until (is_free_to_end, NULL);
  wait_until_gone (test->context);
  wait_until_gone (test->store);
  fixture_remove_folder (test->folder);
}

static void
act (Test *test, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
}

static GtkWidget *
page_of (Test *test)
{
  return finder_look (test->window, SIGNET_TYPE_ACCOUNT_PAGE);
}

static gboolean
shows_list (gpointer data)
{
  Test *test = data;

  return page_of (test) == NULL
         && gtk_widget_get_mapped (finder_inside (test->window, SIGNET_TYPE_ACCOUNTS_PAGE));
}

static gboolean
shows_page (gpointer data)
{
  Test *test = data;

  return page_of (test) != NULL && gtk_widget_get_mapped (page_of (test));
}

static const char *
address_on_show (Test *test)
{
  return gtk_editable_get_text (GTK_EDITABLE (finder_row (page_of (test), "E-mail address")));
}

/* The page is gone as soon as it is out of sight */
static void
test_add (Test *test, gconstpointer data)
{
  gpointer page = NULL;

  g_assert_true (shows_list (test));
  act (test, "win.add");
  wait_until (shows_page, test);
  g_assert_cmpstr (address_on_show (test), ==, "");
  g_set_weak_pointer (&page, page_of (test));
  act (test, "win.back");
  wait_until (shows_list, test);
  g_assert_null (page);
  signet_window_add (test->window, "eve@example.org");
  wait_until (shows_page, test);
  g_assert_cmpstr (address_on_show (test), ==, "eve@example.org");
  /* The address is there: the password is what is missing. */
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (test->window)),
                                             ADW_TYPE_PASSWORD_ENTRY_ROW));
}

/* The page of the account that has the address already, instead of a second one */
static void
test_open_existing (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);
  gpointer page = NULL;

  g_assert_nonnull (id);
  signet_window_add (test->window, "ada@example.org");
  wait_until (shows_page, test);
  g_set_weak_pointer (&page, page_of (test));
  gtk_widget_activate_action (page, "account.probe", NULL);
  gtk_widget_activate_action (page, "account.open-existing", NULL);
  wait_until_idle ();
  g_assert_null (page);
  g_assert_nonnull (finder_button (test->window, "Remove Account"));
  g_assert_cmpstr (address_on_show (test), ==, "ada@example.org");
}

static gboolean
is_in_row (Test *test, const char *title)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  GtkWidget *row = finder_row (page_of (test), title);

  return focus == row || gtk_widget_is_ancestor (focus, row);
}

/* The first thing on a new page has the focus, whatever was there before, or nobody knows where the
 * next key goes. */
static void
test_focus (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);

  act (test, "win.add");
  wait_until (shows_page, test);
  g_assert_true (is_in_row (test, "E-mail address"));
  act (test, "win.back");
  wait_until (shows_list, test);
  g_signal_emit_by_name (finder_inside (test->window, GTK_TYPE_LIST_VIEW), "activate", 0);
  wait_until (shows_page, test);
  g_assert_true (is_in_row (test, "Incoming mail"));
  act (test, "win.back");
  wait_until (shows_list, test);
  act (test, "win.add");
  wait_until (shows_page, test);
  g_assert_true (is_in_row (test, "E-mail address"));
  gtk_widget_child_focus (GTK_WIDGET (test->window), GTK_DIR_TAB_FORWARD);
  g_assert_false (is_in_row (test, "E-mail address"));
  signet_window_open (test->window, id);
  wait_until (shows_page, test);
  g_assert_true (is_in_row (test, "Incoming mail"));
  signet_window_add (test->window, NULL);
  wait_until (shows_page, test);
  g_assert_true (is_in_row (test, "E-mail address"));
}

static gboolean
is_in_list (gpointer data)
{
  Test *test = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));

  return shows_list (test) && focus != NULL
         && gtk_widget_is_ancestor (focus, finder_inside (test->window, GTK_TYPE_LIST_VIEW));
}

/* There is nothing more to do: back to the list, to the account that it was about. */
static void
test_done (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);

  signet_window_open (test->window, id);
  wait_until (shows_page, test);
  g_signal_emit_by_name (page_of (test), "done");
  wait_until (is_in_list, test);
}

static void
type (Test *test, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (finder_row (page_of (test), title)), text);
}

static void
test_open (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);
  GtkWidget *list = finder_inside (test->window, GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (list, "activate", 0);
  wait_until (shows_page, test);
  g_assert_cmpstr (address_on_show (test), ==, "ada@example.org");
  signet_window_add (test->window, NULL);
  wait_until (shows_page, test);
  g_assert_cmpstr (address_on_show (test), ==, "");
  signet_window_open (test->window, id);
  g_assert_cmpstr (address_on_show (test), ==, "ada@example.org");
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer unused)
{
  return find_dialog () == NULL;
}

static void
answer (const char *response)
{
  g_autoptr (GtkWidget) dialog = g_object_ref (find_dialog ());

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (has_no_dialog, NULL);
}

/* Changes are not lost by going back, nor by closing the window, unless the user says so */
static void
test_changed (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);

  signet_window_open (test->window, id);
  wait_until (shows_page, test);
  gtk_editable_set_text (GTK_EDITABLE (finder_row (page_of (test), "Incoming server")),
                         "mail.example.org");
  act (test, "win.back");
  wait_until (has_dialog, NULL);
  answer ("stay");
  g_assert_true (shows_page (test));
  gtk_window_close (GTK_WINDOW (test->window));
  wait_until (has_dialog, NULL);
  g_assert_nonnull (test->window);
  answer ("discard");
  wait_until (is_closed, test);
}

/* What was typed comes back with the next account to add, but no password. */
static void
test_draft (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);

  act (test, "win.add");
  wait_until (shows_page, test);
  type (test, "E-mail address", "eve@example.org");
  act (test, "win.back");
  g_assert_false (has_dialog (NULL));
  wait_until (shows_list, test);
  signet_window_open (test->window, id);
  wait_until (shows_page, test);
  act (test, "win.back");
  wait_until (shows_list, test);
  act (test, "win.add");
  wait_until (shows_page, test);
  g_assert_cmpstr (address_on_show (test), ==, "eve@example.org");
  gtk_editable_set_text (finder_inside (page_of (test), ADW_TYPE_PASSWORD_ENTRY_ROW), "x");
  act (test, "win.back");
  wait_until (has_dialog, NULL);
  answer ("stay");
  g_assert_true (shows_page (test));
  act (test, "win.back");
  wait_until (has_dialog, NULL);
  answer ("discard");
  wait_until (shows_list, test);
  act (test, "win.add");
  wait_until (shows_page, test);
  g_assert_cmpstr (address_on_show (test), ==, "");
}

static gboolean
is_empty (gpointer test)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((Test *)test)->store)) == 0;
}

static gboolean
is_full (gpointer test)
{
  return !is_empty (test);
}

static gboolean
shows_toast (gpointer test)
{
  return finder_label (((Test *)test)->window, "ada@example.org removed") != NULL;
}

static void
remove_account (Test *test)
{
  g_autofree char *id = id_of_account (test);

  signet_window_open (test->window, id);
  wait_until (shows_page, test);
  gtk_widget_activate_action (page_of (test), "account.remove", NULL);
  wait_until (is_empty, test);
  wait_until (shows_toast, test);
  wait_until (shows_list, test);
}

/* What a toast took is given back as soon as it goes. */
static gboolean
has_all_room (gpointer test)
{
  GtkWidget *content = finder_inside (((Test *)test)->window, ADW_TYPE_LEAFLET);

  return gtk_widget_get_margin_bottom (content) == 0;
}

static void
test_undo (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);
  g_autofree char *back = NULL;

  remove_account (test);
  g_assert_false (has_all_room (test));
  g_signal_emit_by_name (finder_button (test->window, "Undo"), "clicked");
  wait_until (is_full, test);
  wait_until (has_all_room, test);
  back = id_of_account (test);
  g_assert_cmpstr (back, ==, id);
}

/* With the window the toast goes, and the removal is final; the application waits for that */
static void
test_removed (Test *test, gconstpointer data)
{
  remove_account (test);
  g_assert_false (is_free_to_end (NULL));
  gtk_window_close (GTK_WINDOW (test->window));
  wait_until (is_closed, test);
  g_assert_true (is_empty (test));
}

static gboolean
set_require_ssl (SignetAccount *account, gpointer require_ssl, GError **error)
{
  signet_account_set_require_ssl (account, GPOINTER_TO_INT (require_ssl));
  return TRUE;
}

static gboolean
is_strict_on_disk (Test *test, const char *id)
{
  g_autoptr (SignetAccountStore) disk = signet_account_store_new_for_folders (test->folder, NULL);
  g_autoptr (SignetAccount) account = signet_account_store_find (disk, id, NULL);

  return signet_account_get_require_ssl (account);
}

/* What is just being written asks nothing when the window closes, and the application waits */
static void
test_unfinished (Test *test, gconstpointer data)
{
  g_autofree char *id = id_of_account (test);
  g_autoptr (SignetAccount)
      looser = fixture_update (test->store, id, set_require_ssl, GINT_TO_POINTER (FALSE), NULL);

  g_assert_nonnull (looser);
  g_assert_false (is_strict_on_disk (test, id));
  signet_window_open (test->window, id);
  wait_until (shows_page, test);
  g_assert_true (is_free_to_end (NULL));
  gtk_widget_activate_action (page_of (test), "account.require-ssl", NULL);
  g_assert_false (is_free_to_end (NULL));
  gtk_window_close (GTK_WINDOW (test->window));
  g_assert_false (has_dialog (NULL));
  wait_until (is_closed, test);
  wait_until (is_free_to_end, NULL);
  g_assert_true (is_strict_on_disk (test, id));
}

static GtkWindow *
find_shortcuts (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
shows_shortcuts (gpointer data)
{
  return find_shortcuts () != NULL;
}

/* GTK makes one that has no keys just the same, and shows nothing in their place. */
static void
assert_keys (GtkWidget *widget)
{
  g_autofree char *keys = NULL;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_object_get (widget, "accelerator", &keys, NULL);
      g_assert_true (gtk_accelerator_parse (strtok (keys, " "), NULL, NULL));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_keys (child);
}

/* They are made when they are asked for, and again when they are asked for again. */
static void
test_shortcuts (Test *test, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      gpointer shortcuts;

      g_assert_false (shows_shortcuts (NULL));
      act (test, "win.shortcuts");
      wait_until (shows_shortcuts, NULL);
      assert_keys (GTK_WIDGET (find_shortcuts ()));
      shortcuts = g_object_ref (find_shortcuts ());
      g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (test->window));
      gtk_window_close (shortcuts);
      wait_until_gone (shortcuts);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Test *test, gconstpointer data);
  } tests[] = {
    { "/window/add", test_add },
    { "/window/open", test_open },
    { "/window/open-existing", test_open_existing },
    { "/window/focus", test_focus },
    { "/window/done", test_done },
    { "/window/draft", test_draft },
    { "/window/undo", test_undo },
    { "/window/changed", test_changed },
    { "/window/removed", test_removed },
    { "/window/shortcuts", test_shortcuts },
    { "/window/unfinished", test_unfinished },
  };

  gtk_test_init (&argc, &argv);
  adw_init ();
  application = gtk_application_new ("org.example.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  signet_shortcuts_set_keys (application);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Test, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
