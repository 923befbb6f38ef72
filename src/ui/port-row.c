/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is written in the number's field reaches the form while it is being typed, so that a
 * shortcut that starts a check does not miss it. What the form says is not written back to it: a
 * number that is the form's already changes nothing.
 */
#include "port-row.h"

#include "accessible.h"
#include "server-row.h"

#include <glib/gi18n-lib.h>

struct _SignetPortRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  GtkWidget *undo;

  SignetServerForm *server;
};

G_DEFINE_FINAL_TYPE (SignetPortRow, signet_port_row, ADW_TYPE_ACTION_ROW)

/* Returns 0 where there is no port yet */
static guint16
read_port (SignetPortRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->spin));

  return (guint16)MIN (g_ascii_strtoull (text, NULL, 10), G_MAXUINT16);
}

static void
changed_cb (SignetPortRow *self)
{
  guint16 port = read_port (self);

  if (self->server != NULL && port != 0 && port != signet_server_form_get_port (self->server))
    signet_server_form_set_port (self->server, port);
}

/* What the number becomes when the field is left: an empty field gets back what it showed. */
static int
input_cb (SignetPortRow *self, double *value)
{
  guint16 port = read_port (self);

  if (port == 0 && self->server != NULL)
    port = signet_server_form_get_port (self->server);
  *value = port;
  return TRUE;
}

static void
port_changed_cb (SignetPortRow *self)
{
  guint16 port = signet_server_form_get_port (self->server);

  if (read_port (self) != port)
    gtk_spin_button_set_value (self->spin, port);
}

/* The button goes away: the focus stays with the row. */
static void
undo_cb (SignetPortRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  signet_server_form_set_port (self->server, 0);
}

/* Who scrolls the page with the wheel must not set a port on the way. */
static void
ignore_wheel (GtkWidget *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
name_row (SignetPortRow *self)
{
  const char *protocol = signet_protocol_title (signet_server_form_get_protocol (self->server));
  /* Translators: the number of a port; %s is "IMAP", "POP3" or "SMTP" */
  g_autofree char *title = g_strdup_printf (_ ("%s port"), protocol);
  /* Translators: a button that undoes a choice; %s is "IMAP", "POP3" or "SMTP" */
  g_autofree char *undo = g_strdup_printf (_ ("Use automatic %s port"), protocol);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  signet_accessible_name_button (self->undo, undo);
}

static void
signet_port_row_dispose (GObject *object)
{
  SignetPortRow *self = SIGNET_PORT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_PORT_ROW);
  g_clear_object (&self->server);
  G_OBJECT_CLASS (signet_port_row_parent_class)->dispose (object);
}

static void
signet_port_row_class_init (SignetPortRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_port_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/port-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetPortRow, spin);
  gtk_widget_class_bind_template_child (widget_class, SignetPortRow, undo);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
signet_port_row_init (SignetPortRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_wheel (GTK_WIDGET (self->spin));
  signet_accessible_describe_row (GTK_WIDGET (self));
}

void
signet_port_row_set_server (SignetPortRow *self, SignetServerForm *server)
{
  g_return_if_fail (SIGNET_IS_PORT_ROW (self) && self->server == NULL);
  g_return_if_fail (SIGNET_IS_SERVER_FORM (server));

  self->server = g_object_ref (server);
  name_row (self);
  signet_server_row_bind (ADW_ACTION_ROW (self), self->undo, server, "port");
  g_signal_connect_object (server, "notify::port", G_CALLBACK (port_changed_cb), self,
                           G_CONNECT_SWAPPED);
  port_changed_cb (self);
}
