/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Results that no server has to give: each with one attempt, and editors that have them.
 */
#pragma once

#include "editor.h"

G_BEGIN_DECLS

/**
 * fake_result:
 * @facts: what became of it
 *
 * Returns: (transfer full): a result that has settled on one attempt
 */
SignetProtocolResult *fake_result (const SignetAttemptFacts *facts);

/**
 * fake_plain:
 * @protocol: a protocol
 * @host: a host
 * @security: a mode
 * @outcome: an outcome
 *
 * Returns: (transfer full): a result that has settled so at its standard port, without a
 *   certificate
 */
SignetProtocolResult *fake_plain (SignetProtocol protocol,
                                  const char *host,
                                  SignetSecurity security,
                                  SignetOutcome outcome);

/**
 * fake_tls:
 * @flaws: what is wrong with the certificate
 * @days: for how many more days it is valid
 *
 * Returns: (transfer full): the facts of a handshake
 */
SignetTlsInfo *fake_tls (SignetFlaws flaws, int days);

/**
 * fake_encrypted:
 * @protocol: a protocol
 * @host: a host
 * @outcome: an outcome
 * @flaws: what is wrong with the certificate
 * @days: for how many more days it is valid
 *
 * Returns: (transfer full): a result that has settled so with TLS at its standard port
 */
SignetProtocolResult *fake_encrypted (
    SignetProtocol protocol, const char *host, SignetOutcome outcome, SignetFlaws flaws, int days);

/**
 * fake_handle:
 * @state: a state
 * @event: what happens
 *
 * Lets @event happen; nothing of what follows is done.
 */
void fake_handle (SignetEditState *state, const SignetEditEvent *event);

/**
 * fake_type:
 * @state: a state
 * @text: a text of the form
 * @value: what to type
 *
 * Types.
 */
void fake_type (SignetEditState *state, SignetFormText text, const char *value);

/**
 * fake_conclude:
 * @state: a state with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 * @plaintext: what the policy said of log-ins without encryption
 *
 * Lets a probe begin and end so; there was a password for everything.
 */
void fake_conclude (SignetEditState *state,
                    SignetProtocolResult *incoming,
                    SignetProtocolResult *outgoing,
                    SignetPlaintext plaintext);

/**
 * fake_conclude_without_password:
 * @state: a state with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 *
 * The same, but no password was known.
 */
void fake_conclude_without_password (SignetEditState *state,
                                     SignetProtocolResult *incoming,
                                     SignetProtocolResult *outgoing);

/**
 * fake_probe:
 * @editor: an editor with an address
 * @incoming: (transfer full): what became of incoming mail
 * @outgoing: (transfer full): what became of outgoing mail
 * @plaintext: what the policy said of log-ins without encryption
 *
 * The same with an editor; nobody is contacted.
 */
void fake_probe (SignetEditor *editor,
                 SignetProtocolResult *incoming,
                 SignetProtocolResult *outgoing,
                 SignetPlaintext plaintext);

G_END_DECLS
