/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes a secret out of a server's words, in every form in which it may have been sent.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text with "***" for @secret, also where it is quoted or in base64 */
char *signet_mask (const char *text, const char *secret);

G_END_DECLS
