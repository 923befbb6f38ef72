/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whether what people read stands out from what is behind it, measured on pictures: so it counts
 * neither who chose the colours nor how they came about.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * contrast_find_poor:
 * @window: a mapped window; gets so high that nothing in it needs to be scrolled
 * @least: the least contrast of text, from 1 to 21
 * @found: (element-type utf8): gets a line for each text and icon that has less
 *
 * Looks at labels, at what is typed, and at icons, which need 3. Contrast is that of the lightest
 * and the darkest pixel, as defined by the Web Content Accessibility Guidelines 2.1; by these
 * (1.4.3) what is insensitive may be pale.
 */
void contrast_find_poor (GtkWidget *window, double least, GPtrArray *found);

G_END_DECLS
