/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A real gnome-keyring-daemon on the session bus of the test, with its keyring in the folder that
 * XDG_DATA_HOME names.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * keyring_daemon_is_installed:
 *
 * Returns: whether all programs that such a test needs are there
 */
gboolean keyring_daemon_is_installed (void);

/**
 * keyring_daemon_start:
 *
 * Starts a daemon with an unlocked keyring, and waits until it is on the bus.
 *
 * Returns: (transfer full): the daemon
 */
GSubprocess *keyring_daemon_start (void);

/**
 * keyring_daemon_lock:
 *
 * Locks the keyring. No prompter is on the bus of a test, so that only a new daemon unlocks it.
 */
void keyring_daemon_lock (void);

/**
 * keyring_daemon_stop:
 * @daemon: (transfer full): the daemon
 *
 * Ends it, and waits until it is off the bus.
 */
void keyring_daemon_stop (GSubprocess *daemon);

/**
 * keyring_daemon_run_tests:
 *
 * Runs all tests on a bus of their own. Programs keep their connection, so there is one bus for all
 * tests, and nobody may wait for the connection to go, as the end of a GTestDBus would.
 *
 * Returns: what g_test_run() returned
 */
int keyring_daemon_run_tests (void);

G_END_DECLS
