/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The one place that decides what may be opened and what may be sent. The contents of a permit
 * are known to this file alone, so that no other file can make or change one.
 */
#include "policy.h"

#include <string.h>

struct _SignetPolicy
{
  SignetPlaintext plaintext[SIGNET_N_PROTOCOLS];
  SignetTlsMinimum minimum;
  GPtrArray *confirmed; /* (element-type SignetProfile), owned: where no encryption is agreed to */
  GPtrArray *accepted;  /* (element-type utf8), owned: hosts of other companies */
  GPtrArray *pins;      /* (element-type SignetPin), owned */
  GPtrArray *fingerprints; /* (element-type utf8), owned: keys trusted wherever they are shown */
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

  g_ptr_array_unref (policy->confirmed);
  g_ptr_array_unref (policy->accepted);
  g_ptr_array_unref (policy->pins);
  g_ptr_array_unref (policy->fingerprints);
}

SignetPolicy *
signet_policy_new (SignetPlaintext plaintext, SignetTlsMinimum minimum)
{
  SignetPolicy *policy = g_atomic_rc_box_new0 (SignetPolicy);

  for (int i = 0; i < SIGNET_N_PROTOCOLS; i++)
    policy->plaintext[i] = plaintext;
  policy->minimum = minimum;
  policy->confirmed = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_profile_free);
  policy->accepted = g_ptr_array_new_with_free_func (g_free);
  policy->pins = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_pin_free);
  policy->fingerprints = g_ptr_array_new_with_free_func (g_free);
  return policy;
}

SignetPolicy *
signet_policy_new_strict (SignetTlsMinimum minimum)
{
  return signet_policy_new (SIGNET_PLAINTEXT_FORBIDDEN, minimum);
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

static gpointer
copy_profile (gconstpointer profile, gpointer unused)
{
  return signet_profile_copy (profile);
}

static gpointer
copy_pin (gconstpointer pin, gpointer unused)
{
  return signet_pin_copy (pin);
}

static gpointer
copy_text (gconstpointer text, gpointer unused)
{
  return g_strdup (text);
}

SignetPolicy *
signet_policy_copy (const SignetPolicy *policy)
{
  SignetPolicy *copy;

  g_return_val_if_fail (policy != NULL, NULL);

  copy = signet_policy_new_strict (policy->minimum);
  memcpy (copy->plaintext, policy->plaintext, sizeof copy->plaintext);
  g_ptr_array_extend (copy->confirmed, policy->confirmed, copy_profile, NULL);
  g_ptr_array_extend (copy->accepted, policy->accepted, copy_text, NULL);
  g_ptr_array_extend (copy->pins, policy->pins, copy_pin, NULL);
  g_ptr_array_extend (copy->fingerprints, policy->fingerprints, copy_text, NULL);
  return copy;
}

SignetTlsMinimum
signet_policy_get_tls_minimum (const SignetPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, SIGNET_TLS_1_3);

  return policy->minimum;
}

void
signet_policy_set_plaintext (SignetPolicy *policy,
                             SignetProtocol protocol,
                             SignetPlaintext plaintext)
{
  g_return_if_fail (policy != NULL && (guint)protocol < SIGNET_N_PROTOCOLS);

  policy->plaintext[protocol] = plaintext;
}

static gboolean
is_confirmed (const SignetPolicy *policy, SignetProtocol protocol, const char *host, guint16 port)
{
  for (guint i = 0; i < policy->confirmed->len; i++)
    {
      const SignetProfile *profile = g_ptr_array_index (policy->confirmed, i);

      if (profile->protocol == protocol && profile->port == port
          && g_str_equal (profile->host, host))
        return TRUE;
    }
  return FALSE;
}

gboolean
signet_policy_may_ask (const SignetPolicy *policy, const SignetProfile *profile)
{
  g_return_val_if_fail (policy != NULL && profile != NULL, FALSE);

  return !signet_profile_is_encrypted (profile)
         && policy->plaintext[profile->protocol] == SIGNET_PLAINTEXT_UNCONFIRMED
         && !is_confirmed (policy, profile->protocol, profile->host, profile->port);
}

