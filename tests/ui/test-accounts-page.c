/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts: nothing, a few, very many and damaged ones; what is said of each, and that
 * it follows what happens to them.
 */
#include "accounts-page.h"

#include "account-row.h"
#include "context-private.h"
#include "fixture.h"
#include "pictures.h"
#include "waiting.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  SignetAccountStore *store;
  SignetContext *context;
  SignetAccountsPage *page;
  GtkWindow *window;
  char *opened; /* with what "open" was emitted last */
  guint added;  /* how often "add" was emitted */
} Test;

static SignetPlaintext admin_limit;

SignetPlaintext __wrap_signet_settings_get_admin_limit (SignetSettings *settings);

SignetPlaintext
__wrap_signet_settings_get_admin_limit (SignetSettings *settings)
{
  return admin_limit;
}

static void
on_open (Test *test, const char *id)
{
  g_free (test->opened);
  test->opened = g_strdup (id);
}

static void
on_add (Test *test)
{
  test->added++;
}

static void
set_up (Test *test, gconstpointer data)
{
  admin_limit = signet_policy_admin_limit (FALSE);
  test->folder = fixture_new_folder ();
  test->store = signet_account_store_new_watching_folders (test->folder, NULL);
  test->context = signet_context_new_for (test->store, g_network_monitor_get_default ());
}

static void
show (Test *test)
{
  test->page = signet_accounts_page_new (test->context);
  g_signal_connect_swapped (test->page, "open", G_CALLBACK (on_open), test);
  g_signal_connect_swapped (test->page, "add", G_CALLBACK (on_add), test);
  test->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (test->window, 640, 760);
  adw_window_set_content (ADW_WINDOW (test->window), GTK_WIDGET (test->page));
  pictures_show (test->window);
}

/* Page, context and store are gone with the window: nothing else holds them */
static void
tear_down (Test *test, gconstpointer data)
{
  g_object_ref (test->page);
  gtk_window_destroy (test->window);
  wait_until_gone (test->page);
  wait_until_gone (test->context);
  wait_until_gone (test->store);
  fixture_remove_folder (test->folder);
  g_free (test->opened);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* What is on show of a kind */
static GPtrArray *
find (Test *test, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  pictures_settle (GTK_WIDGET (test->page));
  collect (GTK_WIDGET (test->page), type, found);
  return found;
}

static guint
count (Test *test, GType type)
{
  g_autoptr (GPtrArray) found = find (test, type);

  return found->len;
}

static GtkWidget *
find_only (Test *test, GType type)
{
  g_autoptr (GPtrArray) found = find (test, type);

  g_assert_cmpuint (found->len, ==, 1);
  return g_ptr_array_index (found, 0);
}

static const char *
text_of (GtkWidget *row, const char *name)
{
  GObject *label = gtk_widget_get_template_child (row, SIGNET_TYPE_ACCOUNT_ROW, name);

  return gtk_label_get_text (GTK_LABEL (label));
}

static void
check_row (GtkWidget *row, const char *title, const char *name, const char *status)
{
  GtkAccessible *item = GTK_ACCESSIBLE (gtk_widget_get_parent (row));

  g_assert_cmpstr (text_of (row, "title"), ==, title);
  g_assert_cmpstr (text_of (row, "status"), ==, status);
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status);
}

