/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whether the domain of an address is there at all: asked where nothing was found, so that a
 * misspelt address is told from a domain without mail servers.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks DNS who serves the registrable domain of @domain */
void signet_domain_look_up_async (const char *domain,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Whether DNS says that there is no such domain; no answer says nothing */
gboolean signet_domain_is_missing_finish (GAsyncResult *result);

G_END_DECLS
