/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Values of an enumeration to positions in a list, and back.
 */
#include "enum-row.h"

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

void
signet_enum_row_bind (AdwComboRow *row, gpointer object, const char *property)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row)
                    && ADW_IS_ENUM_LIST_MODEL (adw_combo_row_get_model (row)));
  g_return_if_fail (G_IS_OBJECT (object) && property != NULL);

  g_object_bind_property_full (object, property, row, "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, value_to_position,
                               position_to_value, g_object_ref (adw_combo_row_get_model (row)),
                               g_object_unref);
}
