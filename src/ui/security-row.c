/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Binds the row to the form.
 */
#include "security-row.h"

#include "accessible.h"
#include "enum-row.h"
#include "enum-types.h"
#include "server-row.h"

#include <glib/gi18n-lib.h>

struct _SignetSecurityRow
{
  AdwComboRow parent_instance;

  GtkWidget *undo;

  SignetServerForm *server;
};

G_DEFINE_FINAL_TYPE (SignetSecurityRow, signet_security_row, ADW_TYPE_COMBO_ROW)

static char *
title_of_item (AdwEnumListItem *item, SignetSecurityRow *self)
{
  return g_strdup (signet_security_title ((SignetSecurity)adw_enum_list_item_get_value (item)));
}

/* The button goes away: the focus stays with the row. */
static void
undo_cb (SignetSecurityRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  signet_server_form_set_security (self->server, SIGNET_SECURITY_AUTO);
}

static void
name_row (SignetSecurityRow *self)
{
  const char *protocol = signet_protocol_title (signet_server_form_get_protocol (self->server));
  /* Translators: how the connection is secured; %s is "IMAP", "POP3" or "SMTP" */
  g_autofree char *title = g_strdup_printf (_ ("%s security"), protocol);
  /* Translators: a button that undoes a choice; %s is "IMAP", "POP3" or "SMTP" */
  g_autofree char *undo = g_strdup_printf (_ ("Use automatic %s security"), protocol);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  signet_accessible_name_button (self->undo, undo);
}

static void
signet_security_row_dispose (GObject *object)
{
  SignetSecurityRow *self = SIGNET_SECURITY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_SECURITY_ROW);
  g_clear_object (&self->server);
  G_OBJECT_CLASS (signet_security_row_parent_class)->dispose (object);
}

static void
signet_security_row_class_init (SignetSecurityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_security_row_dispose;

  g_type_ensure (SIGNET_TYPE_SECURITY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/security-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSecurityRow, undo);
  gtk_widget_class_bind_template_callback (widget_class, title_of_item);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
signet_security_row_init (SignetSecurityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_describe_row (GTK_WIDGET (self));
}

void
signet_security_row_set_server (SignetSecurityRow *self, SignetServerForm *server)
{
  g_return_if_fail (SIGNET_IS_SECURITY_ROW (self) && self->server == NULL);
  g_return_if_fail (SIGNET_IS_SERVER_FORM (server));

  self->server = g_object_ref (server);
  name_row (self);
  signet_server_row_bind (ADW_ACTION_ROW (self), self->undo, server, "security");
  signet_enum_row_bind (ADW_COMBO_ROW (self), server, "security");
}
