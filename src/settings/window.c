/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The window goes nowhere by itself: it asks the account page to leave, and goes to its goal when
 * the page says that nothing is in the way.
 */
#include "window.h"

#include "account-page.h"
#include "accounts-page.h"
#include "help.h"
#include "removal-toast.h"
#include "shortcuts.h"
#include "toasts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  GOAL_LIST,
  GOAL_ADD,
  GOAL_ACCOUNT,
  GOAL_CLOSE,
} Goal;

struct _SignetWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkBox *list_view;
  GtkWidget *account_view; /* (nullable): unowned; made when it is first needed */
  GtkLabel *account_title; /* (nullable): unowned, in @account_view */
  AdwBin *account_bin;     /* (nullable): unowned, in @account_view */

  SignetContext *context;   /* owned */
  SignetAccountPage *page;  /* (nullable): unowned, the page on show; NULL in the list */
  GSignalGroup *signals;    /* owned, those of @page */
  SignetAccountsPage *list; /* unowned, in @list_view */
  SignetAccountPage *draft; /* (nullable): owned, a new account that was begun, out of sight */
  GtkWidget *focus_before;  /* (nullable): weak, what had the focus in the list */
  Goal goal;                /* where to go when the page has been left */
  char *goal_text;          /* (nullable): owned, an address or an id */
};

G_DEFINE_FINAL_TYPE (SignetWindow, signet_window, ADW_TYPE_APPLICATION_WINDOW)

/* The page that slides out of sight stays until it is. */
static void
on_transition (SignetWindow *self)
{
  if (self->account_bin != NULL && self->page == NULL
      && !adw_leaflet_get_child_transition_running (self->leaflet))
    adw_bin_set_child (self->account_bin, NULL);
}

static void
set_page (SignetWindow *self, SignetAccountPage *page)
{
  self->page = page;
  g_signal_group_set_target (self->signals, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", page != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add", page == NULL);
}

/* What was typed comes back with the next account to add. */
static void
put_aside (SignetWindow *self)
{
  if (self->page != NULL && signet_account_page_is_draft (self->page))
    g_set_object (&self->draft, self->page);
}

static void
show_list (SignetWindow *self)
{
  put_aside (self);
  set_page (self, NULL);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list_view));
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  on_transition (self);
}

static void
ensure_account_view (SignetWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->account_view != NULL)
    return;
  builder = gtk_builder_new_from_resource (
      "/io/github/signet/MailAccounts/settings/account-view.ui");
  self->account_view = GTK_WIDGET (gtk_builder_get_object (builder, "account_view"));
  self->account_title = GTK_LABEL (gtk_builder_get_object (builder, "account_title"));
  self->account_bin = ADW_BIN (gtk_builder_get_object (builder, "account_bin"));
  adw_leaflet_append (self->leaflet, self->account_view);
}

