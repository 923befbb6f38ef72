/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The window: header bars and the way between the list of accounts and an account. Everything that
 * is about mail is in the pages, which any other settings panel may embed as well.
 */
#pragma once

#include "context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_WINDOW (signet_window_get_type ())
G_DECLARE_FINAL_TYPE (SignetWindow, signet_window, SIGNET, WINDOW, AdwApplicationWindow)

/* A new window that shows the list */
SignetWindow *signet_window_new (GtkApplication *application, SignetContext *context);

/* Goes where an account is added, once nothing on show is lost by that */
void signet_window_add (SignetWindow *self, const char *address);

/* Goes to an account, once nothing on show is lost by that */
void signet_window_open (SignetWindow *self, const char *id);

G_END_DECLS
