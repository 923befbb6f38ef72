/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The row that says how incoming or outgoing mail fares; inside, what was tried and the details of
 * the connection. It shows a status and changes nothing.
 */
#pragma once

#include "status.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_STATUS_ROW (signet_status_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetStatusRow, signet_status_row, SIGNET, STATUS_ROW, AdwExpanderRow)

/* Makes a row without a status. Property "status" (SignetStatus). Signal "show-certificate" (the
 * user wants to see the certificate of the status's headline). */
SignetStatusRow *signet_status_row_new (void);

/* Follows @status from now on */
void signet_status_row_set_status (SignetStatusRow *self, SignetStatus *status);

/* (nullable): what it shows */
SignetStatus *signet_status_row_get_status (SignetStatusRow *self);

G_END_DECLS