static void
keep (Test *test, const char *address)
{
  g_autoptr (SignetAccount) account = fixture_account (NULL, address);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = fixture_add (test->store, account, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

static const char *
id_of (Test *test, guint position)
{
  g_autoptr (SignetAccount) account = g_list_model_get_item (G_LIST_MODEL (test->store), position);

  return signet_account_get_id (account);
}

static void
change (Test *test, SignetAccountChange how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetAccount) kept = fixture_update (test->store, id_of (test, 0), how, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

static void
test_empty (Test *test, gconstpointer data)
{
  GtkWidget *button;

  show (test);
  button = find_only (test, GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Add Account…");
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (button))) == button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (test->added, ==, 1);
  keep (test, "ada@example.org");
  g_assert_cmpuint (count (test, GTK_TYPE_BUTTON), ==, 0);
  find_only (test, SIGNET_TYPE_ACCOUNT_ROW);
}

static gboolean
give_name (SignetAccount *account, gpointer data, GError **error)
{
  signet_account_set_name (account, "Work <b>&amp;");
  return TRUE;
}

static gboolean
fail (SignetAccount *account, gpointer data, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  server->outcome = SIGNET_OUTCOME_UNTRUSTED;
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

/* What the user names an account is no markup; the listener hears the address nevertheless */
static void
test_rows (Test *test, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  keep (test, "zoe@example.org");
  show (test);
  keep (test, "ada@example.org");
  rows = find (test, SIGNET_TYPE_ACCOUNT_ROW);
  g_assert_cmpuint (rows->len, ==, 2);
  check_row (rows->pdata[0], "ada@example.org", "ada@example.org", "Encrypted · imap.example.org");
  check_row (rows->pdata[1], "zoe@example.org", "zoe@example.org", "Encrypted · imap.example.org");
  change (test, give_name);
  check_row (rows->pdata[0], "Work <b>&amp;", "ada@example.org", "Encrypted · imap.example.org");
}

static gboolean
lower (SignetAccount *account, gpointer data, GError **error)
{
  g_autoptr (SignetServerSettings) server = signet_server_settings_copy (
      signet_account_get_server (account, SIGNET_PROTOCOL_IMAP));

  server->security = SIGNET_SECURITY_NONE;
  server->profile->security = SIGNET_SECURITY_NONE;
  signet_server_settings_confirm_plaintext (server, server->profile->host, server->profile->port);
  signet_account_set_require_ssl (account, FALSE);
  signet_account_set_server (account, SIGNET_PROTOCOL_IMAP, server);
  return TRUE;
}

/* The look differs as well as the words, and an administrator's lock counts at once */
static void
test_status (Test *test, gconstpointer data)
{
  g_autoptr (GPtrArray) images = NULL;
  GtkWidget *row, *icon;

  keep (test, "ada@example.org");
  show (test);
  row = find_only (test, SIGNET_TYPE_ACCOUNT_ROW);
  images = find (test, GTK_TYPE_IMAGE);
  icon = g_ptr_array_index (images, 0);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), ==, "signet-encrypted-symbolic");
  change (test, lower);
  check_row (row, "ada@example.org", "ada@example.org", "Not encrypted · imap.example.org");
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), ==, "signet-not-encrypted-symbolic");
  admin_limit = signet_policy_admin_limit (TRUE);
  g_signal_emit_by_name (signet_context_get_settings (test->context), "changed");
  check_row (row, "ada@example.org", "ada@example.org",
             "Turned off: Require SSL is on and this server offers no encryption");
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), ==, "dialog-warning-symbolic");
  change (test, fail);
  admin_limit = signet_policy_admin_limit (FALSE);
  g_signal_emit_by_name (signet_context_get_settings (test->context), "changed");
  check_row (row, "ada@example.org", "ada@example.org", "Server identity not confirmed");
}

static void
test_open (Test *test, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  keep (test, "ada@example.org");
  keep (test, "zoe@example.org");
  show (test);
  rows = find (test, SIGNET_TYPE_ACCOUNT_ROW);
  gtk_widget_activate (gtk_widget_get_parent (rows->pdata[1]));
  g_assert_cmpstr (test->opened, ==, id_of (test, 1));
  gtk_widget_activate_action (rows->pdata[0], "account-row.open", NULL);
  g_assert_cmpstr (test->opened, ==, id_of (test, 0));
}

static void
test_remove (Test *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep (test, "ada@example.org");
  show (test);
  g_assert_true (fixture_remove (test->store, id_of (test, 0), &error));
  g_assert_cmpuint (count (test, SIGNET_TYPE_ACCOUNT_ROW), ==, 0);
  find_only (test, GTK_TYPE_BUTTON);
}

/* A damaged file is named, beside the accounts that are well, until it is gone */
static void
test_damaged (Test *test, gconstpointer data)
{
  static const char name[] = "3d6f0a5e-8f0c-4a52-9d0e-0d7c1f0e5a11.account";
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  const char *title;

  keep (test, "ada@example.org");
  show (test);
  g_assert_cmpuint (count (test, ADW_TYPE_ACTION_ROW), ==, 0);
  fixture_write (test->folder, name, "[Account]\nVersion=nonsense\n");
  while (signet_account_store_get_problems (test->store)->len == 0)
    g_main_context_iteration (NULL, TRUE);
  title = adw_preferences_row_get_title (
      ADW_PREFERENCES_ROW (find_only (test, ADW_TYPE_ACTION_ROW)));
  g_assert_nonnull (strstr (title, name));
  g_assert_cmpint (g_unlink (path), ==, 0);
  while (signet_account_store_get_problems (test->store)->len > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (test, ADW_TYPE_ACTION_ROW), ==, 0);
  find_only (test, SIGNET_TYPE_ACCOUNT_ROW);
}

