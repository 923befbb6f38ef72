/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names and looks of the rows of one protocol.
 */
#include "server-row.h"

const char *
signet_server_row_protocol (SignetServerForm *server)
{
  g_return_val_if_fail (SIGNET_IS_SERVER_FORM (server), NULL);

  return signet_protocol_title (signet_server_form_get_protocol (server));
}

static void
by_hand_cb (SignetServerForm *server, GParamSpec *pspec, GtkWidget *row)
{
  gboolean is_by_hand;

  g_object_get (server, pspec->name, &is_by_hand, NULL);
  if (is_by_hand)
    gtk_widget_add_css_class (row, "accent");
  else
    gtk_widget_remove_css_class (row, "accent");
}

void
signet_server_row_mark (GtkWidget *row, SignetServerForm *server, const char *property)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (server), property);

  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (pspec != NULL);

  g_signal_connect_object (server, signal, G_CALLBACK (by_hand_cb), row, 0);
  by_hand_cb (server, pspec, row);
}
