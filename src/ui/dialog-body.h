/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The text of a dialog, which must leave room for its answers, and those answers.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes the body of @dialog scroll where the dialog would be higher than its window */
void signet_dialog_scroll_body (AdwMessageDialog *dialog);

/* Keeps the answers of @dialog from being cut in a small window and from being pale in high
 * contrast. */
void signet_dialog_keep_answers_legible (AdwMessageDialog *dialog);

G_END_DECLS
