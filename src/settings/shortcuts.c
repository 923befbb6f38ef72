/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The keys of actions, and the list of them. GtkApplication would make the list with the window,
 * for everyone who never looks at it; one that is made later has to be told the keys.
 */
#include "shortcuts.h"

void
signet_shortcuts_set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.add", { "<Control>n" } },
    { "win.help", { "F1" } },
    { "win.shortcuts", { "<Control>question", "<Control>F1" } },
  };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action,
                                           (const char *const *)table[i].accels);
}

static void
show_keys_of (GtkWidget *shortcut, GtkApplication *application)
{
  g_autofree char *action = NULL;
  g_autofree char *keys = NULL;
  g_auto (GStrv) accels = NULL;

  g_object_get (shortcut, "action-name", &action, NULL);
  if (action == NULL)
    return;
  accels = gtk_application_get_accels_for_action (application, action);
  keys = g_strjoinv (" ", accels);
  g_object_set (shortcut, "accelerator", keys, NULL);
}

static void
show_keys (GtkWidget *widget, GtkApplication *application)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    show_keys_of (widget, application);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_keys (child, application);
}

void
signet_shortcuts_present (GtkWindow *window)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *overlay;

  g_return_if_fail (GTK_IS_WINDOW (window));

  builder = gtk_builder_new_from_resource (
      "/io/github/signet/MailAccounts/settings/help-overlay.ui");
  overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  show_keys (GTK_WIDGET (overlay), gtk_window_get_application (window));
  gtk_window_set_transient_for (overlay, window);
  gtk_window_present (overlay);
}
