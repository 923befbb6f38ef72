/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Which part of a name is one registration, by the Public Suffix List: "example.co.uk" of
 * "imap.example.co.uk". Two names below the same one belong to the same owner.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the registrable domain of @host, or NULL for an IP address and for
 * what is itself a public suffix */
char *signet_registrable_domain (const char *host);

/* Whether both have the same registrable domain, are the same name, or are both this computer */
gboolean signet_same_registrable_domain (const char *first, const char *second);

/* Whether anybody may register names directly below @domain. A name that the list does not know,
 * such as one of the local network, is not taken for one. */
gboolean signet_is_public_suffix (const char *domain);

G_END_DECLS
