/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names as people type them, checked and turned into the ASCII form that DNS and
 * certificates use. Private to the model; looks nothing up.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_host_normalize:
 * @text: a host name or an IP address without brackets, in valid UTF-8
 * @error: return location for a #SignetTargetError
 *
 * Checks @text and turns it into lower case A-labels (RFC 5890) without a final dot, or into the
 * canonical form of an IP address (RFC 5952).
 *
 * Returns: (transfer full) (nullable): the host in ASCII, or %NULL with @error set
 */
char *signet_host_normalize (const char *text, GError **error);

/**
 * signet_host_normalize_ip:
 * @text: an IP address without brackets
 *
 * Returns: (transfer full) (nullable): the canonical form of @text, or %NULL if it is not an IP
 *   address
 */
char *signet_host_normalize_ip (const char *text);

/**
 * signet_host_fold:
 * @text: a domain name in valid UTF-8
 *
 * Composes @text, takes letters of another width for the usual ones and every kind of dot for a
 * dot, and lower-cases it in the same way in every locale: a Turkish one would turn "INFO" into
 * "ınfo".
 *
 * Returns: (transfer full): what is meant by @text
 */
char *signet_host_fold (const char *text);

G_END_DECLS
