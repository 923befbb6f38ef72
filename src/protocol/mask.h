/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Takes a secret out of a server's words, in every form in which it may have been sent.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a server may repeat what it was sent: @secret as it is, in a quoted string
 * (RFC 9051 §4.3), or in base64, alone or in the middle of a SASL message */
char *signet_mask (const char *text, const char *secret);

G_END_DECLS
