/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * MX records, read. Pure: looks nothing up.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the best mail exchanger (RFC 5321 §5.1), or NULL if there is none */
char *signet_mx_host (GList *records);

/* (transfer full) (nullable): finds the domain that takes the mail of @domain: the registrable
 * domain of the exchanger with the smallest preference (RFC 5321 §5.1), the first by name among
 * equals */
char *signet_mx_domain (GList *records, const char *domain);

G_END_DECLS
