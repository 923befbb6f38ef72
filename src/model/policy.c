/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The one place that decides what may be opened and what may be sent. The contents of a permit
 * are known to this file alone, so that no other file can make or change one.
 */
#include "policy.h"

struct _SignetPolicy
{
  SignetPlaintext plaintext;
  SignetTlsMinimum minimum;
  GPtrArray *accepted; /* (element-type utf8), owned: hosts of other companies */
};

struct _SignetPermit
{
  guint64 channel_id;
  gboolean encrypted;
};

static void
clear_policy (gpointer data)
{
  SignetPolicy *policy = data;

  g_ptr_array_unref (policy->accepted);
}

SignetPolicy *
signet_policy_new (SignetPlaintext plaintext, SignetTlsMinimum minimum)
{
  SignetPolicy *policy = g_atomic_rc_box_new0 (SignetPolicy);

  policy->plaintext = plaintext;
  policy->minimum = minimum;
  policy->accepted = g_ptr_array_new_with_free_func (g_free);
  return policy;
}

SignetPolicy *
signet_policy_ref (SignetPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  return g_atomic_rc_box_acquire (policy);
}

void
signet_policy_unref (SignetPolicy *policy)
{
  g_return_if_fail (policy != NULL);

  g_atomic_rc_box_release_full (policy, clear_policy);
}

SignetTlsMinimum
signet_policy_get_tls_minimum (const SignetPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, SIGNET_TLS_1_3);

  return policy->minimum;
}

void
signet_policy_accept_host (SignetPolicy *policy, const char *host)
{
  g_return_if_fail (policy != NULL && host != NULL);

  g_ptr_array_add (policy->accepted, g_strdup (host));
}

static gboolean
is_accepted (const SignetPolicy *policy, const SignetChannel *channel)
{
  return !channel->is_foreign
         || g_ptr_array_find_with_equal_func (policy->accepted, channel->host, g_str_equal, NULL);
}

gboolean
signet_policy_contradicts (const SignetPolicy *policy, SignetSecurity security)
{
  g_return_val_if_fail (policy != NULL, TRUE);

  return security == SIGNET_SECURITY_NONE && policy->plaintext == SIGNET_PLAINTEXT_FORBIDDEN;
}

gboolean
signet_policy_may_open (const SignetPolicy *policy, const SignetProfile *profile)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (profile != NULL, FALSE);

  return signet_profile_is_encrypted (profile) || policy->plaintext != SIGNET_PLAINTEXT_FORBIDDEN;
}

/* Whatever is not named here (a bad certificate, a failed handshake, injected bytes, a busy server)
 * may be the work of somebody who wants the password in clear. */
