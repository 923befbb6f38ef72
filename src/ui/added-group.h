/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What follows when an account was added: a large lock, that the account is ready, and one way on.
 */
#pragma once

#include "editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_ADDED_GROUP (signet_added_group_get_type ())
G_DECLARE_FINAL_TYPE (
    SignetAddedGroup, signet_added_group, SIGNET, ADDED_GROUP, AdwPreferencesGroup)

/* Shows what @editor says of an account that was just added; to be called once */
void signet_added_group_set_editor (SignetAddedGroup *self, SignetEditor *editor);

/* The button Done gets the focus */
void signet_added_group_focus (SignetAddedGroup *self);

G_END_DECLS
