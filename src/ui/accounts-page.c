/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The list of accounts follows the store. It makes rows only for what is on show and somewhat
 * more, and those a few a frame, so that hundreds of accounts hold up nothing.
 */
#include "accounts-page.h"

#include "account-row.h"
#include "check-all.h"
#include "context-private.h"
#include "init.h"

struct _SignetAccountsPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget *problems_group;
  GtkListBox *problems_list;
  GtkWidget *empty_group;
  GtkWidget *add_button;
  GtkWidget *accounts_group;
  GtkScrolledWindow *accounts_scroller;
  GtkListView *accounts_list;

  SignetContext *context;    /* owned */
  GtkSliceListModel *shown;  /* owned */
  GtkStringList *complaints; /* owned */
  guint growing;             /* a tick callback, or 0 */
  guint fitting;             /* a tick callback, or 0 */
  int least;                 /* the height asked for last */
  gboolean is_stale;         /* accounts came or went while nobody was looking */
  char *wanted;              /* (nullable): owned: the id of the account that gets the focus */
  guint seeking;             /* a tick callback, or 0 */
  GCancellable *checking;    /* (nullable): owned: while all accounts are checked */
};

enum
{
  FIRST_ROWS = 24, /* a tall window full */
  MORE_ROWS = 4,
  LEAST_ROWS = 3, /* that are on show in a small window */
  ROW_HEIGHT = 50,
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetAccountsPage, signet_accounts_page, ADW_TYPE_PREFERENCES_PAGE)

static GListModel *
accounts_of (SignetAccountsPage *self)
{
  return G_LIST_MODEL (signet_context_get_store (self->context));
}

static gboolean
show_more (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SignetAccountsPage *self = SIGNET_ACCOUNTS_PAGE (widget);
  guint size = gtk_slice_list_model_get_size (self->shown);

  if (size >= g_list_model_get_n_items (accounts_of (self)))
    {
      self->growing = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->shown, size + MORE_ROWS);
  return G_SOURCE_CONTINUE;
}

/* A list view does not tell how its height depends on its width; its rows do. */
static int
measure_rows (GtkWidget *list)
{
  int all = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      int height;

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (list), &height, NULL,
                          NULL, NULL);
      all += height;
    }
  return all;
}

/* A few rows are shown whole. Of many there is always more to scroll to. */
static gboolean
fit (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SignetAccountsPage *self = SIGNET_ACCOUNTS_PAGE (widget);
  GtkWidget *list = GTK_WIDGET (self->accounts_list);
  guint n_accounts = g_list_model_get_n_items (accounts_of (self));
  int least = ROW_HEIGHT * (int)MIN (n_accounts, LEAST_ROWS);

  self->fitting = 0;
  if (n_accounts <= LEAST_ROWS && gtk_widget_get_width (list) > 0)
    least = MAX (least, measure_rows (list));
  if (least != self->least)
    gtk_scrolled_window_set_min_content_height (self->accounts_scroller, least);
  self->least = least;
  return G_SOURCE_REMOVE;
}

/* Not at once: sizes are just being given out. */
static void
fit_soon (SignetAccountsPage *self)
{
  if (self->fitting == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->fitting = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit, NULL, NULL);
}

/* There is one thing to do. */
static void
focus_if_empty (SignetAccountsPage *self)
{
  if (gtk_widget_get_visible (self->empty_group) && gtk_widget_get_mapped (self->add_button))
    gtk_widget_grab_focus (self->add_button);
}

static void
follow_accounts (SignetAccountsPage *self)
{
  guint n_accounts = g_list_model_get_n_items (accounts_of (self));

  gtk_widget_set_visible (self->empty_group, n_accounts == 0);
  gtk_widget_set_visible (self->accounts_group, n_accounts > 0);
  focus_if_empty (self);
  fit_soon (self);
  /* A scroll bar is longer than one row. */
  gtk_scrolled_window_set_policy (self->accounts_scroller, GTK_POLICY_NEVER,
                                  n_accounts > LEAST_ROWS ? GTK_POLICY_AUTOMATIC
                                                          : GTK_POLICY_EXTERNAL);
  if (self->growing == 0)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more, NULL, NULL);
}

