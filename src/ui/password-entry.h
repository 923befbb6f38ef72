/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Entries for passwords: a line end that was copied with one is no part of it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void signet_password_entry_set_up (GtkEditable *entry);

G_END_DECLS
