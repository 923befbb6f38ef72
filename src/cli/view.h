/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is shown of a result, finished or not: the same for JSON and for text.
 */
#pragma once

#include "explain.h"
#include "protocol-result.h"

G_BEGIN_DECLS

/* Valid as long as nothing changes; the profile may be NULL, the outcome may be "cancelled". */
SignetAttemptFacts signet_view_get_facts (SignetProtocolResult *result);

/* (transfer full): the explanation of these facts */
SignetExplanation *signet_view_explain (SignetProtocolResult *result);

G_END_DECLS
