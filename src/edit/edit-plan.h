/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a probe and a saving are given: copies of what the state of an edit says then. Pure.
 */
#pragma once

#include "edit-state.h"

G_BEGIN_DECLS

/* (transfer full): of what is wanted now */
SignetEditProbeInput *signet_edit_plan_probe (const SignetEditState *self);

/* (transfer full): of what is to be saved now */
SignetEditSaveInput *signet_edit_plan_save (const SignetEditState *self);

G_END_DECLS
