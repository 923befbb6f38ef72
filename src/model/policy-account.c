/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The part of the policy that speaks of accounts: when a kept one may go without encryption, and
 * the ratchet. Permits are policy.c's.
 */
#include "policy.h"

/* The user's agreement is good for one host and port: the server that is kept, or else the one that
 * was set by hand. */
static gboolean
is_confirmed (const SignetServerSettings *server)
{
  const char *host = server->profile != NULL ? server->profile->host : server->host;
  guint16 port = server->profile != NULL ? server->profile->port : server->port;

  return server->confirmed_host != NULL && port == server->confirmed_port
         && g_strcmp0 (host, server->confirmed_host) == 0;
}

SignetPlaintext
signet_policy_admin_limit (gboolean is_locked_on)
{
  return is_locked_on ? SIGNET_PLAINTEXT_FORBIDDEN : SIGNET_PLAINTEXT_CONFIRMED;
}

gboolean
signet_policy_is_prescribed (SignetPlaintext admin_limit)
{
  return admin_limit == SIGNET_PLAINTEXT_FORBIDDEN;
}

SignetPlaintext
signet_policy_plaintext_for (SignetAccount *account,
                             SignetProtocol protocol,
                             SignetPlaintext admin_limit)
{
  const SignetServerSettings *server;
  SignetPlaintext own = SIGNET_PLAINTEXT_UNCONFIRMED;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), SIGNET_PLAINTEXT_FORBIDDEN);

  server = signet_account_get_server (account, protocol);
  if (server == NULL || server->was_encrypted || signet_account_get_require_ssl (account))
    own = SIGNET_PLAINTEXT_FORBIDDEN;
  else if (is_confirmed (server))
    own = SIGNET_PLAINTEXT_CONFIRMED;
  return MIN (own, admin_limit);
}

SignetPlaintext
signet_policy_plaintext_kept (SignetAccount *account,
                              SignetProtocol protocol,
                              SignetPlaintext admin_limit)
{
  return MIN (signet_policy_plaintext_for (account, protocol, admin_limit),
              SIGNET_PLAINTEXT_UNCONFIRMED);
}

gboolean
signet_policy_may_use (SignetAccount *account, SignetProtocol protocol, SignetPlaintext admin_limit)
{
  const SignetServerSettings *server;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  server = signet_account_get_server (account, protocol);
  if (server == NULL || server->profile == NULL)
    return FALSE;
  return signet_profile_is_encrypted (server->profile)
         || signet_policy_plaintext_for (account, protocol, admin_limit)
                == SIGNET_PLAINTEXT_CONFIRMED;
}

gboolean
signet_policy_is_turned_off (SignetAccount *account,
                             SignetProtocol protocol,
                             SignetPlaintext admin_limit)
{
  const SignetServerSettings *server;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  server = signet_account_get_server (account, protocol);
  return server != NULL && server->profile != NULL && !signet_profile_is_encrypted (server->profile)
         && signet_policy_plaintext_for (account, protocol, admin_limit)
                == SIGNET_PLAINTEXT_FORBIDDEN;
}

static gboolean
has_been_encrypted (const SignetServerSettings *server)
{
  return server != NULL
         && (server->was_encrypted
             || (server->profile != NULL && signet_profile_is_encrypted (server->profile)));
}

/* The one explicit act that lowers an account */
static gboolean
is_lowered (SignetAccount *account, const SignetServerSettings *server)
{
  return server->security == SIGNET_SECURITY_NONE && !signet_account_get_require_ssl (account);
}

SignetPlaintext
signet_policy_plaintext_wanted (SignetAccount *account,
                                SignetProtocol protocol,
                                SignetPlaintext admin_limit)
{
  const SignetServerSettings *server;
  SignetPlaintext own = SIGNET_PLAINTEXT_UNCONFIRMED;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), SIGNET_PLAINTEXT_FORBIDDEN);

  server = signet_account_get_server (account, protocol);
  if (server == NULL || signet_account_get_require_ssl (account))
    own = SIGNET_PLAINTEXT_FORBIDDEN;
  else if (is_lowered (account, server))
    own = SIGNET_PLAINTEXT_CONFIRMED;
  else if (has_been_encrypted (server))
    own = SIGNET_PLAINTEXT_FORBIDDEN;
  return MIN (own, admin_limit);
}

