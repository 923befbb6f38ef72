/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The one policy. Every decision about what may be used and what may leave this computer is
 * taken here, and nowhere else does the code branch on Require SSL. A log-in command can be
 * written only with a permit, and only this file can make one.
 */
#pragma once

#include "account.h"
#include "outcome.h"
#include "pin.h"
#include "profile.h"
#include "tls-info.h"

G_BEGIN_DECLS

/**
 * SignetPlaintext:
 * @SIGNET_PLAINTEXT_FORBIDDEN: Require SSL is on: the password never travels unencrypted
 * @SIGNET_PLAINTEXT_UNCONFIRMED: Require SSL is off, but the user has not yet agreed to send the
 *   password in clear to this server
 * @SIGNET_PLAINTEXT_CONFIRMED: Require SSL is off and the user has agreed
 *
 * What the user and the administrator say about log-ins without encryption.
 */
typedef enum
{
  SIGNET_PLAINTEXT_FORBIDDEN,
  SIGNET_PLAINTEXT_UNCONFIRMED,
  SIGNET_PLAINTEXT_CONFIRMED,
} SignetPlaintext;

/**
 * SignetTlsMinimum:
 * @SIGNET_TLS_1_2: TLS 1.2 or newer
 * @SIGNET_TLS_1_3: TLS 1.3 or newer
 *
 * The oldest TLS version that is accepted. The system's policy may be stricter still.
 */
typedef enum /*< prefix=SIGNET_TLS >*/
{
  SIGNET_TLS_1_2 /*< nick=1.2 >*/,
  SIGNET_TLS_1_3 /*< nick=1.3 >*/,
} SignetTlsMinimum;

/**
 * SignetChannel:
 * @id: a number that no other channel of this process has
 * @protocol: the protocol
 * @host: the host name that was asked for
 * @port: the port
 * @is_foreign: whether the server belongs to another company than the address, and nobody who could
 *   know has named it
 * @tls: (nullable): the facts of the finished handshake, or %NULL while the channel is in clear
 *
 * A connection in its present state. A new one stands for the same connection once TLS starts.
 */
typedef struct
{
  guint64 id;
  SignetProtocol protocol;
  const char *host;
  guint16 port;
  gboolean is_foreign;
  SignetTlsInfo *tls;
} SignetChannel;

/**
 * SignetPolicy:
 *
 * What the user and the administrator allow.
 */
typedef struct _SignetPolicy SignetPolicy;

/**
 * SignetPermit:
 *
 * The permission to log in over one channel. Only signet_policy_issue_permit() makes one.
 */
typedef struct _SignetPermit SignetPermit;

/**
 * signet_policy_new:
 * @plaintext: what is said about log-ins without encryption
 * @minimum: the oldest TLS version to accept
 *
 * Returns: (transfer full): a new policy
 */
SignetPolicy *signet_policy_new (SignetPlaintext plaintext, SignetTlsMinimum minimum);

/**
 * signet_policy_new_strict:
 * @minimum: the oldest TLS version to accept
 *
 * Returns: (transfer full): a new policy that allows no log-in without encryption, unless
 *   signet_policy_set_plaintext() does for a protocol
 */
SignetPolicy *signet_policy_new_strict (SignetTlsMinimum minimum);

/**
 * signet_policy_ref:
 * @policy: a policy
 *
 * Returns: (transfer full): @policy, with one more reference
 */
SignetPolicy *signet_policy_ref (SignetPolicy *policy);

/**
 * signet_policy_unref:
 * @policy: (transfer full): a policy
 *
 * Drops a reference, and frees @policy with the last one.
 */
void signet_policy_unref (SignetPolicy *policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetPolicy, signet_policy_unref)

/**
 * signet_policy_copy:
 * @policy: a policy
 *
 * Returns: (transfer full): a policy of its own that says the same
 */
SignetPolicy *signet_policy_copy (const SignetPolicy *policy);

