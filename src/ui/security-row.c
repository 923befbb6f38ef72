/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The row's choice is bound to the form; title, subtitle and visibility are bound in the template.
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

enum
{
  PROP_SERVER = 1,
};

static GParamSpec *server_property;

G_DEFINE_FINAL_TYPE (SignetSecurityRow, signet_security_row, ADW_TYPE_COMBO_ROW)

static char *
title_of_row (SignetSecurityRow *self, SignetServerForm *server)
{
  /* Translators: how the connection is secured; %s is "IMAP", "POP3" or "SMTP" */
  return server == NULL ? NULL
                        : g_strdup_printf (_ ("%s security"), signet_server_row_protocol (server));
}

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
signet_security_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, SIGNET_SECURITY_ROW (object)->server);
}

static void
signet_security_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  signet_security_row_set_server (SIGNET_SECURITY_ROW (object), g_value_get_object (value));
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_security_row_get_property;
  object_class->set_property = signet_security_row_set_property;
  object_class->dispose = signet_security_row_dispose;
  server_property = g_param_spec_object ("server", NULL, NULL, SIGNET_TYPE_SERVER_FORM,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                             | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_SERVER, server_property);

  g_type_ensure (SIGNET_TYPE_SECURITY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/security-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSecurityRow, undo);
  gtk_widget_class_bind_template_callback (widget_class, title_of_row);
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
  g_autofree char *name = NULL;

  g_return_if_fail (SIGNET_IS_SECURITY_ROW (self) && self->server == NULL);
  g_return_if_fail (SIGNET_IS_SERVER_FORM (server));

  self->server = g_object_ref (server);
  /* Translators: a button that undoes a choice; %s is "IMAP", "POP3" or "SMTP" */
  name = g_strdup_printf (_ ("Use automatic %s security"), signet_server_row_protocol (server));
  signet_accessible_name_button (self->undo, name);
  signet_enum_row_bind (ADW_COMBO_ROW (self), server, "security");
  signet_server_row_mark (GTK_WIDGET (self), server, "security-set");
  g_object_notify_by_pspec (G_OBJECT (self), server_property);
}