static void
show_page (SignetWindow *self, SignetAccountPage *page)
{
  if (self->page == NULL)
    g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  if (self->page != page)
    put_aside (self);
  ensure_account_view (self);
  g_object_bind_property (page, "title", self->account_title, "label", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (self->account_bin, GTK_WIDGET (page));
  set_page (self, page);
  adw_leaflet_set_visible_child (self->leaflet, self->account_view);
  /* The leaflet moves the focus on, past what a page that is mapped has chosen. */
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
show_new (SignetWindow *self, const char *address)
{
  g_autoptr (SignetAccountPage) page = address == NULL ? g_steal_pointer (&self->draft) : NULL;

  if (page == NULL)
    page = g_object_ref_sink (signet_account_page_new (self->context, NULL));
  if (address != NULL)
    signet_account_page_set_address (page, address);
  show_page (self, page);
}

/* Not below a dialog of the page that is just being answered. In libadwaita 1.2 the text that has
 * the focus outlives its row, and tells it of that. */
static gboolean
destroy (gpointer window)
{
  gtk_window_set_focus (window, NULL);
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

/* What was on show is not to be seen or asked any more. */
static void
go (SignetWindow *self)
{
  g_autofree char *text = g_steal_pointer (&self->goal_text);

  switch (self->goal)
    {
    case GOAL_ADD:
      show_new (self, text);
      break;
    case GOAL_ACCOUNT:
      show_page (self, signet_account_page_new (self->context, text));
      break;
    case GOAL_CLOSE:
      set_page (self, NULL);
      g_idle_add_full (G_PRIORITY_DEFAULT, destroy, g_object_ref (self), g_object_unref);
      break;
    case GOAL_LIST:
    default:
      show_list (self);
    }
}

static void
set_out (SignetWindow *self, Goal goal, const char *text)
{
  self->goal = goal;
  g_free (self->goal_text);
  self->goal_text = g_strdup (text);
  if (self->page != NULL)
    signet_account_page_leave (self->page);
  else
    go (self);
}

static void
on_done (SignetWindow *self)
{
  g_autofree char *id = g_strdup (signet_account_page_get_id (self->page));

  show_list (self);
  signet_accounts_page_focus_account (self->list, id);
}

static void
on_removed (SignetWindow *self, SignetRemoval *removal)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  signet_toasts_show (self->toasts, signet_removal_toast_new (removal, application));
  show_list (self);
}

static void
on_open (SignetWindow *self, const char *id)
{
  signet_window_open (self, id);
}

static void
on_add (SignetWindow *self)
{
  signet_window_add (self, NULL);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  signet_window_add (SIGNET_WINDOW (widget), NULL);
}

static void
check_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SIGNET_WINDOW (widget)->list), "accounts.check-all",
                              NULL);
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_out (SIGNET_WINDOW (widget), GOAL_LIST, NULL);
}

static void
help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  signet_help_present (widget, "connect");
}

static void
shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  signet_shortcuts_present (GTK_WINDOW (widget));
}

static void
about (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget), "application-icon", SIGNET_APPLICATION_ID,
                         "application-name", _ ("Mail Accounts"), "version", SIGNET_VERSION,
                         "developer-name", _ ("The Signet developers"), "copyright",
                         "© 2026 The Signet developers", "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static gboolean
signet_window_close_request (GtkWindow *window)
{
  set_out (SIGNET_WINDOW (window), GOAL_CLOSE, NULL);
  return TRUE;
}

static void
signet_window_dispose (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->draft);
  self->account_view = NULL;
  self->account_bin = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_WINDOW);
  g_clear_object (&self->signals);
  g_clear_object (&self->context);
  g_clear_pointer (&self->goal_text, g_free);
  G_OBJECT_CLASS (signet_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/settings/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_transition);
}

/* Escape and Alt+Left are bound to the window, not made accelerators of the application: an open
 * menu has to get them first. */
static void
signet_window_class_init (SignetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = signet_window_close_request;
  gtk_widget_class_install_action (widget_class, "win.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "win.check-all", NULL, check_all);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  bind_template (widget_class);
}

static void
signet_window_init (SignetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (SIGNET_TYPE_ACCOUNT_PAGE);
  g_signal_group_connect_swapped (self->signals, "done", G_CALLBACK (on_done), self);
  g_signal_group_connect_swapped (self->signals, "removed", G_CALLBACK (on_removed), self);
  g_signal_group_connect_swapped (self->signals, "left", G_CALLBACK (go), self);
  g_signal_group_connect_swapped (self->signals, "open", G_CALLBACK (on_open), self);
  set_page (self, NULL);
}

SignetWindow *
signet_window_new (GtkApplication *application, SignetContext *context)
{
  SignetWindow *self;
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SIGNET_IS_CONTEXT (context), NULL);

  self = g_object_new (SIGNET_TYPE_WINDOW, "application", application, NULL);
  self->context = g_object_ref (context);
  list = GTK_WIDGET (signet_accounts_page_new (context));
  g_signal_connect_object (list, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "add", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  self->list = SIGNET_ACCOUNTS_PAGE (list);
  gtk_box_append (self->list_view, list);
  return self;
}

void
signet_window_add (SignetWindow *self, const char *address)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  set_out (self, GOAL_ADD, address);
}

void
signet_window_open (SignetWindow *self, const char *id)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  set_out (self, GOAL_ACCOUNT, id);
}
