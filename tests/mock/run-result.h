/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a script says the end must be, next to what the end really was. Both runners use it.
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * MockRunResult:
 * @outcome: (nullable): the word of the outcome
 * @login: (nullable): the word that says what became of the log-in
 * @detail: (nullable): the server's words, escaped
 * @auth: (nullable): the mechanisms offered, separated by blanks
 * @mechanism: (nullable): the mechanism used
 * @elapsed_ms: how long it took; 0 for the engine, which knows no time
 *
 * How a dialogue ended. Everything belongs to it.
 */
typedef struct
{
  char *outcome;
  char *login;
  char *detail;
  char *auth;
  char *mechanism;
  gint64 elapsed_ms;
} MockRunResult;

/**
 * MockRunner:
 * @MOCK_RUNNER_ENGINE: the bare engine
 * @MOCK_RUNNER_SOCKET: the program, over sockets
 *
 * Who played the script.
 */
typedef enum
{
  MOCK_RUNNER_ENGINE,
  MOCK_RUNNER_SOCKET,
} MockRunner;

/**
 * mock_run_result_free:
 * @self: (nullable) (transfer full): a result
 *
 * Frees @self.
 */
void mock_run_result_free (MockRunResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockRunResult, mock_run_result_free)

/**
 * mock_run_result_check:
 * @self: how it ended
 * @script: how it should have
 * @runner: who played it
 * @error: return location for a %MOCK_SCRIPT_ERROR_MISMATCH
 *
 * Returns: whether all is as the script says
 */
gboolean mock_run_result_check (const MockRunResult *self,
                                const MockScript *script,
                                MockRunner runner,
                                GError **error);

G_END_DECLS
