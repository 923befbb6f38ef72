/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Results that no server has to give: services with one attempt, and editors that have them.
 */
#pragma once

#include "editor-private.h"

G_BEGIN_DECLS

/**
 * staged_service:
 * @facts: what became of it
 *
 * Returns: (transfer full): a service that has settled on one attempt
 */
SignetService *staged_service (const SignetAttemptFacts *facts);

/**
 * staged_plain:
 * @protocol: a protocol
 * @host: a host
 * @security: a mode
 * @outcome: an outcome
 *
 * Returns: (transfer full): a service that has settled so at its standard port, without a
 *   certificate
 */
SignetService *staged_plain (SignetProtocol protocol,
                             const char *host,
                             SignetSecurity security,
                             SignetOutcome outcome);

/**
 * staged_tls:
 * @flaws: what is wrong with the certificate
 * @days: for how many more days it is valid
 *
 * Returns: (transfer full): the facts of a handshake
 */
SignetTlsInfo *staged_tls (SignetFlaws flaws, int days);

/**
 * staged_encrypted:
 * @protocol: a protocol
 * @host: a host
 * @outcome: an outcome
 * @flaws: what is wrong with the certificate
 * @days: for how many more days it is valid
 *
 * Returns: (transfer full): a service that has settled so with TLS at its standard port
 */
SignetService *staged_encrypted (
    SignetProtocol protocol, const char *host, SignetOutcome outcome, SignetFlaws flaws, int days);

/**
 * staged_conclude:
 * @editor: an editor with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 * @plaintext: what the policy said of log-ins without encryption
 *
 * Lets a probe of @editor end so, as one that failed.
 */
void staged_conclude (SignetEditor *editor,
                      SignetService *incoming,
                      SignetService *outgoing,
                      SignetPlaintext plaintext);

G_END_DECLS
