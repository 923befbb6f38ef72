/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * An expander row that follows a status. libadwaita puts a row of its own into an expander row and
 * gives that one the focus, so it is the one that is described to screen readers.
 */
#include "status-row.h"
#include "accessible.h"
#include "attempt-row.h"
#include "detail.h"
#include "fact-row.h"
#include "look.h"
#include "plain-text.h"
#include "plain-label.h"
#include "template-parts.h"

#include <glib/gi18n-lib.h>

/* More than any sentence of ours has at 360 pixels and 200 % text */
#define SENTENCE_LINES 10

struct _SignetStatusRow
{
  AdwExpanderRow parent_instance;

  GtkStack *stack;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkWidget *certificate_row;
  GtkButton *certificate_button;
  GtkLabel *certificate_label;
  SignetStatus *status;  /* owned; NULL until it is set */
  GSignalGroup *signals; /* owned; of the status */
  GListModel *facts;     /* owned; attempts, then details */
  GPtrArray *rows;       /* unowned; one for each fact that is shown yet */
  guint growing;         /* a tick callback, or 0 */
};

enum
{
  PROP_STATUS = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SHOW_CERTIFICATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetStatusRow, signet_status_row, ADW_TYPE_EXPANDER_ROW)

static void
limit_lines (SignetStatusRow *self)
{
  GtkWidget *header = signet_accessible_get_header (GTK_WIDGET (self));

  if (ADW_IS_ACTION_ROW (header))
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (header), SENTENCE_LINES);
}

static void
show_sentence (SignetStatusRow *self)
{
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 signet_status_get_sentence (self->status));
}

/* What has nothing to show yet does not look as if it had. */
static void
show_arrow (SignetStatusRow *self)
{
  GtkWidget *arrow = signet_template_parts_get_arrow (ADW_EXPANDER_ROW (self));
  gboolean is_empty = signet_status_get_kind (self->status) == SIGNET_STATUS_IDLE
                      && g_list_model_get_n_items (self->facts) == 0;

  gtk_list_box_row_set_activatable (
      GTK_LIST_BOX_ROW (signet_accessible_get_header (GTK_WIDGET (self))), !is_empty);
  if (arrow != NULL)
    gtk_widget_set_opacity (arrow, is_empty ? 0 : 1);
}

static void
show_kind (SignetStatusRow *self)
{
  SignetStatusKind kind = signet_status_get_kind (self->status);
  gboolean is_busy = kind == SIGNET_STATUS_BUSY;

  signet_look_apply (self->icon, kind);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_stack_set_visible_child_name (self->stack, is_busy ? "spinner" : "icon");
  gtk_accessible_update_state (GTK_ACCESSIBLE (signet_accessible_get_header (GTK_WIDGET (self))),
                               GTK_ACCESSIBLE_STATE_BUSY, is_busy, -1);
  show_arrow (self);
}

static void
show_certificate_host (SignetStatusRow *self)
{
  g_autofree char *host = NULL;
  g_autofree char *label = NULL;

  g_object_get (self->status, "certificate-host", &host, NULL);
  gtk_widget_set_visible (self->certificate_row, host != NULL);
  if (host == NULL)
    return;
  /* Translators: %s is a server name */
  label = g_strdup_printf (_ ("Show certificate of %s"), host);
  gtk_label_set_text (self->certificate_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->certificate_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_expanded (SignetStatusRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (signet_accessible_get_header (GTK_WIDGET (self))),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)), -1);
}

static GtkWidget *
make_row (GObject *fact)
{
  if (SIGNET_IS_ATTEMPT (fact))
    return signet_attempt_row_new (SIGNET_ATTEMPT (fact));
  return signet_fact_row_new (signet_detail_get_title (SIGNET_DETAIL (fact)),
                              signet_detail_get_value (SIGNET_DETAIL (fact)));
}

static void
drop_rows (SignetStatusRow *self, guint position)
{
  for (guint i = position; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, (int)MIN (position, self->rows->len));
}

