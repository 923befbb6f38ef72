/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The provider's own autoconfig file.
 */
#include "autoconfig-fetch.h"
#include "registrable.h"
#include "source.h"

/* The name "autoconfig" below a public suffix ("autoconfig.co.uk") is anybody's. */
static void
find_async (const SignetSourceQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autofree char *own = g_strdup_printf ("https://autoconfig.%s/mail/config-v1.1.xml",
                                          query->domain);
  g_autofree char *well_known = g_strdup_printf (
      "https://%s/.well-known/autoconfig/mail/config-v1.1.xml", query->domain);
  const char *urls[] = { own, well_known, NULL };
  const char *const *first = signet_is_public_suffix (query->domain) ? urls + 1 : urls;

  signet_autoconfig_fetch_async (query, SIGNET_SOURCE_AUTOCONFIG, first, cancellable, callback,
                                 user_data);
}

const SignetSourceClass signet_source_autoconfig = { SIGNET_SOURCE_AUTOCONFIG, find_async };
