/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One script played by the mock server to the program: starts both, lets them talk, and compares
 * what came of it.
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * MockSocketRunDone:
 * @failure: (nullable): what went wrong, or %NULL
 * @user_data: the caller's
 *
 * Is told when a run is over.
 */
typedef void (*MockSocketRunDone) (const char *failure, gpointer user_data);

/**
 * mock_socket_run_start:
 * @script: a script; must stay until it is over
 * @done: called once, when it is over
 * @user_data: for @done
 *
 * Plays @script. The programs are named by the environment: MOCK_SERVER and SIGNET.
 */
void mock_socket_run_start (const MockScript *script, MockSocketRunDone done, gpointer user_data);

G_END_DECLS
