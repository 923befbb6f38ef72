/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Plays one connection of a script in a session.
 */
#pragma once

#include "script.h"
#include "session.h"

G_BEGIN_DECLS

/**
 * MockResult:
 * @MOCK_RESULT_PLAYED: the client did all that the script says
 * @MOCK_RESULT_UNUSED: it went away without a word, or spoke TLS where the script has none
 * @MOCK_RESULT_MISMATCH: it did something else
 *
 * What became of a connection.
 */
typedef enum
{
  MOCK_RESULT_PLAYED,
  MOCK_RESULT_UNUSED,
  MOCK_RESULT_MISMATCH,
} MockResult;

/**
 * mock_session_play:
 * @script: a script
 * @connection: which connection this is, from 0
 * @session: the connection
 * @credentials: the certificate to show
 * @error: return location for what the client did instead, with %MOCK_RESULT_MISMATCH
 *
 * Plays until the script or the client ends.
 *
 * Returns: what became of it
 */
MockResult mock_session_play (const MockScript *script,
                              guint connection,
                              MockSession *session,
                              gnutls_certificate_credentials_t credentials,
                              GError **error);

G_END_DECLS
