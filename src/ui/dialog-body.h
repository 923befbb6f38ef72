/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The text of a dialog, which must leave room for its answers.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes the body of @dialog scroll where the dialog would be higher than its window */
void signet_dialog_scroll_body (AdwMessageDialog *dialog);

G_END_DECLS
