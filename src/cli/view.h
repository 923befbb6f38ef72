/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is shown of a service, finished or not: the same for JSON and for text.
 */
#pragma once

#include "explain.h"
#include "service.h"

G_BEGIN_DECLS

/**
 * signet_view_get_facts:
 * @service: a service
 *
 * Returns: the facts that stand for @service: those of its headline, or where it was not finished
 *   what is known, with the outcome %SIGNET_OUTCOME_CANCELLED; the profile may be %NULL. Valid as
 *   long as @service does not change.
 */
SignetAttemptFacts signet_view_get_facts (SignetService *service);

/**
 * signet_view_explain:
 * @service: a service
 *
 * Returns: (transfer full): the explanation of what signet_view_get_facts() gives
 */
SignetExplanation *signet_view_explain (SignetService *service);

G_END_DECLS
