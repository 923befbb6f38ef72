/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Adds an account as its user would, and tells how long the main loop was held up meanwhile.
 */
#include "observer.h"

#define PASSWORD "correct horse 9"

static void
tell_done (GtkWindow *window)
{
  observer_tell_stalls ();
}

static void
on_added (GtkWidget *page, GtkWindow *window)
{
  observer_tell ("added\n");
  observer_when_quiet (window, tell_done);
}

static void
connect_account (GtkWindow *window)
{
  GtkWidget *page = observer_find (GTK_WIDGET (window), "SignetAccountPage");

  g_signal_connect (page, "added", G_CALLBACK (on_added), window);
  observer_start_stalls ();
  gtk_widget_activate_action (page, "account.probe", NULL);
}

void
observer_probe (GtkWindow *window)
{
  GtkWidget *page = observer_find (GTK_WIDGET (window), "SignetAccountPage");
  GtkWidget *password = observer_find (page, "AdwPasswordEntryRow");

  gtk_editable_set_text (GTK_EDITABLE (password), PASSWORD);
  observer_when_quiet (window, connect_account);
}
