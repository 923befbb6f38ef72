/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a set-up withheld because the user has not agreed to it yet, and the sentences that ask for
 * the user's consent. Whether that may be asked at all is the policy's.
 */
#pragma once

#include "policy.h"
#include "protocol-result.h"

G_BEGIN_DECLS

/**
 * SignetWithheld:
 * @SIGNET_WITHHELD_NOTHING: nothing
 * @SIGNET_WITHHELD_FOREIGN: the password, from another company's server
 * @SIGNET_WITHHELD_PLAINTEXT: the password, from a channel without encryption
 *
 * What was withheld.
 */
typedef enum
{
  SIGNET_WITHHELD_NOTHING,
  SIGNET_WITHHELD_FOREIGN,
  SIGNET_WITHHELD_PLAINTEXT,
} SignetWithheld;

/**
 * signet_withheld_find:
 * @policy: the policy of the set-up
 * @result: what came of one protocol
 * @profile: (out) (transfer none): where the password would go, set only where something was
 * withheld
 *
 * Returns: what the user may be asked about
 */
SignetWithheld signet_withheld_find (const SignetPolicy *policy,
                                     SignetProtocolResult *result,
                                     const SignetProfile **profile);

/**
 * signet_withheld_is_agreed:
 * @policy: (nullable): the policy of the set-up
 * @result: what came of one protocol
 *
 * Without a password another company's server is found without a question. What is kept counts as
 * agreed to, so it may be kept only after one.
 *
 * Returns: whether the user may be taken to agree to the server of a result that is good
 */
gboolean signet_withheld_is_agreed (const SignetPolicy *policy, SignetProtocolResult *result);

/**
 * signet_withheld_explain:
 * @withheld: what was withheld
 * @result: the result
 * @domain: the domain of the address
 *
 * Returns: (transfer full): one or two sentences that say what would happen, plain text
 */
char *
signet_withheld_explain (SignetWithheld withheld, SignetProtocolResult *result, const char *domain);

G_END_DECLS
