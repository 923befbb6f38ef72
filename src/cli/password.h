/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The password, from a file or standard input; there is no option that takes it as a word, where
 * other users of the computer could read it.
 */
#pragma once

#include "secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): from a file, or "-"; asks without echo on a terminal. NULL with @error set */
SignetSecret *signet_password_read (const char *path, GError **error);

G_END_DECLS
