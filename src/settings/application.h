/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The application: one of it runs in a session, with one window. What is asked of it on a command
 * line is done in that window.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_APPLICATION (signet_application_get_type ())
G_DECLARE_FINAL_TYPE (SignetApplication, signet_application, SIGNET, APPLICATION, AdwApplication)

/* (transfer full): the application, to be run */
SignetApplication *signet_application_new (void);

G_END_DECLS
