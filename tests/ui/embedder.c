/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A foreign settings panel: it embeds the pages in a plain GTK window, and is built from nothing
 * but what is installed. Goes to the form for a new account and back, and ends when all is gone.
 */
#include <signet-ui/account-page.h>
#include <signet-ui/accounts-page.h>
#include <signet-ui/context.h>
#include <signet-ui/help.h>
#include <signet-ui/removal.h>

typedef struct
{
  GMainLoop *loop;
  SignetContext *context;
  GtkWindow *window;
  SignetAccountsPage *list;
  gpointer account; /* weak */
} Panel;

static gboolean
end (gpointer data)
{
  Panel *self = data;

  gtk_window_destroy (self->window);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static void
on_left (Panel *self)
{
  g_print ("left\n");
  g_idle_add (end, self);
}

static gboolean
leave (gpointer data)
{
  Panel *self = data;

  signet_account_page_leave (SIGNET_ACCOUNT_PAGE (self->account));
  return G_SOURCE_REMOVE;
}

static void
on_add (Panel *self)
{
  SignetAccountPage *page = signet_account_page_new (self->context, NULL);

  g_print ("add\n");
  g_set_weak_pointer (&self->account, page);
  signet_account_page_set_address (page, "ada@example.org");
  g_signal_connect_swapped (page, "left", G_CALLBACK (on_left), self);
  gtk_window_set_child (self->window, GTK_WIDGET (page));
  g_idle_add (leave, self);
}

static gboolean
press_add (gpointer data)
{
  Panel *self = data;

  if (!gtk_widget_activate_action (GTK_WIDGET (self->list), "accounts.add", NULL))
    g_error ("the list has no action to add an account");
  return G_SOURCE_REMOVE;
}

static void
on_map (Panel *self)
{
  g_idle_add (press_add, self);
}

static gboolean
give_up (gpointer data)
{
  g_error ("the panel does not get on");
  return G_SOURCE_REMOVE;
}

int
main (void)
{
  Panel self = { 0 };

  gtk_init ();
  self.loop = g_main_loop_new (NULL, FALSE);
  self.context = signet_context_new ();
  self.window = GTK_WINDOW (gtk_window_new ());
  self.list = signet_accounts_page_new (self.context);
  g_signal_connect_swapped (self.list, "add", G_CALLBACK (on_add), &self);
  g_signal_connect_swapped (self.list, "map", G_CALLBACK (on_map), &self);
  gtk_window_set_child (self.window, GTK_WIDGET (self.list));
  g_timeout_add_seconds (20, give_up, NULL);
  gtk_window_present (self.window);
  g_main_loop_run (self.loop);
  g_main_loop_unref (self.loop);
  g_object_unref (self.context);
  return self.account == NULL ? 0 : 1;
}
