/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A user of the demo provider whose keyring is a real one, which can be locked, or hang.
 */
#pragma once

#include "customer.h"

G_BEGIN_DECLS

typedef struct
{
  Customer customer;
  GSubprocess *daemon;
  char *options; /* what "add" takes, with the password */
} KeyringCustomer;

void keyring_customer_set_up (KeyringCustomer *self, gconstpointer unused);
void keyring_customer_tear_down (KeyringCustomer *self, gconstpointer unused);

/* Adds a test that is given a KeyringCustomer and @data */
#define KEYRING_CUSTOMER_TEST(path, data, test)                                                    \
  g_test_add (path, KeyringCustomer, data, keyring_customer_set_up, test,                          \
              keyring_customer_tear_down)

/* Runs all tests, or skips them where there is no such keyring; what main() returns */
int keyring_customer_run_tests (void);

G_END_DECLS
