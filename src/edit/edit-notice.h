/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a page says above everything else about an account that is edited. Pure.
 */
#pragma once

#include "edit-state.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): what is said now */
SignetNotice *signet_edit_make_notice (const SignetEditState *self);

G_END_DECLS
