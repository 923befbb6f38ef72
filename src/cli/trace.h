/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Shows every line of every trial on standard error.
 */
#pragma once

#include "probe.h"

G_BEGIN_DECLS

/**
 * signet_trace_show:
 * @profile: the profile being tried
 * @direction: 'C' for what we say, 'S' for the server's lines, '*' for events such as TLS
 * @text: one line, escaped and without secrets
 * @user_data: (type gint64): when the command began, by g_get_monotonic_time()
 *
 * Writes one line; a #SignetTraceFunc.
 */
void signet_trace_show (const SignetProfile *profile,
                        char direction,
                        const char *text,
                        gpointer user_data);

G_END_DECLS
