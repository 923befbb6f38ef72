/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Plays a script to the bare engine, in memory: the server's bytes arrive cut wherever the caller
 * wants them cut.
 */
#pragma once

#include "run-result.h"

G_BEGIN_DECLS

/**
 * MOCK_CUT_EVERYWHERE:
 *
 * A cut after every single byte.
 */
#define MOCK_CUT_EVERYWHERE G_MAXSIZE

/**
 * mock_engine_run:
 * @script: a script
 * @cut: after how many bytes of the server's the delivery is cut in two: 0 for no cut, or
 *   %MOCK_CUT_EVERYWHERE
 * @said: (out) (optional): how many bytes the server said
 * @error: return location for a %MOCK_SCRIPT_ERROR_MISMATCH
 *
 * Plays @script to a new engine. The silence of a server ends it with the outcome "timeout", as
 * whoever drives the engine would.
 *
 * Returns: (transfer full): how it ended, or %NULL if the engine said what it should not have said
 */
MockRunResult *mock_engine_run (const MockScript *script, gsize cut, gsize *said, GError **error);

G_END_DECLS
