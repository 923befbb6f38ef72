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

/**
 * signet_password_read:
 * @path: a file that holds the password alone, or "-" for standard input
 * @error: return location for a #GFileError or a #GOptionError; one sentence
 *
 * Reads a password; one line break at its end does not belong to it. Asks for it without echo if
 * standard input is a terminal.
 *
 * Returns: (transfer full) (nullable): the password, or %NULL with @error set
 */
SignetSecret *signet_password_read (const char *path, GError **error);

G_END_DECLS