static void update_check_all (SignetAccountsPage *self);

/* Another page may be on show, which needs its frames for itself. */
static void
on_accounts_changed (SignetAccountsPage *self)
{
  update_check_all (self);
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    follow_accounts (self);
}

static void
signet_accounts_page_map (GtkWidget *widget)
{
  SignetAccountsPage *self = SIGNET_ACCOUNTS_PAGE (widget);

  if (self->is_stale)
    follow_accounts (self);
  self->is_stale = FALSE;
  GTK_WIDGET_CLASS (signet_accounts_page_parent_class)->map (widget);
  focus_if_empty (self);
  fit_soon (self);
}

static void
on_problems_changed (SignetAccountsPage *self)
{
  SignetAccountStore *store = signet_context_get_store (self->context);
  GPtrArray *problems = signet_account_store_get_problems (store);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const SignetStoreProblem *problem = g_ptr_array_index (problems, i);

      g_ptr_array_add (sentences, problem->error->message);
    }
  g_ptr_array_add (sentences, NULL);
  gtk_string_list_splice (self->complaints, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->complaints)),
                          (const char *const *)sentences->pdata);
  gtk_widget_set_visible (self->problems_group, problems->len > 0);
}

static GtkWidget *
create_problem_row (gpointer item, gpointer user_data)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", FALSE,
                                 "title", gtk_string_object_get_string (item), NULL);

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
open_at (SignetAccountsPage *self, guint position)
{
  g_autoptr (SignetAccount) account = g_list_model_get_item (accounts_of (self), position);

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, signet_account_get_id (account));
}

static void
on_activate (SignetAccountsPage *self, guint position)
{
  open_at (self, position);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *page = gtk_widget_get_ancestor (row, SIGNET_TYPE_ACCOUNTS_PAGE);

  open_at (SIGNET_ACCOUNTS_PAGE (page), gtk_list_item_get_position (item));
}

/* Those who do not see the list open an account by an action of its list item. */
static void
add_open_action (GtkWidget *row, GtkListItem *item)
{
  static const GActionEntry entries[] = { { .name = "open", .activate = on_open } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), item);
  gtk_widget_insert_action_group (gtk_widget_get_parent (row), "account-row",
                                  G_ACTION_GROUP (group));
}

static void
set_up_row (SignetAccountsPage *self, GtkListItem *item)
{
  SignetAccountRow *row = signet_account_row_new (signet_context_get_settings (self->context));

  gtk_list_item_set_child (item, GTK_WIDGET (row));
}

static void
bind_row (SignetAccountsPage *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  add_open_action (row, item);
  signet_account_row_set_account (SIGNET_ACCOUNT_ROW (row), gtk_list_item_get_item (item));
}

static void
unbind_row (SignetAccountsPage *self, GtkListItem *item)
{
  signet_account_row_set_account (SIGNET_ACCOUNT_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
find_account (SignetAccountsPage *self, guint *position)
{
  GListModel *accounts = accounts_of (self);

  for (*position = 0; *position < g_list_model_get_n_items (accounts); ++*position)
    {
      g_autoptr (SignetAccount) account = g_list_model_get_item (accounts, *position);

      if (g_str_equal (signet_account_get_id (account), self->wanted))
        return TRUE;
    }
  return FALSE;
}

/* A list view has rows only near what is on show. */
static GtkWidget *
find_item (SignetAccountsPage *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->accounts_list));
       item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      SignetAccount *account = SIGNET_IS_ACCOUNT_ROW (row)
                                   ? signet_account_row_get_account (SIGNET_ACCOUNT_ROW (row))
                                   : NULL;

      if (account != NULL && g_str_equal (signet_account_get_id (account), self->wanted))
        return item;
    }
  return NULL;
}

