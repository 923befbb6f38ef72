/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is said and how it looks.
 */
#include "server-row.h"

#include "template-parts.h"

/* Only the title is coloured: what is said below it stays as easy to read as elsewhere. */
static GtkWidget *
get_title (AdwActionRow *row)
{
  GtkLabel *title = signet_template_parts_get_title (row);

  return title != NULL ? GTK_WIDGET (title) : GTK_WIDGET (row);
}

static void
by_hand_cb (GObject *form, GParamSpec *pspec, AdwActionRow *row)
{
  gboolean is_by_hand;

  g_object_get (form, pspec->name, &is_by_hand, NULL);
  if (is_by_hand)
    gtk_widget_add_css_class (get_title (row), "accent");
  else
    gtk_widget_remove_css_class (get_title (row), "accent");
}

static void
mark_by_hand (AdwActionRow *row, GObject *form, const char *property)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_signal_connect_object (form, signal, G_CALLBACK (by_hand_cb), row, 0);
  by_hand_cb (form, g_object_class_find_property (G_OBJECT_GET_CLASS (form), property), row);
}

void
signet_server_row_bind_setting (AdwActionRow *row,
                                GtkWidget *undo,
                                gpointer form,
                                const char *setting)
{
  g_autofree char *note = g_strconcat (setting, "-note", NULL);
  g_autofree char *is_set = g_strconcat (setting, "-set", NULL);

  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (GTK_IS_WIDGET (undo));
  g_return_if_fail (G_IS_OBJECT (form));

  g_object_bind_property (form, note, row, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_bind_property (form, is_set, undo, "visible", G_BINDING_SYNC_CREATE);
  mark_by_hand (row, form, is_set);
}

void
signet_server_row_bind (AdwActionRow *row,
                        GtkWidget *undo,
                        SignetServerForm *server,
                        const char *setting)
{
  g_return_if_fail (SIGNET_IS_SERVER_FORM (server));

  g_object_bind_property (server, "used", row, "visible", G_BINDING_SYNC_CREATE);
  signet_server_row_bind_setting (row, undo, server, setting);
}
