/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What an account keeps of one protocol, compared and taken over whole.
 */
#include "account-part.h"

const SignetServerSettings *
signet_edit_get_server (SignetAccount *account, SignetProtocol protocol)
{
  return account != NULL ? signet_account_get_server (account, protocol) : NULL;
}

gboolean
signet_edit_is_same_setting (SignetAccount *a, SignetAccount *b, SignetProtocol protocol)
{
  const SignetServerSettings *one = signet_edit_get_server (a, protocol);
  const SignetServerSettings *other = signet_edit_get_server (b, protocol);
  g_autoptr (SignetServerSettings) same = NULL;

  if (one == NULL || other == NULL)
    return one == other;
  same = signet_server_settings_copy (one);
  same->checked = other->checked;
  same->outcome = other->outcome;
  same->login = other->login;
  return signet_server_settings_equal (same, other);
}

void
signet_edit_take_result (SignetAccount *account, SignetAccount *from, SignetProtocol protocol)
{
  GPtrArray *pins = from != NULL ? signet_account_get_pins (from) : NULL;

  signet_account_set_server (account, protocol,
                             from != NULL ? signet_account_get_server (from, protocol) : NULL);
  signet_account_remove_pins (account, protocol);
  for (guint i = 0; pins != NULL && i < pins->len; i++)
    {
      const SignetPin *pin = g_ptr_array_index (pins, i);

      if (pin->protocol == protocol)
        signet_account_add_pin (account, pin);
    }
}
