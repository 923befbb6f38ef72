/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What has to be there before a page is made: translations, icons and colours.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the translations, the icons and the colours of the pages known to the program. Pages
 * call it themselves; calling it again does nothing. */
void signet_ui_init (void);

G_END_DECLS