enum
{
  VERY_MANY = 500,
  A_FRAME = 8,      /* so few rows that a frame is not missed by making them */
  AT_THE_MOST = 250 /* at any time */
};

static void
collect_all (GtkWidget *widget, GPtrArray *found)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (SIGNET_IS_ACCOUNT_ROW (widget))
    g_ptr_array_add (found, widget);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_all (child, found);
}

static guint
count_rows (Test *test)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect_all (GTK_WIDGET (test->page), found);
  return found->len;
}

typedef struct
{
  Test *test;
  guint rows; /* in the last frame */
  guint most; /* that were added in a frame */
} Growth;

static void
on_frame (Growth *growth)
{
  guint rows = count_rows (growth->test);

  growth->most = MAX (growth->most, rows > growth->rows ? rows - growth->rows : 0);
  growth->rows = rows;
}

static GtkWidget *
accounts_list (Test *test)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (test->page),
                                                    SIGNET_TYPE_ACCOUNTS_PAGE, "accounts_list"));
}

static gboolean
is_complete (gpointer data)
{
  Growth *growth = data;
  GtkListView *list = GTK_LIST_VIEW (accounts_list (growth->test));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == VERY_MANY;
}

static gboolean
shows_last (gpointer test)
{
  g_autoptr (GPtrArray) rows = find (test, SIGNET_TYPE_ACCOUNT_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (text_of (rows->pdata[i], "title"), "zz@example.org"))
      return TRUE;
  return FALSE;
}

static void
keep_many (Test *test, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("user%u@example.org", i);

      keep (test, address);
    }
}

/* Their rows come a few a frame, there are never very many of them, and the last one is reached;
 * also one that comes later */
static void
test_very_many (Test *test, gconstpointer data)
{
  Growth growth = { test, 0, 0 };
  GdkFrameClock *clock;

  keep_many (test, VERY_MANY);
  show (test);
  growth.rows = count_rows (test);
  g_assert_cmpuint (growth.rows, <, 2 * A_FRAME * A_FRAME);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (test->page));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_frame), &growth);
  wait_until (is_complete, &growth);
  g_signal_handlers_disconnect_by_data (clock, &growth);
  g_assert_cmpuint (growth.most, <=, A_FRAME);
  g_assert_cmpuint (growth.rows, <=, AT_THE_MOST);
  keep (test, "zz@example.org");
  pictures_settle (GTK_WIDGET (test->page));
  gtk_widget_activate_action (accounts_list (test), "list.scroll-to-item", "u", VERY_MANY);
  wait_until (shows_last, test);
}

static guint
get_lightness (GtkWindow *window, float x, float y)
{
  g_autoptr (GdkTexture) picture = pictures_take (GTK_WIDGET (window));
  int width = gdk_texture_get_width (picture);
  g_autofree guint32 *pixels = g_new (guint32, width * gdk_texture_get_height (picture));

  gdk_texture_download (picture, (guchar *)pixels, (gsize)width * sizeof *pixels);
  return pixels[(int)y * width + (int)x] & 0xff;
}

/* In the dark what lies on a window is lighter than it. */
static void
test_dark (Test *test, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  graphene_point_t corner;
  graphene_point_t edge;

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  keep (test, "ada@example.org");
  show (test);
  g_assert_true (gtk_widget_compute_point (find_only (test, SIGNET_TYPE_ACCOUNT_ROW),
                                           GTK_WIDGET (test->window), &GRAPHENE_POINT_INIT (1, 1),
                                           &corner));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (test->page), GTK_WIDGET (test->window),
                                           &GRAPHENE_POINT_INIT (2, 2), &edge));
  g_assert_cmpuint (get_lightness (test->window, corner.x, corner.y), >,
                    get_lightness (test->window, edge.x, corner.y));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Also a page that is given up while it is filling itself */
static void
test_given_up (Test *test, gconstpointer data)
{
  keep_many (test, 40);
  show (test);
  g_assert_cmpuint (count_rows (test), <, 40);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Test *test, gconstpointer data);
  } tests[] = {
    { "/accounts-page/empty", test_empty },         { "/accounts-page/rows", test_rows },
    { "/accounts-page/status", test_status },       { "/accounts-page/open", test_open },
    { "/accounts-page/remove", test_remove },       { "/accounts-page/damaged", test_damaged },
    { "/accounts-page/very-many", test_very_many }, { "/accounts-page/given-up", test_given_up },
    { "/accounts-page/dark", test_dark },
  };

  gtk_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Test, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
