/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The targets of a command: those it names, and those in a file.
 */
#pragma once

#include "options.h"
#include "target.h"

G_BEGIN_DECLS

/* (transfer full) (element-type SignetTarget): at least one, or NULL with @error set */
GPtrArray *signet_targets_collect (const SignetOptions *options, GError **error);

G_END_DECLS
