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

/* Fewer iterations than RFC 7677 §4 allows make the proof easy to guess from. */
#define SIGNET_SCRAM_MIN_ITERATIONS 4096

/* More would let a server stop the program for longer than a tenth of a second. */
#define SIGNET_SCRAM_MAX_ITERATIONS 100000

/* What became of a challenge */
typedef enum
{
  SIGNET_SASL_MORE,                /* there is a response, and the server has more to say */
  SIGNET_SASL_COMPLETE,            /* there is one, maybe empty: our last word, with all proven */
  SIGNET_SASL_FAILED,              /* the challenge cannot be answered */
  SIGNET_SASL_SERVER_NOT_VERIFIED, /* the server did not prove that it knows the password */
} SignetSaslState;

/* What binds a log-in to one TLS channel (RFC 5056) */
typedef struct
{
  SignetBinding kind;
  char *data; /* nullable: in base64 */
} SignetChannelBinding;

/* One exchange with one mechanism */
typedef struct _SignetSasl SignetSasl;

/* (transfer full) (element-type utf8): what may be used, best first; the names are static */
GPtrArray *signet_sasl_rank (const SignetCapabilities *capabilities,
                             const SignetPermit *permit,
                             const SignetChannelBinding *binding,
                             SignetCredentials *credentials);

/* (nullable): NULL without a permit, or if the library cannot do it */
SignetSasl *signet_sasl_new (const SignetPermit *permit,
                             const char *mechanism,
                             const SignetChannelBinding *binding,
                             const char *user,
                             SignetSecret *password);

void signet_sasl_free (SignetSasl *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSasl, signet_sasl_free)

/* Whether there is an initial response */
gboolean signet_sasl_is_client_first (const SignetSasl *self);

/* In base64; @challenge: (nullable): NULL for the initial one; @response: (nullable): to wipe */
SignetSaslState signet_sasl_step (SignetSasl *self, const char *challenge, char **response);

/* What the server said within the exchange of why it refuses (RFC 5802 §7) */
SignetRefusal signet_sasl_get_refusal (const SignetSasl *self);

/* Whether @mechanism binds to the channel */
gboolean signet_sasl_is_plus (const char *mechanism);

/* Whether @mechanism sends the password as it is */
gboolean signet_sasl_shows_password (const char *mechanism);

/* Whether the mechanism is done, so that the server's OK can be believed */
gboolean signet_sasl_is_complete (const SignetSasl *self);

/* Whether anything was sent by which the server could check the password */
gboolean signet_sasl_used_password (const SignetSasl *self);

G_END_DECLS