SignetPlaintext
signet_policy_plaintext_asked (SignetAccount *account,
                               SignetProtocol protocol,
                               SignetPlaintext admin_limit)
{
  return MIN (signet_policy_plaintext_wanted (account, protocol, admin_limit),
              SIGNET_PLAINTEXT_UNCONFIRMED);
}

gboolean
signet_policy_has_lost_encryption (const SignetServerSettings *before, SignetOutcome outcome)
{
  if (!has_been_encrypted (before))
    return FALSE;
  return outcome == SIGNET_OUTCOME_NOT_MAIL || outcome == SIGNET_OUTCOME_NO_STARTTLS
         || outcome == SIGNET_OUTCOME_STARTTLS_REFUSED
         || outcome == SIGNET_OUTCOME_UNENCRYPTED_ONLY;
}

gboolean
signet_policy_account_contradicts (SignetAccount *account,
                                   SignetProtocol protocol,
                                   SignetPlaintext admin_limit)
{
  const SignetServerSettings *server;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), TRUE);

  server = signet_account_get_server (account, protocol);
  return server != NULL && server->security == SIGNET_SECURITY_NONE
         && signet_policy_plaintext_wanted (account, protocol, admin_limit)
                == SIGNET_PLAINTEXT_FORBIDDEN;
}

void
signet_policy_confirm_wanted (SignetAccount *account,
                              SignetProtocol protocol,
                              SignetPlaintext admin_limit)
{
  const SignetServerSettings *server;
  g_autoptr (SignetServerSettings) kept = NULL;

  g_return_if_fail (SIGNET_IS_ACCOUNT (account));

  server = signet_account_get_server (account, protocol);
  if (server == NULL || server->profile == NULL || signet_profile_is_encrypted (server->profile)
      || signet_policy_plaintext_wanted (account, protocol, admin_limit)
             != SIGNET_PLAINTEXT_CONFIRMED)
    return;
  kept = signet_server_settings_copy (server);
  signet_server_settings_confirm_plaintext (kept, kept->profile->host, kept->profile->port);
  signet_account_set_server (account, protocol, kept);
}

static void
remember (SignetAccount *account, SignetProtocol protocol, gboolean was_encrypted)
{
  g_autoptr (SignetServerSettings)
      server = signet_server_settings_copy (signet_account_get_server (account, protocol));

  server->was_encrypted = was_encrypted;
  signet_account_set_server (account, protocol, server);
}

static gboolean
keep_server (SignetAccount *before, SignetAccount *after, SignetProtocol protocol)
{
  const SignetServerSettings *server = signet_account_get_server (after, protocol);
  gboolean encrypted;

  if (server == NULL)
    return TRUE;
  encrypted = has_been_encrypted (server)
              || (before != NULL
                  && has_been_encrypted (signet_account_get_server (before, protocol)));
  encrypted = encrypted && !is_lowered (after, server);
  if (encrypted && server->profile != NULL && !signet_profile_is_encrypted (server->profile))
    return FALSE;
  remember (after, protocol, encrypted);
  return TRUE;
}

gboolean
signet_policy_keep (SignetAccount *before, SignetAccount *after, SignetProtocol *refused)
{
  g_return_val_if_fail (before == NULL || SIGNET_IS_ACCOUNT (before), FALSE);
  g_return_val_if_fail (SIGNET_IS_ACCOUNT (after), FALSE);
  g_return_val_if_fail (refused != NULL, FALSE);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    if (!keep_server (before, after, (SignetProtocol)i))
      {
        *refused = (SignetProtocol)i;
        return FALSE;
      }
  return TRUE;
}
