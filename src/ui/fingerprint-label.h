/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Labels with a fingerprint, and rows with such labels.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void signet_fingerprint_label_keep_bytes (GtkWidget *widget);

G_END_DECLS
