/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Labels that show text from outside exactly as it is: without markup, and without the hyphens that
 * would become part of a name or a fingerprint where a line is broken.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @label show plain text. Call it before it gets its text. */
void signet_plain_text_label (GtkLabel *label);

/* Makes title and subtitle of @row plain text. Call it before it gets its texts. */
void signet_plain_text_row (AdwPreferencesRow *row);

G_END_DECLS
