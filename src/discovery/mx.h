/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * MX records (RFC 5321 §5.1), read. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The best mail exchanger, or NULL */
char *signet_mx_host (GList *records);

/* Its registrable domain, or NULL if there is none or it is @domain itself */
char *signet_mx_domain (GList *records, const char *domain);

G_END_DECLS