static void
add_row (SignetStatusRow *self)
{
  g_autoptr (GObject) fact = g_list_model_get_item (self->facts, self->rows->len);
  GtkWidget *row = make_row (fact);

  g_ptr_array_add (self->rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* An expander row only appends: the certificate has to step aside. */
static gboolean
show_more (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SignetStatusRow *self = SIGNET_STATUS_ROW (widget);

  if (self->rows->len >= g_list_model_get_n_items (self->facts))
    {
      self->growing = 0;
      return G_SOURCE_REMOVE;
    }
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->certificate_row);
  add_row (self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->certificate_row);
  return G_SOURCE_CONTINUE;
}

/* Rows nobody sees would be measured all the same, each time the page is laid out. */
static void
grow_if_expanded (SignetStatusRow *self)
{
  if (self->growing == 0 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more, NULL, NULL);
}

static void
on_expanded (SignetStatusRow *self)
{
  show_expanded (self);
  grow_if_expanded (self);
}

/* What stands after the change is made again, one row a frame: at the end of a probe they are
 * many at once, and the page is laid out anew as well. */
static void
follow_facts (SignetStatusRow *self, guint position, guint removed, guint added)
{
  drop_rows (self, position);
  grow_if_expanded (self);
  show_arrow (self);
}

static void
follow_lists (SignetStatusRow *self)
{
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) attempts = NULL;
  g_autoptr (GListModel) details = NULL;

  g_object_get (self->status, "attempts", &attempts, "details", &details, NULL);
  g_list_store_append (lists, attempts);
  g_list_store_append (lists, details);
  gtk_flatten_list_model_set_model (GTK_FLATTEN_LIST_MODEL (self->facts), G_LIST_MODEL (lists));
}

static void
show_all (SignetStatusRow *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->status, "title", &title, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  show_sentence (self);
  show_kind (self);
  show_certificate_host (self);
  follow_lists (self);
}

static void
on_clicked (SignetStatusRow *self)
{
  g_signal_emit (self, signals[SHOW_CERTIFICATE], 0);
}

static void
signet_status_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  signet_status_row_set_status (SIGNET_STATUS_ROW (object), g_value_get_object (value));
}

static void
signet_status_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, SIGNET_STATUS_ROW (object)->status);
}

static void
signet_status_row_dispose (GObject *object)
{
  SignetStatusRow *self = SIGNET_STATUS_ROW (object);

  if (self->facts != NULL)
    g_signal_handlers_disconnect_by_data (self->facts, self);
  g_clear_object (&self->facts);
  g_clear_object (&self->signals);
  g_clear_object (&self->status);
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_STATUS_ROW);
  G_OBJECT_CLASS (signet_status_row_parent_class)->dispose (object);
}

static void
signet_status_row_finalize (GObject *object)
{
  g_ptr_array_unref (SIGNET_STATUS_ROW (object)->rows);
  G_OBJECT_CLASS (signet_status_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/status-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetStatusRow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetStatusRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetStatusRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetStatusRow, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, SignetStatusRow, certificate_button);
  gtk_widget_class_bind_template_child (widget_class, SignetStatusRow, certificate_label);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
signet_status_row_class_init (SignetStatusRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = signet_status_row_set_property;
  object_class->get_property = signet_status_row_get_property;
  object_class->dispose = signet_status_row_dispose;
  object_class->finalize = signet_status_row_finalize;
  properties[PROP_STATUS] = g_param_spec_object ("status", NULL, NULL, SIGNET_TYPE_STATUS,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SHOW_CERTIFICATE] = g_signal_new ("show-certificate", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
connect_status (SignetStatusRow *self)
{
  self->signals = g_signal_group_new (SIGNET_TYPE_STATUS);
  g_signal_group_connect_swapped (self->signals, "notify::sentence", G_CALLBACK (show_sentence),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::kind", G_CALLBACK (show_kind), self);
  g_signal_group_connect_swapped (self->signals, "notify::certificate-host",
                                  G_CALLBACK (show_certificate_host), self);
  g_signal_group_connect_swapped (self->signals, "notify::attempts", G_CALLBACK (follow_lists),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::details", G_CALLBACK (follow_lists),
                                  self);
}

static void
signet_status_row_init (SignetStatusRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_plain_label (self->certificate_label);
  signet_plain_text_row (ADW_PREFERENCES_ROW (self));
  limit_lines (self);
  signet_accessible_describe_row (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->facts = G_LIST_MODEL (gtk_flatten_list_model_new (NULL));
  g_signal_connect_swapped (self->facts, "items-changed", G_CALLBACK (follow_facts), self);
  connect_status (self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  show_expanded (self);
}

SignetStatusRow *
signet_status_row_new (void)
{
  return g_object_new (SIGNET_TYPE_STATUS_ROW, NULL);
}

void
signet_status_row_set_status (SignetStatusRow *self, SignetStatus *status)
{
  g_return_if_fail (SIGNET_IS_STATUS_ROW (self));
  g_return_if_fail (SIGNET_IS_STATUS (status));

  if (!g_set_object (&self->status, status))
    return;
  g_signal_group_set_target (self->signals, status);
  show_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

SignetStatus *
signet_status_row_get_status (SignetStatusRow *self)
{
  g_return_val_if_fail (SIGNET_IS_STATUS_ROW (self), NULL);

  return self->status;
}
