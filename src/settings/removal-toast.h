/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The toast "Account removed" with its button "Undo".
 */
#pragma once

#include "removal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer full): makes a toast that undoes @removal where its button is pressed, and makes it
 * final when it goes: by itself, by the user's hand, or with its window. What goes wrong is said
 * in a dialog. */
AdwToast *signet_removal_toast_new (SignetRemoval *removal, GtkApplication *application);

G_END_DECLS
