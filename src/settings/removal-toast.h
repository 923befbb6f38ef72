/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The toast "Account removed" with its button "Undo".
 */
#pragma once

#include "removal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * signet_removal_toast_new:
 * @removal: a removal that is not final
 * @application: the application; it does not end before @removal is done with
 *
 * Makes a toast that undoes @removal where its button is pressed, and makes it final when it goes:
 * by itself, by the user's hand, or with its window. What goes wrong is said in a dialog.
 *
 * Returns: (transfer full): a toast to show
 */
AdwToast *signet_removal_toast_new (SignetRemoval *removal, GtkApplication *application);

G_END_DECLS
