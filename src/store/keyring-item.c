/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a password of an account is for: the one place that says under which server it is kept.
 */
#include "keyring.h"

#include <string.h>

SignetKeyringItem
signet_keyring_item_for (SignetAccount *account, SignetProtocol protocol)
{
  const SignetServerSettings *server;
  const char *host;

  g_assert (SIGNET_IS_ACCOUNT (account));

  server = signet_account_get_server (account, protocol);
  g_assert (server != NULL);
  host = strrchr (signet_account_get_address (account), '@');
  host = host != NULL ? host + 1 : signet_account_get_address (account);
  if (server->profile != NULL)
    host = server->profile->host;
  else if (server->host != NULL)
    host = server->host;
  return (SignetKeyringItem){ .account = signet_account_get_id (account),
                              .protocol = protocol,
                              .host = host,
                              .user = signet_account_get_user (account, protocol) };
}
