/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The section "Advanced" of an account: type of incoming mail, modes and ports, user names,
 * certificates. It shows and changes a form, and knows nothing else.
 */
#pragma once

#include "form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that expands. "Reset to automatic" in it activates the action "account.reset", which the
 * page around it has to have. */
#define SIGNET_TYPE_ADVANCED (signet_advanced_get_type ())
G_DECLARE_FINAL_TYPE (SignetAdvanced, signet_advanced, SIGNET, ADVANCED, AdwExpanderRow)

GtkWidget *signet_advanced_new (SignetForm *form);

/* Expands @self and moves the focus to the password of outgoing mail */
void signet_advanced_focus_outgoing_password (SignetAdvanced *self);

G_END_DECLS
