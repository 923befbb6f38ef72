/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Widgets inside those of libadwaita, for which it has no function: the only file that looks there.
 * Any of them may be missing in a later version, so whoever asks does without.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer none) (nullable): of a row that expands, the row inside it that has name and focus */
GtkWidget *signet_template_parts_get_header (AdwExpanderRow *row);

/* (transfer none) (nullable): of a row that expands, what tells so */
GtkWidget *signet_template_parts_get_arrow (AdwExpanderRow *row);

/* (transfer none) (nullable) */
GtkLabel *signet_template_parts_get_title (AdwActionRow *row);

/* (transfer none) (nullable) */
GtkLabel *signet_template_parts_get_subtitle (AdwActionRow *row);

/* (transfer none) (nullable) */
GtkLabel *signet_template_parts_get_heading (AdwMessageDialog *dialog);

/* (transfer none) (nullable) */
GtkLabel *signet_template_parts_get_body (AdwMessageDialog *dialog);

G_END_DECLS
