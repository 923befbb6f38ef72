/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Host names as people type them, checked and turned into the ASCII form that DNS and
 * certificates use. Private to the model; looks nothing up.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): checks @text and turns it into lower case A-labels (RFC 5890)
 * without a final dot, or into the canonical form of an IP address (RFC 5952) */
char *signet_host_normalize (const char *text, GError **error);

/* (transfer full) (nullable): the canonical form of @text, or NULL if it is not an IP address */
char *signet_host_normalize_ip (const char *text);

/* (transfer full): composes @text, takes letters of another width for the usual ones and every
 * kind of dot for a dot, and lower-cases it in the same way in every locale: a Turkish one would
 * turn "INFO" into "ınfo" */
char *signet_host_fold (const char *text);

G_END_DECLS