/**
 * signet_policy_get_tls_minimum:
 * @policy: a policy
 *
 * Returns: the oldest TLS version to accept
 */
SignetTlsMinimum signet_policy_get_tls_minimum (const SignetPolicy *policy);

/**
 * signet_policy_set_plaintext:
 * @policy: a policy that nobody else uses yet
 * @protocol: a protocol
 * @plaintext: what is said about log-ins without encryption for @protocol
 *
 * Says it for one protocol alone.
 */
void signet_policy_set_plaintext (SignetPolicy *policy,
                                  SignetProtocol protocol,
                                  SignetPlaintext plaintext);

/**
 * signet_policy_may_ask:
 * @policy: a policy
 * @profile: a profile
 *
 * Tells whether it is for the user to say that the password goes to @profile without encryption:
 * Require SSL is off, and the user has not agreed to it yet.
 *
 * Returns: whether the user may be asked
 */
gboolean signet_policy_may_ask (const SignetPolicy *policy, const SignetProfile *profile);

/**
 * signet_policy_confirm_plaintext:
 * @policy: a policy that nobody else uses yet
 * @profile: an unencrypted profile; copied
 *
 * The user agrees that the password goes to the host and port of @profile without encryption. Where
 * Require SSL is on this changes nothing.
 */
void signet_policy_confirm_plaintext (SignetPolicy *policy, const SignetProfile *profile);

/**
 * signet_policy_add_pin:
 * @policy: a policy that nobody else uses yet
 * @pin: a pin; copied
 *
 * The user trusts a key at one place.
 */
void signet_policy_add_pin (SignetPolicy *policy, const SignetPin *pin);

/**
 * signet_policy_trust_fingerprint:
 * @policy: a policy that nobody else uses yet
 * @fingerprint: what signet_fingerprint_parse() returned
 *
 * The user has compared a fingerprint and trusts it wherever it is shown: for a first set-up, whose
 * servers are not known yet.
 */
void signet_policy_trust_fingerprint (SignetPolicy *policy, const char *fingerprint);

/**
 * signet_policy_apply_pins:
 * @policy: a policy
 * @channel: a channel whose TLS handshake has just finished
 *
 * Decides whether the user trusts the key on @channel, and says so in its facts: sets @pinned.
 *
 * Returns: (transfer full) (nullable): where there is a pin that does not fit, the old beside the
 *   new, for the user to compare
 */
char *signet_policy_apply_pins (const SignetPolicy *policy, const SignetChannel *channel);

/**
 * signet_policy_accept_host:
 * @policy: a policy that nobody else uses yet
 * @host: a host in ASCII
 *
 * The user agrees that the password goes to @host, though it belongs to another company.
 */
void signet_policy_accept_host (SignetPolicy *policy, const char *host);

/**
 * signet_policy_accepts_host:
 * @policy: a policy
 * @host: a host in ASCII
 *
 * Returns: whether the user has agreed that the password goes to @host, though it belongs to
 *   another company
 */
gboolean signet_policy_accepts_host (const SignetPolicy *policy, const char *host);

/**
 * signet_policy_contradicts:
 * @policy: a policy
 * @protocol: the protocol it is for
 * @security: a mode the user set by hand
 *
 * Returns: whether @security can never be used under @policy: no encryption while it is required
 */
gboolean signet_policy_contradicts (const SignetPolicy *policy,
                                    SignetProtocol protocol,
                                    SignetSecurity security);

/**
 * signet_policy_may_open:
 * @policy: a policy
 * @profile: a profile
 *
 * Tells whether a connection may be opened for @profile. (Learning on a connection already open
 * that a server offers no encryption needs no consent; logging in does.)
 *
 * Returns: whether a connection may be opened
 */
gboolean signet_policy_may_open (const SignetPolicy *policy, const SignetProfile *profile);

/**
 * signet_outcome_rules_out_encryption:
 * @outcome: how a trial of an encrypted profile ended
 *
 * Tells whether @outcome means that encryption is definitely not to be had there, so that no
 * encryption may be considered. A certificate error, a failed handshake, an injected byte or a
 * busy server say nothing of the kind.
 *
 * Returns: whether the encrypted profile is ruled out
 */
