/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The stack of all scripts on the table.
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * mock_stack_load:
 * @protocol: (nullable): the folder to read, or %NULL for all of them
 *
 * Loads the scripts of the folder scripts/@protocol beside the tests; ends the program with a
 * message if one is not well-formed or there is none.
 *
 * Returns: (transfer full) (element-type MockScript): the scripts, sorted by name
 */
GPtrArray *mock_stack_load (const char *protocol);

G_END_DECLS
