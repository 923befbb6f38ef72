/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Which answer of a dialog is taken by Return and Space.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keeps the focus on the default answer of @dialog from now on until the user moves it */
void signet_dialog_focus_default (AdwMessageDialog *dialog);

G_END_DECLS
