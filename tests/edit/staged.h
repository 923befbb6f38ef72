/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Results that no server has to give: each with one attempt, and editors that have them.
 */
#pragma once

#include "editor.h"

G_BEGIN_DECLS

/**
 * staged_result:
 * @facts: what became of it
 *
 * Returns: (transfer full): a result that has settled on one attempt
 */
SignetProtocolResult *staged_result (const SignetAttemptFacts *facts);

/**
 * staged_plain:
 * @protocol: a protocol
 * @host: a host
 * @security: a mode
 * @outcome: an outcome
 *
 * Returns: (transfer full): a result that has settled so at its standard port, without a
 *   certificate
 */
SignetProtocolResult *staged_plain (SignetProtocol protocol,
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
 * Returns: (transfer full): a result that has settled so with TLS at its standard port
 */
SignetProtocolResult *staged_encrypted (
    SignetProtocol protocol, const char *host, SignetOutcome outcome, SignetFlaws flaws, int days);

/**
 * staged_handle:
 * @state: a state
 * @event: what happens
 *
 * Lets @event happen; nothing of what follows is done.
 */
void staged_handle (SignetEditState *state, const SignetEditEvent *event);

/**
 * staged_type:
 * @state: a state
 * @text: a text of the form
 * @value: what to type
 *
 * Types.
 */
void staged_type (SignetEditState *state, SignetFormText text, const char *value);

/**
 * staged_conclude:
 * @state: a state with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 * @plaintext: what the policy said of log-ins without encryption
 *
 * Lets a probe begin and end so; there was a password for everything.
 */
void staged_conclude (SignetEditState *state,
                      SignetProtocolResult *incoming,
                      SignetProtocolResult *outgoing,
                      SignetPlaintext plaintext);

/**
 * staged_conclude_without_password:
 * @state: a state with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 *
 * The same, but no password was known.
 */
void staged_conclude_without_password (SignetEditState *state,
                                       SignetProtocolResult *incoming,
                                       SignetProtocolResult *outgoing);

/**
 * staged_probe:
 * @editor: an editor with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 * @plaintext: what the policy said of log-ins without encryption
 *
 * The same with an editor; nobody is contacted.
 */
void staged_probe (SignetEditor *editor,
                   SignetProtocolResult *incoming,
                   SignetProtocolResult *outgoing,
                   SignetPlaintext plaintext);

G_END_DECLS
