/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the lab's servers wrote about the program's visits.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * server_log_length:
 * @variable: "LAB_IMAP_LOG" (IMAP and POP3) or "LAB_SMTP_LOG"
 *
 * Returns: how long that log is now
 */
gsize server_log_length (const char *variable);

/**
 * server_log_wait:
 * @variable: "LAB_IMAP_LOG" (IMAP and POP3) or "LAB_SMTP_LOG"
 * @start: where to start
 * @pattern: a regular expression, for one line
 *
 * Waits until a line after @start matches @pattern, at most ten seconds; then fails the test.
 *
 * Returns: (transfer full): the log from @start
 */
char *server_log_wait (const char *variable, gsize start, const char *pattern);

/**
 * server_log_count:
 * @log: what server_log_wait() gave
 * @pattern: a regular expression, for one line
 *
 * Returns: how many lines of @log match @pattern
 */
guint server_log_count (const char *log, const char *pattern);

G_END_DECLS
