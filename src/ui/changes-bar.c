/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Comes and goes with the sentence of an editor about its changes.
 */
#include "changes-bar.h"

#include "answers-layout.h"
#include "primary-button.h"

struct _SignetChangesBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *content;
  GtkLabel *text;
  GtkWidget *buttons;
  SignetPrimaryButton *primary;
};

enum
{
  SIGNAL_PRIMARY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetChangesBar, signet_changes_bar, ADW_TYPE_BIN)

static void
on_clicked (SignetChangesBar *self)
{
  g_signal_emit (self, signals[SIGNAL_PRIMARY], 0);
}

/* Out of sight it is out of reach, too. */
static void
on_revealed (SignetChangesBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (self->revealer)
                              || gtk_revealer_get_child_revealed (self->revealer));
}

static void
signet_changes_bar_class_init (SignetChangesBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_PRIMARY] = g_signal_new ("primary", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SIGNET_TYPE_PRIMARY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/changes-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetChangesBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SignetChangesBar, content);
  gtk_widget_class_bind_template_child (widget_class, SignetChangesBar, text);
  gtk_widget_class_bind_template_child (widget_class, SignetChangesBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, SignetChangesBar, primary);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_revealed);
}

static void
signet_changes_bar_init (SignetChangesBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->content, signet_answers_layout_new ());
  gtk_widget_set_layout_manager (self->buttons, signet_answers_layout_new ());
}

/* While it goes it still says what it did. */
static void
show_changes (SignetChangesBar *self, GParamSpec *pspec, SignetEditor *editor)
{
  g_autofree char *note = NULL;

  g_object_get (editor, "changes-note", &note, NULL);
  gtk_revealer_set_reveal_child (self->revealer, note != NULL);
  on_revealed (self);
  if (note == NULL)
    return;
  gtk_label_set_text (self->text, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, note, -1);
}

void
signet_changes_bar_set_editor (SignetChangesBar *self, SignetEditor *editor)
{
  g_return_if_fail (SIGNET_IS_CHANGES_BAR (self) && SIGNET_IS_EDITOR (editor));

  signet_primary_button_set_editor (self->primary, editor);
  g_signal_connect_object (editor, "notify::changes-note", G_CALLBACK (show_changes), self,
                           G_CONNECT_SWAPPED);
  show_changes (self, NULL, editor);
}
