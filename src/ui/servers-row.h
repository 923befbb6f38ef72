/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The fold "Servers": the names of the mail servers, which most people need not type.
 */
#pragma once

#include "form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SERVERS_ROW (signet_servers_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetServersRow, signet_servers_row, SIGNET, SERVERS_ROW, AdwExpanderRow)

/* Shows @form; to be called once. The signal "activated" says that Return was pressed in an entry.
 */
void signet_servers_row_set_form (SignetServersRow *self, SignetForm *form);

/* Owned by @self: the entry of @field, which is one of the two servers; the row is unfolded */
AdwEntryRow *signet_servers_row_open (SignetServersRow *self, SignetField field);

/* Nothing is known to be wrong any more */
void signet_servers_row_clear_wrong (SignetServersRow *self);

G_END_DECLS
