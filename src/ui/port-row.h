/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The port of one protocol: a row of Advanced.
 */
#pragma once

#include "server-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a number from 1 to 65535. It shows whatever the form says, and writes only what is
 * typed or set with the arrows. */
#define SIGNET_TYPE_PORT_ROW (signet_port_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetPortRow, signet_port_row, SIGNET, PORT_ROW, AdwActionRow)

/* Binds the row to @server. To be called once. */
void signet_port_row_set_server (SignetPortRow *self, SignetServerForm *server);

G_END_DECLS
