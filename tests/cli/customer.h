/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A user of the demo provider: a home, the password in a file, and an account, if wanted.
 */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

/**
 * Customer:
 * @home: the home
 * @password_file: a file with the password
 * @wrong_file: a file with another one
 * @provider: the provider
 * @options: what "probe" and "add" take to find the provider
 * @id: (nullable): the id of the account
 *
 * A user of the demo provider.
 */
typedef struct
{
  char *home;
  char *password_file;
  char *wrong_file;
  Provider *provider;
  char *options;
  char *id;
} Customer;

/**
 * CUSTOMER_TEST:
 * @path: what the test is called
 * @set_up: customer_set_up() or customer_set_up_account()
 * @test: the test
 *
 * Adds a test that is given a #Customer.
 */
#define CUSTOMER_TEST(path, set_up, test)                                                          \
  g_test_add (path, Customer, NULL, set_up, test, customer_tear_down)

/**
 * customer_find_id:
 *
 * Returns: (transfer full) (nullable): the id of the only account that the program lists
 */
char *customer_find_id (void);

/**
 * customer_set_up:
 * @customer: (out): a customer
 * @unused: unused
 *
 * Makes an empty home, and starts the provider.
 */
void customer_set_up (Customer *customer, gconstpointer unused);

/**
 * customer_set_up_account:
 * @customer: (out): a customer
 * @unused: unused
 *
 * The same, and adds an account.
 */
void customer_set_up_account (Customer *customer, gconstpointer unused);

/**
 * customer_tear_down:
 * @customer: a customer
 * @unused: unused
 *
 * Ends the provider, and removes the home.
 */
void customer_tear_down (Customer *customer, gconstpointer unused);

G_END_DECLS
