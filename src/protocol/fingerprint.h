/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Names what answers on a port from its first bytes, so that people learn what is there
 * instead of the mail server they expected.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (nullable): static, such as "SSH" */
const char *signet_fingerprint (const char *bytes, gsize length);

G_END_DECLS
