/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Binds two entries to a form.
 */
#include "servers-row.h"

#include "accessible.h"
#include "plain-text.h"

struct _SignetServersRow
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *incoming;
  AdwEntryRow *outgoing;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetServersRow, signet_servers_row, ADW_TYPE_EXPANDER_ROW)

static void
on_activated (SignetServersRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_changed (SignetServersRow *self, AdwEntryRow *row)
{
  signet_accessible_unmark_wrong (GTK_WIDGET (row));
}

static void
signet_servers_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_SERVERS_ROW);
  G_OBJECT_CLASS (signet_servers_row_parent_class)->dispose (object);
}

static void
signet_servers_row_class_init (SignetServersRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_servers_row_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/servers-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetServersRow, incoming);
  gtk_widget_class_bind_template_child (widget_class, SignetServersRow, outgoing);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
signet_servers_row_init (SignetServersRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_plain_text_row (ADW_PREFERENCES_ROW (self));
  signet_accessible_describe_row (GTK_WIDGET (self));
}

void
signet_servers_row_set_form (SignetServersRow *self, SignetForm *form)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_return_if_fail (SIGNET_IS_SERVERS_ROW (self) && SIGNET_IS_FORM (form));

  g_object_bind_property (form, "servers-note", self, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_bind_property (form, "incoming-server", self->incoming, "text", both);
  g_object_bind_property (form, "outgoing-server", self->outgoing, "text", both);
}

AdwEntryRow *
signet_servers_row_open (SignetServersRow *self, SignetField field)
{
  g_return_val_if_fail (SIGNET_IS_SERVERS_ROW (self), NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  return field == SIGNET_FIELD_OUTGOING_SERVER ? self->outgoing : self->incoming;
}

void
signet_servers_row_clear_wrong (SignetServersRow *self)
{
  g_return_if_fail (SIGNET_IS_SERVERS_ROW (self));

  signet_accessible_unmark_wrong (GTK_WIDGET (self->incoming));
  signet_accessible_unmark_wrong (GTK_WIDGET (self->outgoing));
}
