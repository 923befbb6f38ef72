/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One script played by the mock server to the program: starts both, lets them talk, and judges
 * what came of it.
 */
#pragma once

#include "script.h"

G_BEGIN_DECLS

/**
 * MockPerformanceDone:
 * @failure: (nullable): what went wrong, or %NULL
 * @user_data: the caller's
 *
 * Is told when a performance is over.
 */
typedef void (*MockPerformanceDone) (const char *failure, gpointer user_data);

/**
 * mock_performance_start:
 * @script: a script; must stay until it is over
 * @done: called once, when it is over
 * @user_data: for @done
 *
 * Plays @script. The programs are named by the environment: MOCK_SERVER and SIGNET.
 */
void
mock_performance_start (const MockScript *script, MockPerformanceDone done, gpointer user_data);

G_END_DECLS
