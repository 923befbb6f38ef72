/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The help: short pages within the program, for people without technical knowledge.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * signet_help_present:
 * @near: a widget of the window that the help belongs to
 * @page: "connect" ("Why can’t it connect?"), "require-ssl" ("What does Require SSL do?") or
 *   "app-password" ("What is an app password?")
 *
 * Opens a window with that page. Escape closes it.
 */
void signet_help_present (GtkWidget *near, const char *page);

G_END_DECLS
