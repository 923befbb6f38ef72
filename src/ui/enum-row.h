/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A combo row that shows, and changes, a property whose type is an enumeration.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keeps the choice of @row and the property the same, both ways, until one of the two is gone.
 * Values are looked up in the model: no position is ever taken for a value. */
void signet_enum_row_bind (AdwComboRow *row, gpointer object, const char *property);

G_END_DECLS
