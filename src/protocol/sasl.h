/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * SASL (RFC 4422) over libgsasl: which mechanisms may be used, in which order, and one
 * exchange. Whatever it gives out is in base64, ready for a line; what it is given, too.
 */
#pragma once

#include "capabilities.h"
#include "dialogue.h"
#include "refusal.h"

G_BEGIN_DECLS

/**
 * SIGNET_SCRAM_MIN_ITERATIONS:
 *
 * Fewer iterations than RFC 7677 §4 allows make the proof easy to guess from.
 */
#define SIGNET_SCRAM_MIN_ITERATIONS 4096

/**
 * SIGNET_SCRAM_MAX_ITERATIONS:
 *
 * More would let a server stop the program for longer than a tenth of a second.
 */
#define SIGNET_SCRAM_MAX_ITERATIONS 100000

/**
 * SignetSaslState:
 * @SIGNET_SASL_MORE: there is a response, and the server has more to say
 * @SIGNET_SASL_COMPLETE: there is a response (maybe an empty one), and it is our last word: what
 *   the mechanism wants to be proven is proven
 * @SIGNET_SASL_FAILED: the challenge cannot be answered, for technical reasons
 * @SIGNET_SASL_SERVER_NOT_VERIFIED: the server could not prove that it knows the password
 *
 * What became of a challenge.
 */
typedef enum
{
  SIGNET_SASL_MORE,
  SIGNET_SASL_COMPLETE,
  SIGNET_SASL_FAILED,
  SIGNET_SASL_SERVER_NOT_VERIFIED,
} SignetSaslState;

/**
 * SignetChannelBinding:
 * @kind: what the channel can be bound by
 * @data: (nullable): the bytes in base64
 *
 * Ties a log-in to one TLS channel (RFC 5056).
 */
typedef struct
{
  SignetBinding kind;
  char *data;
} SignetChannelBinding;

/**
 * SignetSasl:
 *
 * One exchange with one mechanism.
 */
typedef struct _SignetSasl SignetSasl;

/**
 * signet_sasl_rank:
 * @capabilities: what the server offers
 * @permit: the permit for the channel
 * @binding: what the channel can be bound by
 * @credentials: who logs in
 *
 * Chooses the mechanisms that may be used: offered, known, and fit for the channel. Inside TLS a
 * server that is trusted may as well see the password, so CRAM-MD5, which makes servers keep
 * passwords in clear, comes last there; in clear it comes before the mechanisms that send the
 * password itself.
 *
 * Returns: (transfer full) (element-type utf8): mechanisms, best first; the names are static
 */
GPtrArray *signet_sasl_rank (const SignetCapabilities *capabilities,
                             const SignetPermit *permit,
                             const SignetChannelBinding *binding,
                             SignetCredentials *credentials);

/**
 * signet_sasl_new:
 * @permit: the permit for the channel
 * @mechanism: a mechanism of signet_sasl_rank()
 * @binding: what the channel can be bound by
 * @user: the user name
 * @password: (nullable): the password
 *
 * Starts an exchange. Without a permit there is none.
 *
 * Returns: (transfer full) (nullable): the exchange, or %NULL if the library cannot do it
 */
SignetSasl *signet_sasl_new (const SignetPermit *permit,
                             const char *mechanism,
                             const SignetChannelBinding *binding,
                             const char *user,
                             SignetSecret *password);

/**
 * signet_sasl_free:
 * @self: (nullable) (transfer full): an exchange
 *
 * Frees @self.
 */
void signet_sasl_free (SignetSasl *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSasl, signet_sasl_free)

/**
 * signet_sasl_is_client_first:
 * @self: an exchange
 *
 * Returns: whether the client speaks first in this mechanism, so that there is an initial response
 */
gboolean signet_sasl_is_client_first (const SignetSasl *self);

/**
 * signet_sasl_step:
 * @self: an exchange
 * @challenge: (nullable): the server's challenge in base64, or %NULL for the initial response
 * @response: (out) (transfer full) (nullable): what to answer, in base64; to be wiped
 *
 * Answers a challenge.
 *
 * Returns: what became of it; there is a response only with %SIGNET_SASL_MORE and
 *   %SIGNET_SASL_COMPLETE
 */
SignetSaslState signet_sasl_step (SignetSasl *self, const char *challenge, char **response);

/* What the server said within the exchange of why it refuses (RFC 5802 §7) */
SignetRefusal signet_sasl_get_refusal (const SignetSasl *self);

/* Whether @mechanism binds to the channel */
gboolean signet_sasl_is_plus (const char *mechanism);

/* Whether @mechanism sends the password as it is */
gboolean signet_sasl_shows_password (const char *mechanism);

/**
 * signet_sasl_is_complete:
 * @self: an exchange
 *
 * Returns: whether the mechanism is done, so that the server's OK can be believed
 */
gboolean signet_sasl_is_complete (const SignetSasl *self);

/**
 * signet_sasl_used_password:
 * @self: an exchange
 *
 * Returns: whether anything was sent by which the server could check the password; if not, a
 *   refusal is no rejection of it
 */
gboolean signet_sasl_used_password (const SignetSasl *self);

G_END_DECLS
