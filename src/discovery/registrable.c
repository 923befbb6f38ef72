/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Registrable domains, by libpsl. The list is loaded once, at the first question.
 */
#include "registrable.h"

#include "target.h"

#include <gio/gio.h>
#include <libpsl.h>

/* The system's list where that is newer than the one libpsl was built with. */
static const psl_ctx_t *
get_list (void)
{
  static const psl_ctx_t *list;

  if (g_once_init_enter (&list))
    {
      const psl_ctx_t *loaded = psl_latest (NULL);

      g_once_init_leave (&list, loaded != NULL ? loaded : psl_builtin ());
    }
  return list;
}

char *
signet_registrable_domain (const char *host)
{
  g_return_val_if_fail (host != NULL, NULL);

  if (g_hostname_is_ip_address (host))
    return NULL;
  return g_strdup (psl_registrable_domain (get_list (), host));
}

gboolean
signet_same_registrable_domain (const char *first, const char *second)
{
  g_autofree char *first_domain = NULL;
  g_autofree char *second_domain = NULL;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  if (g_str_equal (first, second)
      || (signet_host_is_loopback (first) && signet_host_is_loopback (second)))
    return TRUE;
  first_domain = signet_registrable_domain (first);
  second_domain = signet_registrable_domain (second);
  return first_domain != NULL && g_strcmp0 (first_domain, second_domain) == 0;
}

gboolean
signet_is_public_suffix (const char *domain)
{
  g_return_val_if_fail (domain != NULL, FALSE);

  return psl_is_public_suffix2 (get_list (), domain, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
}
