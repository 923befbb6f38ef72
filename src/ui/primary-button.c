/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Follows an editor. The property "plain" keeps it from being suggested.
 */
#include "primary-button.h"

#include <glib/gi18n-lib.h>

struct _SignetPrimaryButton
{
  GtkButton parent_instance;

  GtkLabel *label; /* unowned */
  gboolean is_plain;
};

enum
{
  PROP_PLAIN = 1,
};

G_DEFINE_FINAL_TYPE (SignetPrimaryButton, signet_primary_button, GTK_TYPE_BUTTON)

static void
signet_primary_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, SIGNET_PRIMARY_BUTTON (object)->is_plain);
}

static void
signet_primary_button_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  SIGNET_PRIMARY_BUTTON (object)->is_plain = g_value_get_boolean (value);
}

static void
signet_primary_button_class_init (SignetPrimaryButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_primary_button_get_property;
  object_class->set_property = signet_primary_button_set_property;
  g_object_class_install_property (
      object_class, PROP_PLAIN,
      g_param_spec_boolean ("plain", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

/* A label of the button itself would be read twice. */
static void
signet_primary_button_init (SignetPrimaryButton *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->label));
}

static const char *
get_text (SignetPrimary primary)
{
  switch (primary)
    {
    case SIGNET_PRIMARY_STOP:
      return _ ("Stop");
    case SIGNET_PRIMARY_CHECK_AGAIN:
      return _ ("Check Again");
    case SIGNET_PRIMARY_SAVE:
      return _ ("Save");
    case SIGNET_PRIMARY_CONNECT:
    default:
      return _ ("Connect");
    }
}

static void
show_primary (SignetPrimaryButton *self, GParamSpec *pspec, SignetEditor *editor)
{
  SignetPrimary primary = signet_editor_get_primary (editor);
  const char *text = get_text (primary);

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (primary == SIGNET_PRIMARY_STOP || self->is_plain)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "suggested-action");
}

void
signet_primary_button_set_editor (SignetPrimaryButton *self, SignetEditor *editor)
{
  g_return_if_fail (SIGNET_IS_PRIMARY_BUTTON (self) && SIGNET_IS_EDITOR (editor));

  g_object_bind_property (editor, "ready", self, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (editor, "notify::primary", G_CALLBACK (show_primary), self,
                           G_CONNECT_SWAPPED);
  show_primary (self, NULL, editor);
}
