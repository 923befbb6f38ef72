/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the system knows of the network, as a test says.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TYPE_TEST_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

/**
 * test_network_new:
 *
 * Returns: (transfer full): a monitor that knows of a network
 */
TestNetwork *test_network_new (void);

/**
 * test_network_go_offline:
 * @self: a monitor
 *
 * From now on there is none.
 */
void test_network_go_offline (TestNetwork *self);

G_END_DECLS
