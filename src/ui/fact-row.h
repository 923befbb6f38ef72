/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A row that says one thing: a title and a text below it, which may come from a server. Plain text
 * only, bounded, and the same for those who hear it.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes a row in which neither text is taken for markup. @text is the row's accessible
 * description too. */
GtkWidget *signet_fact_row_new (const char *title, const char *text);

G_END_DECLS
