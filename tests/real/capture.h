/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Reads the packets that the lab's link recorded: what left the computer in clear, and how many
 * connections were made to whom.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * capture_length:
 *
 * Returns: how long the record is now
 */
gsize capture_length (void);

/**
 * capture_settle:
 *
 * Waits until every packet sent until now is in the record.
 */
void capture_settle (void);

/**
 * capture_count_connections:
 * @start: where in the record to start
 * @address: the server's address
 * @port: the server's port, or 0 for all
 *
 * Returns: how many TCP connections were begun there
 */
guint capture_count_connections (gsize start, const char *address, guint16 port);

/**
 * capture_sent:
 * @start: where in the record to start
 * @address: the server's address
 *
 * Returns: (transfer full): all that was sent to @address over TCP, with NUL bytes made visible
 */
char *capture_sent (gsize start, const char *address);

/**
 * capture_assert_no_login:
 * @start: where in the record to start
 * @address: the server's address
 * @user: a user name
 * @password: a password
 *
 * Fails the test if something of a log-in was sent to @address in clear: a command of any of the
 * three protocols, the user name or the password, also in Base64.
 */
void
capture_assert_no_login (gsize start, const char *address, const char *user, const char *password);

G_END_DECLS
