/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Dialogues written down as text, and played to the engine in every way the network and the
 * user may spoil them.
 */
#pragma once

#include "dialogue.h"

G_BEGIN_DECLS

/**
 * DialogueCase:
 * @name: what the test is called
 * @protocol: the protocol
 * @security: the mode
 * @password: (nullable): the password; %NULL for none
 * @text: what happens, one event a line:
 *   - `S: words`: the server sends a line; `S, words`: the server sends bytes
 *   - `C: words`: exactly this line is sent; `C~ words`: a line that begins so is sent
 *   - `T: words`: so the trace shows the line that is sent next
 *   - `TLS`: the handshake is asked for, and done
 *   - `CLEAR`: there is no encryption; goes on without
 *   - `LOGIN USER`: the server's settings are proven, or a log-in was answered; logs in as USER
 *   - `QUIT`, `EOF`: the user has enough, the server hangs up
 *   - `READ`, `READY`, `ANSWERED`, `DONE`, `NO-STARTTLS`, `START-TLS`: the step it stands at
 *   - `OUTCOME WORD`, `DETAIL words`, `AUTH words`, `MECHANISM word`: what it says of itself
 *
 * A dialogue.
 */
typedef struct
{
  const char *name;
  SignetProtocol protocol;
  SignetSecurity security;
  const char *password;
  const char *text;
} DialogueCase;

/**
 * dialogue_case_add_tests:
 * @prefix: what the names of the tests begin with
 * @cases: (array length=n_cases): dialogues
 * @n_cases: how many
 *
 * Adds a test for each of @cases. It plays the dialogue with the server's bytes cut at each place,
 * and byte by byte: always to the same end. Then the server hangs up after each event, and the user
 * quits after each event. No trace and no detail ever holds the password.
 */
void dialogue_case_add_tests (const char *prefix, const DialogueCase *cases, gsize n_cases);

G_END_DECLS
