/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is shown of a result, finished or not: the same for JSON and for text.
 */
#pragma once

#include "explain.h"
#include "protocol-result.h"

G_BEGIN_DECLS

/**
 * signet_view_get_facts:
 * @result: a result
 *
 * Returns: the facts that stand for @result: those of its headline, or where it was not finished
 *   what is known, with the outcome %SIGNET_OUTCOME_CANCELLED; the profile may be %NULL. Valid as
 *   long as @result does not change.
 */
SignetAttemptFacts signet_view_get_facts (SignetProtocolResult *result);

/**
 * signet_view_explain:
 * @result: a result
 *
 * Returns: (transfer full): the explanation of what signet_view_get_facts() gives
 */
SignetExplanation *signet_view_explain (SignetProtocolResult *result);

G_END_DECLS
