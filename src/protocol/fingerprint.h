/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names what answers on a port from its first bytes, so that people learn what is there
 * instead of the mail server they expected.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (nullable): recognises SSH (RFC 4253 §4.2), HTTP, TLS (RFC 8446 §5.1), the mail protocols, and
 * some others */
const char *signet_fingerprint (const char *bytes, gsize length);

G_END_DECLS