void
signet_policy_confirm_plaintext (SignetPolicy *policy, const SignetProfile *profile)
{
  g_return_if_fail (policy != NULL && profile != NULL);

  g_ptr_array_add (policy->confirmed, signet_profile_copy (profile));
}

void
signet_policy_add_pin (SignetPolicy *policy, const SignetPin *pin)
{
  g_return_if_fail (policy != NULL && pin != NULL);

  g_ptr_array_add (policy->pins, signet_pin_copy (pin));
}

void
signet_policy_trust_fingerprint (SignetPolicy *policy, const char *fingerprint)
{
  g_return_if_fail (policy != NULL && fingerprint != NULL);

  g_ptr_array_add (policy->fingerprints, g_strdup (fingerprint));
}

static const SignetPin *
find_pin (const SignetPolicy *policy, const SignetChannel *channel)
{
  for (guint i = 0; i < policy->pins->len; i++)
    {
      const SignetPin *pin = g_ptr_array_index (policy->pins, i);

      if (signet_pin_is_at (pin, channel->protocol, channel->host, channel->port))
        return pin;
    }
  return NULL;
}

static gboolean
is_trusted_key (const SignetPolicy *policy, const SignetTlsInfo *tls)
{
  for (guint i = 0; i < policy->fingerprints->len; i++)
    if (signet_fingerprint_matches (g_ptr_array_index (policy->fingerprints, i), tls))
      return tls->flaws != 0 && (tls->flaws & SIGNET_FLAW_REVOKED) == 0;
  return FALSE;
}

char *
signet_policy_apply_pins (const SignetPolicy *policy, const SignetChannel *channel)
{
  const SignetPin *pin;
  SignetPinMatch match;

  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail (channel != NULL && channel->tls != NULL, NULL);

  pin = find_pin (policy, channel);
  match = signet_pin_match (pin, channel->tls);
  channel->tls->pinned = match == SIGNET_PIN_MATCHES || is_trusted_key (policy, channel->tls);
  return channel->tls->pinned ? NULL : signet_pin_explain (pin, channel->tls);
}

void
signet_policy_accept_host (SignetPolicy *policy, const char *host)
{
  g_return_if_fail (policy != NULL && host != NULL);

  g_ptr_array_add (policy->accepted, g_strdup (host));
}

gboolean
signet_policy_accepts_host (const SignetPolicy *policy, const char *host)
{
  g_return_val_if_fail (policy != NULL && host != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (policy->accepted, host, g_str_equal, NULL);
}

static gboolean
is_accepted (const SignetPolicy *policy, const SignetChannel *channel)
{
  return !channel->is_foreign || signet_policy_accepts_host (policy, channel->host);
}

gboolean
signet_policy_contradicts (const SignetPolicy *policy,
                           SignetProtocol protocol,
                           SignetSecurity security)
{
  g_return_val_if_fail (policy != NULL, TRUE);
  g_return_val_if_fail ((guint)protocol < SIGNET_N_PROTOCOLS, TRUE);

  return security == SIGNET_SECURITY_NONE
         && policy->plaintext[protocol] == SIGNET_PLAINTEXT_FORBIDDEN;
}

gboolean
signet_policy_may_open (const SignetPolicy *policy, const SignetProfile *profile)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (profile != NULL, FALSE);

  return signet_profile_is_encrypted (profile)
         || policy->plaintext[profile->protocol] != SIGNET_PLAINTEXT_FORBIDDEN;
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

/* What is forbidden stays so, whatever the user has agreed to. */
static gboolean
may_go_in_clear (const SignetPolicy *policy, const SignetChannel *channel)
{
  SignetPlaintext plaintext = policy->plaintext[channel->protocol];

  return plaintext == SIGNET_PLAINTEXT_CONFIRMED
         || (plaintext == SIGNET_PLAINTEXT_UNCONFIRMED
             && is_confirmed (policy, channel->protocol, channel->host, channel->port));
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
  if (channel->tls == NULL && !may_go_in_clear (policy, channel))
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
