/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the rows of one protocol in Advanced have in common: names with the protocol in them, and
 * the looks of a setting made by hand.
 */
#pragma once

#include "server-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * signet_server_row_protocol:
 * @server: what Advanced says about a protocol
 *
 * Returns: (transfer none): the protocol's name, for the titles of its rows
 */
const char *signet_server_row_protocol (SignetServerForm *server);

/**
 * signet_server_row_mark:
 * @row: a row
 * @server: what it is about
 * @property: the property of @server that says whether the setting is made by hand
 *
 * Gives @row the looks of a setting made by hand while that property is set. The words are the
 * subtitle's.
 */
void signet_server_row_mark (GtkWidget *row, SignetServerForm *server, const char *property);

G_END_DECLS
