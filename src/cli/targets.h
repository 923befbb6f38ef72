/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The targets of a command: those it names, and those in a file.
 */
#pragma once

#include "options.h"
#include "target.h"

G_BEGIN_DECLS

/**
 * signet_targets_collect:
 * @options: the options
 * @error: return location for a #SignetTargetError, #GOptionError or #GFileError; one sentence,
 *   which names the line where the target is from a file
 *
 * Collects all targets, and checks every one of them before the first is probed.
 *
 * Returns: (transfer full) (element-type SignetTarget) (nullable): the targets, at least one, or
 *   %NULL with @error set
 */
GPtrArray *signet_targets_collect (const SignetOptions *options, GError **error);

G_END_DECLS
