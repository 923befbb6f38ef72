/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The button that does what is to be done next: "Connect", "Stop", "Check Again" or "Save". A page
 * has it in more than one place, and shows one of them at a time.
 */
#pragma once

#include "editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_PRIMARY_BUTTON (signet_primary_button_get_type ())
G_DECLARE_FINAL_TYPE (SignetPrimaryButton, signet_primary_button, SIGNET, PRIMARY_BUTTON, GtkButton)

/* From now on it does what @editor says; to be called once. "clicked" is for its owner to follow.
 */
void signet_primary_button_set_editor (SignetPrimaryButton *self, SignetEditor *editor);

G_END_DECLS
