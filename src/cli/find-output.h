/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What "find" prints: the candidates as JSON and as text.
 */
#pragma once

#include "candidate.h"

G_BEGIN_DECLS

/**
 * signet_find_to_json:
 * @domain: the domain, in ASCII
 * @candidates: (element-type SignetCandidate): what was found, best first
 *
 * Returns: (transfer full): a JSON object on one line, without a line break at the end
 */
char *signet_find_to_json (const char *domain, GPtrArray *candidates);

/**
 * signet_find_to_text:
 * @domain: the domain, in ASCII
 * @candidates: (element-type SignetCandidate): what was found, best first
 *
 * Returns: (transfer full): lines for people: the servers of each protocol, and what to know of
 *   them
 */
char *signet_find_to_text (const char *domain, GPtrArray *candidates);

G_END_DECLS