gboolean
signet_outcome_rules_out_encryption (SignetOutcome outcome)
{
  switch (outcome)
    {
    case SIGNET_OUTCOME_HOST_NOT_FOUND:
    case SIGNET_OUTCOME_UNREACHABLE:
    case SIGNET_OUTCOME_REFUSED:
    case SIGNET_OUTCOME_TIMEOUT:
    case SIGNET_OUTCOME_CLOSED:
    case SIGNET_OUTCOME_NOT_MAIL:
    case SIGNET_OUTCOME_NO_STARTTLS:
    case SIGNET_OUTCOME_STARTTLS_REFUSED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The user's pin may excuse any flaw but one: a revoked key may be in somebody else's hands. */
static gboolean
is_trusted (const SignetTlsInfo *tls)
{
  return tls->flaws == 0 || (tls->pinned && (tls->flaws & SIGNET_FLAW_REVOKED) == 0);
}

static SignetPermit *
permit_new (const SignetChannel *channel)
{
  SignetPermit *permit = g_new0 (SignetPermit, 1);

  permit->channel_id = channel->id;
  permit->encrypted = channel->tls != NULL;
  return permit;
}

SignetPermit *
signet_policy_issue_permit (const SignetPolicy *policy,
                            const SignetChannel *channel,
                            SignetOutcome *reason)
{
  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail (channel != NULL, NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  if (channel->tls != NULL && !is_trusted (channel->tls))
    {
      *reason = SIGNET_OUTCOME_UNTRUSTED;
      return NULL;
    }
  if (channel->tls == NULL && policy->plaintext != SIGNET_PLAINTEXT_CONFIRMED)
    {
      *reason = SIGNET_OUTCOME_UNENCRYPTED_ONLY;
      return NULL;
    }
  if (!is_accepted (policy, channel))
    {
      *reason = SIGNET_OUTCOME_FOREIGN_SERVER;
      return NULL;
    }
  return permit_new (channel);
}

gboolean
signet_permit_covers (const SignetPermit *permit, guint64 channel_id)
{
  return permit != NULL && permit->channel_id == channel_id;
}

gboolean
signet_permit_is_encrypted (const SignetPermit *permit)
{
  g_return_val_if_fail (permit != NULL, FALSE);

  return permit->encrypted;
}

void
signet_permit_free (SignetPermit *permit)
{
  g_free (permit);
}

/* The user's agreement is good for one host and port: the server that is kept, or else the one that
 * was set by hand. */
static gboolean
is_confirmed (const SignetAccountService *service)
{
  const char *host = service->profile != NULL ? service->profile->host : service->host;
  guint16 port = service->profile != NULL ? service->profile->port : service->port;

  return service->confirmed_host != NULL && port == service->confirmed_port
         && g_strcmp0 (host, service->confirmed_host) == 0;
}

SignetPlaintext
signet_policy_plaintext_for (SignetAccount *account, SignetProtocol protocol, SignetPlaintext limit)
{
  const SignetAccountService *service;
  SignetPlaintext own = SIGNET_PLAINTEXT_UNCONFIRMED;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), SIGNET_PLAINTEXT_FORBIDDEN);

  service = signet_account_get_service (account, protocol);
  if (service == NULL || service->was_encrypted || signet_account_get_require_ssl (account))
    own = SIGNET_PLAINTEXT_FORBIDDEN;
  else if (is_confirmed (service))
    own = SIGNET_PLAINTEXT_CONFIRMED;
  return MIN (own, limit);
}

gboolean
signet_policy_may_use (SignetAccount *account, SignetProtocol protocol, SignetPlaintext limit)
{
  const SignetAccountService *service;

  g_return_val_if_fail (SIGNET_IS_ACCOUNT (account), FALSE);

  service = signet_account_get_service (account, protocol);
  if (service == NULL || service->profile == NULL)
    return FALSE;
  return signet_profile_is_encrypted (service->profile)
         || signet_policy_plaintext_for (account, protocol, limit) == SIGNET_PLAINTEXT_CONFIRMED;
}

static gboolean
has_been_encrypted (const SignetAccountService *service)
{
  return service != NULL
         && (service->was_encrypted
             || (service->profile != NULL && signet_profile_is_encrypted (service->profile)));
}

/* The one explicit act that lowers an account */
static gboolean
is_lowered (SignetAccount *account, const SignetAccountService *service)
{
  return service->security == SIGNET_SECURITY_NONE && !signet_account_get_require_ssl (account);
}

static void
remember (SignetAccount *account, SignetProtocol protocol, gboolean was_encrypted)
{
  g_autoptr (SignetAccountService)
      service = signet_account_service_copy (signet_account_get_service (account, protocol));

  service->was_encrypted = was_encrypted;
  signet_account_set_service (account, protocol, service);
}

static gboolean
keep_service (SignetAccount *before, SignetAccount *after, SignetProtocol protocol)
{
  const SignetAccountService *service = signet_account_get_service (after, protocol);
  gboolean encrypted;

  if (service == NULL)
    return TRUE;
  encrypted = has_been_encrypted (service)
              || (before != NULL
                  && has_been_encrypted (signet_account_get_service (before, protocol)));
  encrypted = encrypted && !is_lowered (after, service);
  if (encrypted && service->profile != NULL && !signet_profile_is_encrypted (service->profile))
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
    if (!keep_service (before, after, (SignetProtocol)i))
      {
        *refused = (SignetProtocol)i;
        return FALSE;
      }
  return TRUE;
}