/* Until the row is made, or the account turns out to be gone */
static gboolean
seek (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SignetAccountsPage *self = SIGNET_ACCOUNTS_PAGE (widget);
  GtkWidget *item = find_item (self);
  guint position;

  if (item == NULL && find_account (self, &position))
    {
      if (gtk_slice_list_model_get_size (self->shown) <= position)
        gtk_slice_list_model_set_size (self->shown, position + 1);
      gtk_widget_activate_action (GTK_WIDGET (self->accounts_list), "list.scroll-to-item", "u",
                                  position);
      return G_SOURCE_CONTINUE;
    }
  if (item != NULL)
    gtk_widget_grab_focus (item);
  g_clear_pointer (&self->wanted, g_free);
  self->seeking = 0;
  return G_SOURCE_REMOVE;
}

static void
add_account (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ADD], 0);
}

static void
update_check_all (SignetAccountsPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accounts.check-all",
                                 self->checking == NULL
                                     && g_list_model_get_n_items (accounts_of (self)) > 0);
}

/* The rows say what came of it; the page may be gone by then. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SignetAccountsPage *self = g_object_get_data (user_data, "page");
  gboolean is_done = signet_check_all_finish (result, NULL);

  g_object_unref (user_data);
  if (!is_done || self == NULL)
    return;
  g_clear_object (&self->checking);
  update_check_all (self);
}

static void
check_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SignetAccountsPage *self = SIGNET_ACCOUNTS_PAGE (widget);

  self->checking = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->checking), "page", self);
  update_check_all (self);
  signet_check_all_async (self->context, self->checking, checked_cb, g_object_ref (self->checking));
}

static void
signet_accounts_page_dispose (GObject *object)
{
  SignetAccountsPage *self = SIGNET_ACCOUNTS_PAGE (object);

  if (self->accounts_list != NULL)
    gtk_list_view_set_model (self->accounts_list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_ACCOUNTS_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->complaints);
  g_clear_object (&self->context);
  g_clear_pointer (&self->wanted, g_free);
  if (self->checking != NULL)
    {
      g_object_set_data (G_OBJECT (self->checking), "page", NULL);
      g_cancellable_cancel (self->checking);
      g_clear_object (&self->checking);
    }
  G_OBJECT_CLASS (signet_accounts_page_parent_class)->dispose (object);
}

static void
install_signals (GObjectClass *object_class)
{
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_accounts_page_class_init (SignetAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_accounts_page_dispose;
  widget_class->map = signet_accounts_page_map;
  install_signals (G_OBJECT_CLASS (klass));
  gtk_widget_class_install_action (widget_class, "accounts.add", NULL, add_account);
  gtk_widget_class_install_action (widget_class, "accounts.check-all", NULL, check_all);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, problems_list);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, empty_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, accounts_group);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, accounts_scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetAccountsPage, accounts_list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
signet_accounts_page_init (SignetAccountsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->complaints = gtk_string_list_new (NULL);
  gtk_list_box_bind_model (self->problems_list, G_LIST_MODEL (self->complaints), create_problem_row,
                           NULL, NULL);
}

static void
show_accounts (SignetAccountsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection)
      model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->accounts_scroller), "changed",
                           G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->accounts_scroller), "changed",
                           G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->accounts_list, factory);
  gtk_list_view_set_model (self->accounts_list, GTK_SELECTION_MODEL (model));
}

SignetAccountsPage *
signet_accounts_page_new (SignetContext *context)
{
  SignetAccountsPage *self;
  SignetAccountStore *store;

  g_return_val_if_fail (SIGNET_IS_CONTEXT (context), NULL);

  signet_ui_init ();
  self = g_object_new (SIGNET_TYPE_ACCOUNTS_PAGE, NULL);
  self->context = g_object_ref (context);
  store = signet_context_get_store (context);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (store)), 0, FIRST_ROWS);
  show_accounts (self);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::problems", G_CALLBACK (on_problems_changed), self,
                           G_CONNECT_SWAPPED);
  follow_accounts (self);
  update_check_all (self);
  on_problems_changed (self);
  return self;
}

void
signet_accounts_page_focus_account (SignetAccountsPage *self, const char *id)
{
  g_return_if_fail (SIGNET_IS_ACCOUNTS_PAGE (self));
  g_return_if_fail (id != NULL);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (self->seeking == 0)
    self->seeking = gtk_widget_add_tick_callback (GTK_WIDGET (self), seek, NULL, NULL);
}
