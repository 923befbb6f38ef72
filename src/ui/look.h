/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How each kind of status looks: one place for its icon and its colour.
 */
#pragma once

#include "status.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @icon shows @kind; its other style classes go */
void signet_look_apply (GtkImage *icon, SignetStatusKind kind);

G_END_DECLS
