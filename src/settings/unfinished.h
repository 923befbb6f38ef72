/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is being written to the disk or the keyring is finished before the program ends, although
 * its last window is closed.
 */
#pragma once

#include "context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Has @application run as long as @context is busy */
void signet_unfinished_hold (SignetContext *context, GApplication *application);

G_END_DECLS
