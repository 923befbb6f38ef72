/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What libadwaita leaves pale for people who want high contrast. Nothing outside of the pages looks
 * different.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives the pages stronger colours as long as the user wants high contrast. To be called once,
 * and after adw_init(). */
void signet_high_contrast_init (void);

G_END_DECLS