gboolean signet_outcome_rules_out_encryption (SignetOutcome outcome);

/**
 * signet_policy_issue_permit:
 * @policy: a policy
 * @channel: the channel as it is now
 * @reason: (out): why there is no permit: %SIGNET_OUTCOME_UNTRUSTED,
 *   %SIGNET_OUTCOME_UNENCRYPTED_ONLY or %SIGNET_OUTCOME_FOREIGN_SERVER; set only when %NULL is
 *   returned
 *
 * Decides whether a log-in may be sent over @channel: TLS has finished and the certificate is
 * verified or pinned, or no encryption is allowed and confirmed; and the server is the user's own
 * provider's, or accepted.
 *
 * Returns: (transfer full) (nullable): the permit for this very channel, or %NULL
 */
SignetPermit *signet_policy_issue_permit (const SignetPolicy *policy,
                                          const SignetChannel *channel,
                                          SignetOutcome *reason);

/**
 * signet_permit_covers:
 * @permit: (nullable): a permit
 * @channel_id: the id of a channel
 *
 * Returns: whether @permit was issued for that channel
 */
gboolean signet_permit_covers (const SignetPermit *permit, guint64 channel_id);

/**
 * signet_permit_is_encrypted:
 * @permit: a permit
 *
 * Returns: whether the channel of @permit is encrypted
 */
gboolean signet_permit_is_encrypted (const SignetPermit *permit);

/**
 * signet_permit_free:
 * @permit: (nullable) (transfer full): a permit
 *
 * Frees @permit.
 */
void signet_permit_free (SignetPermit *permit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetPermit, signet_permit_free)

/**
 * signet_policy_admin_limit:
 * @is_locked_on: whether the administrator has locked Require SSL, and locked it on
 *
 * Returns: the most that the administrator allows: nothing under the lock, else everything
 */
SignetPlaintext signet_policy_admin_limit (gboolean is_locked_on);

/**
 * signet_policy_plaintext_for:
 * @account: an account
 * @protocol: a protocol that it uses
 * @admin_limit: the most that the administrator allows; %SIGNET_PLAINTEXT_CONFIRMED for no limit
 *
 * Says what holds for log-ins without encryption to the server of @account: forbidden while
 * Require SSL is on, under the administrator's lock, and for a server that was once encrypted;
 * confirmed only for the host and port for which the user agreed.
 *
 * Returns: what to make a policy of for this protocol
 */
SignetPlaintext signet_policy_plaintext_for (SignetAccount *account,
                                             SignetProtocol protocol,
                                             SignetPlaintext admin_limit);

/**
 * signet_policy_plaintext_kept:
 * @account: an account
 * @protocol: a protocol that @account uses
 * @admin_limit: the most that the administrator allows
 *
 * Says what holds while the kept server is tried, and others where that fails: the user's consent
 * is good for the kept place alone, so that has to be confirmed in the policy by itself.
 *
 * Returns: what is allowed elsewhere
 */
SignetPlaintext signet_policy_plaintext_kept (SignetAccount *account,
                                              SignetProtocol protocol,
                                              SignetPlaintext admin_limit);

/**
 * signet_policy_plaintext_wanted:
 * @account: an account as the user wants it
 * @protocol: a protocol that it uses
 * @admin_limit: the most that the administrator allows; %SIGNET_PLAINTEXT_CONFIRMED for no limit
 *
 * Says what holds for log-ins without encryption when the settings of @account are tried anew
 * because the user changed them. The mode %SIGNET_SECURITY_NONE with Require SSL off is the one
 * explicit act that allows them.
 *
 * Returns: what to make a policy of for this protocol
 */
SignetPlaintext signet_policy_plaintext_wanted (SignetAccount *account,
                                                SignetProtocol protocol,
                                                SignetPlaintext admin_limit);

