/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How connections of one protocol are secured: a row of Advanced.
 */
#pragma once

#include "server-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A combo row with all modes, "Automatic" among them. It never changes anything but the mode. */
#define SIGNET_TYPE_SECURITY_ROW (signet_security_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetSecurityRow, signet_security_row, SIGNET, SECURITY_ROW, AdwComboRow)

/* Binds the row to @server. To be called once. */
void signet_security_row_set_server (SignetSecurityRow *self, SignetServerForm *server);

G_END_DECLS
