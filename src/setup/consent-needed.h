/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the user has to agree to before a set-up sends the password, and the sentences that ask for
 * the user's consent. Whether that may be asked at all is the policy's.
 */
#pragma once

#include "policy.h"
#include "protocol-result.h"

G_BEGIN_DECLS

/* What the user has to agree to */
typedef enum
{
  SIGNET_CONSENT_NEEDED_NONE,      /* nothing */
  SIGNET_CONSENT_NEEDED_FOREIGN,   /* to send the password to another company's server */
  SIGNET_CONSENT_NEEDED_PLAINTEXT, /* to send the password over a channel without encryption */
} SignetConsentNeeded;

/* What the user may be asked about */
SignetConsentNeeded signet_consent_needed_find (const SignetPolicy *policy,
                                                SignetProtocolResult *result,
                                                const SignetProfile **profile);

/* Without a password another company's server is found without a question. What is kept counts
 * as agreed to, so it may be kept only after one. */
gboolean signet_consent_needed_is_agreed (const SignetPolicy *policy, SignetProtocolResult *result);

/* (transfer full): one or two sentences that say what would happen, plain text */
char *signet_consent_needed_explain (SignetConsentNeeded needed,
                                     SignetProtocolResult *result,
                                     const char *domain);

G_END_DECLS