/**
 * signet_policy_plaintext_asked:
 * @account: an account as the user wants it
 * @protocol: a protocol that it uses
 * @admin_limit: the most that the administrator allows; %SIGNET_PLAINTEXT_CONFIRMED for no limit
 *
 * Like signet_policy_plaintext_wanted() for programs that ask: the mode %SIGNET_SECURITY_NONE is no
 * consent. Only the user's answer is, and it is good for one host and port: see
 * signet_policy_confirm_plaintext().
 *
 * Returns: what to make a policy of for this protocol
 */
SignetPlaintext signet_policy_plaintext_asked (SignetAccount *account,
                                               SignetProtocol protocol,
                                               SignetPlaintext admin_limit);

/**
 * signet_policy_has_lost_encryption:
 * @before: (nullable): what was kept of a protocol before it was tried
 * @outcome: how the trial ended
 *
 * Returns: whether what was encrypted once is offered without encryption now, which can be an
 * attack
 */
gboolean signet_policy_has_lost_encryption (const SignetServerSettings *before,
                                            SignetOutcome outcome);

/**
 * signet_policy_is_prescribed:
 * @admin_limit: the most that the administrator allows
 *
 * Returns: whether it is the administrator who requires SSL
 */
gboolean signet_policy_is_prescribed (SignetPlaintext admin_limit);

/**
 * signet_policy_account_contradicts:
 * @account: an account as the user wants it
 * @protocol: a protocol
 * @admin_limit: the most that the administrator allows
 *
 * Returns: whether the mode that was set for @protocol can never be used with @account: no
 *   encryption while it is required
 */
gboolean signet_policy_account_contradicts (SignetAccount *account,
                                            SignetProtocol protocol,
                                            SignetPlaintext admin_limit);

/**
 * signet_policy_confirm_wanted:
 * @account: an account whose new settings count without having been tried
 * @protocol: a protocol
 * @admin_limit: the most that the administrator allows
 *
 * Keeps the user's agreement to the unencrypted profile of @protocol, where the user has set that
 * mode on purpose with Require SSL off.
 */
void signet_policy_confirm_wanted (SignetAccount *account,
                                   SignetProtocol protocol,
                                   SignetPlaintext admin_limit);

/**
 * signet_policy_may_use:
 * @account: an account
 * @protocol: a protocol
 * @admin_limit: the most that the administrator allows; %SIGNET_PLAINTEXT_CONFIRMED for no limit
 *
 * Tells whether the kept profile may be used as things stand. Turning Require SSL on disables an
 * unencrypted one at once.
 *
 * Returns: whether there is a profile that may be used
 */
gboolean signet_policy_may_use (SignetAccount *account,
                                SignetProtocol protocol,
                                SignetPlaintext admin_limit);

/**
 * signet_policy_is_turned_off:
 * @account: an account
 * @protocol: a protocol
 * @admin_limit: the most that the administrator allows; %SIGNET_PLAINTEXT_CONFIRMED for no limit
 *
 * Returns: whether there is a kept profile that is not used because it is not encrypted, and
 *   encryption is required
 */
gboolean signet_policy_is_turned_off (SignetAccount *account,
                                      SignetProtocol protocol,
                                      SignetPlaintext admin_limit);

/**
 * signet_policy_keep:
 * @before: (nullable): the account as it is kept, or %NULL for a new one
 * @after: the account as it is to be kept
 * @refused: (out): the protocol that is in the way, set only when %FALSE is returned
 *
 * The ratchet. What was once encrypted is remembered in @after, and stays so until the user sets
 * the mode to %SIGNET_SECURITY_NONE with Require SSL off; then, and only then, that memory is
 * wiped. Turning Require SSL off alone lowers nothing.
 *
 * Returns: whether @after may be kept: %FALSE where a server that was encrypted would become
 *   unencrypted by itself
 */
gboolean signet_policy_keep (SignetAccount *before, SignetAccount *after, SignetProtocol *refused);

G_END_DECLS
