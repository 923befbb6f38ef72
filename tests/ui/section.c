/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Opening and closing a section.
 */
#include "section.h"

#include "finder.h"
#include "pictures.h"
#include "waiting.h"

static const char *const rows[] = {
  "Incoming type",      "IMAP security",      "IMAP port",         "POP3 security",
  "POP3 port",          "SMTP security",      "SMTP port",         "User name",
  "Outgoing sign-in",   "Outgoing user name", "Outgoing password", "Certificate authority",
  "Client certificate", "Reset to automatic",
};

static void
count_reset (GSimpleAction *action, GVariant *parameter, gpointer section)
{
  ((Section *)section)->n_resets++;
}

static void
add_actions (Section *section)
{
  const GActionEntry entry = { "reset", count_reset };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, section);
  gtk_widget_insert_action_group (GTK_WIDGET (section->window), "account", G_ACTION_GROUP (group));
}

void
section_open (Section *section)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  section->form = signet_form_new ();
  section->advanced = signet_advanced_new (section->form);
  section->window = GTK_WINDOW (adw_window_new ());
  section->n_resets = 0;
  add_actions (section);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), section->advanced);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_window_set_content (ADW_WINDOW (section->window), page);
  gtk_window_set_default_size (section->window, 360, 900);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (section->advanced), TRUE);
  pictures_show (section->window);
}

void
section_close (Section *section)
{
  gpointer kept[G_N_ELEMENTS (rows)];
  gpointer servers[SIGNET_N_PROTOCOLS];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    kept[i] = g_object_ref (section_row (section, rows[i]));
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    servers[i] = g_object_ref (section_server (section, (SignetProtocol)i));
  g_object_ref (section->advanced);
  gtk_window_destroy (section->window);
  wait_until_gone (section->advanced);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    wait_until_gone (kept[i]);
  wait_until_gone (section->form);
  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    wait_until_gone (servers[i]);
}

SignetServerForm *
section_server (Section *section, SignetProtocol protocol)
{
  return signet_form_get_server (section->form, protocol);
}

gpointer
section_row (Section *section, const char *title)
{
  return finder_row (section->advanced, title);
}
