/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Values of an enumeration to positions in a list, and back. The labels are made here because those
 * of libadwaita cut words off, and with a narrow window or large text leave nothing of them.
 */
#include "enum-row.h"

enum
{
  MAX_CHARS = 24, /* of a line */
};

static gboolean
value_to_position (GBinding *binding, const GValue *value, GValue *position, gpointer model)
{
  guint found = adw_enum_list_model_find_position (model, g_value_get_enum (value));

  g_value_set_uint (position, found);
  return found != GTK_INVALID_LIST_POSITION;
}

static gboolean
position_to_value (GBinding *binding, const GValue *position, GValue *value, gpointer model)
{
  g_autoptr (AdwEnumListItem) item = g_list_model_get_item (model, g_value_get_uint (position));

  if (item == NULL)
    return FALSE;
  g_value_set_enum (value, adw_enum_list_item_get_value (item));
  return TRUE;
}

static GtkWidget *
new_label (float xalign, GtkJustification justification)
{
  return g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD,
                       "max-width-chars", MAX_CHARS, "xalign", xalign, "justify", justification,
                       NULL);
}

static void
setup_chosen_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  gtk_list_item_set_child (item, new_label (1, GTK_JUSTIFY_RIGHT));
}

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), new_label (0, GTK_JUSTIFY_LEFT));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
show_words (GtkListItem *item, AdwComboRow *row, GtkWidget *label)
{
  g_auto (GValue) words = G_VALUE_INIT;

  if (gtk_expression_evaluate (adw_combo_row_get_expression (row), gtk_list_item_get_item (item),
                               &words))
    gtk_label_set_label (GTK_LABEL (label), g_value_get_string (&words));
}

static void
bind_chosen_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  show_words (item, row, gtk_list_item_get_child (item));
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, GtkListItem *item)
{
  gboolean is_chosen = adw_combo_row_get_selected (row) == gtk_list_item_get_position (item);

  gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_list_item_get_child (item)), is_chosen);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  show_words (item, row, gtk_widget_get_first_child (gtk_list_item_get_child (item)));
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), item);
  selected_cb (row, NULL, item);
}

static void
unbind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, selected_cb, item);
}

static void
set_factories (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) choices = gtk_signal_list_item_factory_new ();

  g_signal_connect (chosen, "setup", G_CALLBACK (setup_chosen_cb), row);
  g_signal_connect (chosen, "bind", G_CALLBACK (bind_chosen_cb), row);
  g_signal_connect (choices, "setup", G_CALLBACK (setup_choice_cb), row);
  g_signal_connect (choices, "bind", G_CALLBACK (bind_choice_cb), row);
  g_signal_connect (choices, "unbind", G_CALLBACK (unbind_choice_cb), row);
  adw_combo_row_set_factory (row, chosen);
  adw_combo_row_set_list_factory (row, choices);
}

void
signet_enum_row_bind (AdwComboRow *row, gpointer object, const char *property)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row)
                    && ADW_IS_ENUM_LIST_MODEL (adw_combo_row_get_model (row)));
  g_return_if_fail (G_IS_OBJECT (object) && property != NULL);

  set_factories (row);
  g_object_bind_property_full (object, property, row, "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, value_to_position,
                               position_to_value, g_object_ref (adw_combo_row_get_model (row)),
                               g_object_unref);
}
