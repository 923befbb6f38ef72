/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Labels that may hold the name of a server.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Breaks the lines of @label without hyphens, from now on: one in the name of a server or in an
 * address would look like a part of it */
void signet_plain_label (GtkLabel *label);

/* Does the same for the body of @dialog, and makes its heading as narrow as it has to be */
void signet_plain_label_in_dialog (AdwMessageDialog *dialog);

G_END_DECLS
