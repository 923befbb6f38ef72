/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Follows an editor. The button is described by what stands above it: whoever does not see that
 * hears it when the button gets the focus.
 */
#include "added-group.h"

#include "look.h"
#include "plain-label.h"

struct _SignetAddedGroup
{
  AdwPreferencesGroup parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *done;
};

G_DEFINE_FINAL_TYPE (SignetAddedGroup, signet_added_group, ADW_TYPE_PREFERENCES_GROUP)

static void
signet_added_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_ADDED_GROUP);
  G_OBJECT_CLASS (signet_added_group_parent_class)->dispose (object);
}

static void
signet_added_group_class_init (SignetAddedGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_added_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signet/MailAccounts/added-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAddedGroup, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetAddedGroup, title);
  gtk_widget_class_bind_template_child (widget_class, SignetAddedGroup, text);
  gtk_widget_class_bind_template_child (widget_class, SignetAddedGroup, done);
}

static void
signet_added_group_init (SignetAddedGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_plain_label (self->title);
}

static void
show_added (SignetAddedGroup *self, GParamSpec *pspec, SignetEditor *editor)
{
  SignetStatusKind kind;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  g_object_get (editor, "added-kind", &kind, "added-title", &title, "added-text", &text, NULL);
  if (title == NULL)
    return;
  signet_look_apply (self->icon, kind);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, text);
  description = g_strdup_printf ("%s. %s", title, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

void
signet_added_group_set_editor (SignetAddedGroup *self, SignetEditor *editor)
{
  static const char *const signals[] = { "notify::added-kind", "notify::added-title",
                                         "notify::added-text" };

  g_return_if_fail (SIGNET_IS_ADDED_GROUP (self) && SIGNET_IS_EDITOR (editor));

  g_object_bind_property (editor, "just-added", self, "visible", G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (editor, signals[i], G_CALLBACK (show_added), self, G_CONNECT_SWAPPED);
  show_added (self, NULL, editor);
}

void
signet_added_group_focus (SignetAddedGroup *self)
{
  g_return_if_fail (SIGNET_IS_ADDED_GROUP (self));

  gtk_widget_grab_focus (self->done);
}
