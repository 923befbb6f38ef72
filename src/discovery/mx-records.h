/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * MX records, read. Pure: looks nothing up.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * signet_mx_host:
 * @records: (element-type GVariant): the answer of g_resolver_lookup_records_finish()
 *
 * Returns: (transfer full) (nullable): the best mail exchanger (RFC 5321 §5.1), or %NULL if there
 * is none
 */
char *signet_mx_host (GList *records);

/**
 * signet_mx_domain:
 * @records: (element-type GVariant): the answer of g_resolver_lookup_records_finish()
 * @domain: the domain that was looked up
 *
 * Finds the domain that takes the mail of @domain: the registrable domain of the exchanger with the
 * smallest preference (RFC 5321 §5.1), the first by name among equals.
 *
 * Returns: (transfer full) (nullable): that domain, or %NULL if there is none or it is @domain
 *   itself
 */
char *signet_mx_domain (GList *records, const char *domain);

G_END_DECLS
