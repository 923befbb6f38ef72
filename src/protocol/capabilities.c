/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a server offers on the channel as it is now.
 */
#include "capabilities.h"

#include <string.h>

enum
{
  MAX_MECHANISMS = 32,
  MAX_NAME = 20 /* RFC 4422 §3.1 */
};

void
signet_capabilities_init (SignetCapabilities *capabilities)
{
  memset (capabilities, 0, sizeof *capabilities);
  capabilities->mechanisms = g_ptr_array_new_with_free_func (g_free);
}

void
signet_capabilities_clear (SignetCapabilities *capabilities)
{
  g_clear_pointer (&capabilities->mechanisms, g_ptr_array_unref);
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
signet_capabilities_add_mechanism (SignetCapabilities *capabilities, SignetToken name)
{
  g_autofree char *upper = NULL;

  if (!is_mechanism_name (name) || capabilities->mechanisms->len >= MAX_MECHANISMS)
    return;
  upper = g_ascii_strup (name.start, (gssize)name.length);
  if (!signet_capabilities_has (capabilities, upper))
    g_ptr_array_add (capabilities->mechanisms, g_steal_pointer (&upper));
}

gboolean
signet_capabilities_has (const SignetCapabilities *capabilities, const char *mechanism)
{
  return g_ptr_array_find_with_equal_func (capabilities->mechanisms, mechanism, g_str_equal, NULL);
}

gboolean
signet_capabilities_has_oauth (const SignetCapabilities *capabilities)
{
  return signet_capabilities_has (capabilities, "OAUTHBEARER")
         || signet_capabilities_has (capabilities, "XOAUTH2");
}
