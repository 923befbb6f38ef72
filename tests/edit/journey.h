/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What the tests of an editor share: a home, a provider, accounts, and an editor that is watched.
 */
#pragma once

#include "context-private.h"
#include "editor.h"
#include "network.h"
#include "provider.h"
#include "removal.h"

G_BEGIN_DECLS

/**
 * Journey:
 * @home: the home of this process
 * @folder: a folder of this journey's own
 * @accounts: where its accounts are
 * @settings: the user's settings
 * @network: what is known of the network
 * @store: the accounts
 * @context: the context
 * @provider: (nullable): the provider
 * @editor: the editor
 * @added: how many times it said "added"
 * @asked: how many times it asked something
 * @focus: what it gave the focus to last
 * @removal: (nullable): the removal it handed out
 *
 * One user, editing one account.
 */
typedef struct
{
  const char *home;
  char *folder;
  char *accounts;
  GSettings *settings;
  TestNetwork *network;
  SignetAccountStore *store;
  SignetContext *context;
  Provider *provider;
  SignetEditor *editor;
  guint added;
  guint asked;
  SignetField focus;
  SignetRemoval *removal;
} Journey;

/**
 * journey_main_with:
 * @argc: of main()
 * @argv: of main()
 * @add: adds the tests
 * @run_all: runs them
 *
 * Runs the tests in a home of their own.
 *
 * Returns: the exit status
 */
int journey_main_with (int argc, char *argv[], void (*add) (void), int (*run_all) (void));

/**
 * journey_main:
 * @argc: of main()
 * @argv: of main()
 * @add: adds the tests
 *
 * Runs the tests in a home of their own.
 *
 * Returns: the exit status
 */
int journey_main (int argc, char *argv[], void (*add) (void));

/**
 * journey_add:
 * @path: the path of the test
 * @run: the test
 *
 * Adds a test.
 */
void journey_add (const char *path, void (*run) (Journey *self));

/**
 * journey_open:
 * @self: a journey
 * @account: (nullable): the account to edit
 *
 * Leaves the page that is open, and opens another one.
 */
void journey_open (Journey *self, SignetAccount *account);

/**
 * journey_open_kept:
 * @self: a journey with one account
 *
 * Leaves the page that is open, and opens that of the account.
 */
void journey_open_kept (Journey *self);

/**
 * journey_close:
 * @self: a journey
 *
 * Leaves the page; nobody holds its editor any more.
 */
void journey_close (Journey *self);

/**
 * journey_serve:
 * @self: a journey
 * @certificate: "good", or what is wrong with its certificate
 * @services: what it offers
 *
 * Starts a provider; it takes the place of the one before.
 */
void journey_serve (Journey *self, const char *certificate, const char *services);

/**
 * journey_serve_again:
 * @self: a journey with a provider
 *
 * Forgets what the provider was told.
 */
void journey_serve_again (Journey *self);

/**
 * journey_type:
 * @self: a journey
 * @property: a text of the form
 * @text: what to type
 *
 * Types.
 */
void journey_type (Journey *self, const char *property, const char *text);

/**
 * journey_type_server:
 * @self: a journey
 * @property: "incoming-server" or "outgoing-server"
 * @service: the provider's service to name, with its port
 *
 * Types a server.
 */
void journey_type_server (Journey *self, const char *property, const char *service);

/**
 * journey_type_password:
 * @self: a journey
 * @password: what to type
 *
 * Types the password.
 */
void journey_type_password (Journey *self, const char *password);

/**
 * journey_type_all:
 * @self: a journey
 * @incoming: the provider's service
 * @outgoing: the provider's service
 *
 * Types everything that leads to a success: address, servers, password and the authority.
 */
void journey_type_all (Journey *self, const char *incoming, const char *outgoing);

/**
 * journey_switch:
 * @self: a journey
 * @property: a switch of the form
 * @value: on or off
 *
 * Turns a switch.
 */
void journey_switch (Journey *self, const char *property, gboolean value);

/**
 * journey_wait:
 * @self: a journey
 *
 * Waits until nothing is going on.
 */
void journey_wait (Journey *self);

/**
 * journey_settle:
 * @self: a journey
 *
 * Lets everything happen that is about to.
 */
void journey_settle (Journey *self);

/**
 * journey_connect:
 * @self: a journey
 *
 * Presses the button, and waits.
 */
void journey_connect (Journey *self);

/**
 * journey_add_account:
 * @self: a journey with a provider
 * @incoming: the provider's service
 * @outgoing: the provider's service
 *
 * Adds an account, and opens its page anew.
 */
void journey_add_account (Journey *self, const char *incoming, const char *outgoing);

/**
 * journey_assert_state:
 * @self: a journey
 * @state: what is expected
 *
 * Compares.
 */
#define journey_assert_state(self, state)                                                          \
  g_assert_cmpint (signet_editor_get_state ((self)->editor), ==, state)

/**
 * journey_assert_notice:
 * @self: a journey
 * @text: (nullable): what is expected to be said above everything else
 *
 * Compares.
 */
void journey_assert_notice (Journey *self, const char *text);

/**
 * journey_assert_said:
 * @self: a journey
 * @service: the provider's service
 * @word: what a client says
 * @times: how many times it must have said that
 *
 * Compares.
 */
void journey_assert_said (Journey *self, const char *service, const char *word, guint times);

/**
 * journey_get_kept:
 * @self: a journey with one account
 *
 * Returns: (transfer full): the account as another program reads it now
 */
SignetAccount *journey_get_kept (Journey *self);

/**
 * journey_count_kept:
 * @self: a journey
 *
 * Returns: how many accounts there are on the disk
 */
guint journey_count_kept (Journey *self);

/**
 * journey_change_elsewhere:
 * @self: a journey with one account
 * @change: the change
 * @data: for @change
 *
 * Another program changes the account, and this one notices.
 */
void journey_change_elsewhere (Journey *self, SignetAccountChange change, gpointer data);

/**
 * journey_set_user:
 * @account: an account
 * @user: a user name
 * @error: not used
 *
 * A change for journey_change_elsewhere(): IMAP's user name.
 *
 * Returns: %TRUE
 */
gboolean journey_set_user (SignetAccount *account, gpointer user, GError **error);

/**
 * journey_let_disk_refuse:
 * @self: a journey without accounts
 *
 * Nothing can be kept from now on: the folder is none. (Root may write everywhere else.)
 */
void journey_let_disk_refuse (Journey *self);

/**
 * journey_let_disk_work:
 * @self: a journey after journey_let_disk_refuse()
 *
 * Accounts can be kept again.
 */
void journey_let_disk_work (Journey *self);

/**
 * journey_count_passwords:
 *
 * Returns: how many passwords of the provider's user the keyring holds, of whatever account
 */
guint journey_count_passwords (void);

/**
 * journey_has_password:
 * @self: a journey
 * @account: an account
 * @protocol: a protocol
 *
 * Returns: whether the keyring holds a password
 */
gboolean journey_has_password (Journey *self, SignetAccount *account, SignetProtocol protocol);

/**
 * journey_assert_password:
 * @self: a journey
 * @account: an account
 * @protocol: a protocol
 * @expected: (nullable): what the keyring must hold
 *
 * Compares.
 */
void journey_assert_password (Journey *self,
                              SignetAccount *account,
                              SignetProtocol protocol,
                              const char *expected);

G_END_DECLS
