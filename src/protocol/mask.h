/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes a password out of text that others wrote.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_mask:
 * @text: text, perhaps with the password in it
 * @password: the password, or ""
 *
 * Returns: (transfer full): @text with "***" for the password, and for every run of base64 that has
 *   the password in it, whatever stands before or behind it there
 */
char *signet_mask (const char *text, const char *password);

G_END_DECLS
