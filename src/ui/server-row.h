/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the rows of one protocol in Advanced have in common.
 */
#pragma once

#include "server-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The subtitle is what is to be said of the setting. While it is set by hand, the row looks like
 * it and has its button. */
void signet_server_row_bind_setting (AdwActionRow *row,
                                     GtkWidget *undo,
                                     gpointer form,
                                     const char *setting);

/* Keeps up with @server: the row is there while the protocol is in use, its subtitle is what is
 * to be said of the setting. While it is set by hand, the row looks like it and has its button. */
void signet_server_row_bind (AdwActionRow *row,
                             GtkWidget *undo,
                             SignetServerForm *server,
                             const char *setting);

G_END_DECLS
