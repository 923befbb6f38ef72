/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a server offers on the channel as it is now.
 */
#include "offer.h"

#include <string.h>

enum
{
  MAX_MECHANISMS = 32,
  MAX_NAME = 20 /* RFC 4422 §3.1 */
};

void
signet_offer_init (SignetOffer *offer)
{
  memset (offer, 0, sizeof *offer);
  offer->mechanisms = g_ptr_array_new_with_free_func (g_free);
}

void
signet_offer_clear (SignetOffer *offer)
{
  g_clear_pointer (&offer->mechanisms, g_ptr_array_unref);
}

static gboolean
is_mechanism_name (SignetToken name)
{
  if (name.length == 0 || name.length > MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < name.length; i++)
    if (!g_ascii_isalnum (name.start[i]) && name.start[i] != '-' && name.start[i] != '_')
      return FALSE;
  return TRUE;
}

void
signet_offer_add_mechanism (SignetOffer *offer, SignetToken name)
{
  g_autofree char *upper = NULL;

  if (!is_mechanism_name (name) || offer->mechanisms->len >= MAX_MECHANISMS)
    return;
  upper = g_ascii_strup (name.start, (gssize)name.length);
  if (!signet_offer_has (offer, upper))
    g_ptr_array_add (offer->mechanisms, g_steal_pointer (&upper));
}

gboolean
signet_offer_has (const SignetOffer *offer, const char *mechanism)
{
  return g_ptr_array_find_with_equal_func (offer->mechanisms, mechanism, g_str_equal, NULL);
}

gboolean
signet_offer_has_oauth (const SignetOffer *offer)
{
  return signet_offer_has (offer, "OAUTHBEARER") || signet_offer_has (offer, "XOAUTH2");
}
