/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The bar below a page that says that settings were changed, and what can be done about that: on
 * show wherever the page is scrolled to.
 */
#pragma once

#include "editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CHANGES_BAR (signet_changes_bar_get_type ())
G_DECLARE_FINAL_TYPE (SignetChangesBar, signet_changes_bar, SIGNET, CHANGES_BAR, AdwBin)

/* Follows the changes of @editor; to be called once. Its signal "primary" says that the primary
 * button was pressed. */
void signet_changes_bar_set_editor (SignetChangesBar *self, SignetEditor *editor);

G_END_DECLS
