/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads MX records.
 */
#include "mx-records.h"

#include "candidate.h"
#include "registrable.h"

/* Whether @record counts more than the best one so far. */
static gboolean
is_better (guint16 preference, const char *host, guint16 best_preference, const char *best)
{
  if (best == NULL || preference != best_preference)
    return best == NULL || preference < best_preference;
  return g_strcmp0 (host, best) < 0;
}

/* The null MX "." (RFC 7505) is no host name. */
char *
signet_mx_host (GList *records)
{
  g_autofree char *best = NULL;
  guint16 best_preference = 0;

  for (GList *link = records; link != NULL; link = link->next)
    {
      g_autofree char *host = NULL;
      const char *exchange;
      guint16 preference;

      g_variant_get (link->data, "(q&s)", &preference, &exchange);
      host = signet_candidate_check_host (exchange);
      if (host == NULL || !is_better (preference, host, best_preference, best))
        continue;
      g_free (best);
      best = g_steal_pointer (&host);
      best_preference = preference;
    }
  return g_steal_pointer (&best);
}

char *
signet_mx_domain (GList *records, const char *domain)
{
  g_autofree char *exchange = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (domain != NULL, NULL);

  exchange = signet_mx_host (records);
  found = exchange != NULL ? signet_registrable_domain (exchange) : NULL;
  return g_strcmp0 (found, domain) != 0 ? g_steal_pointer (&found) : NULL;
}
