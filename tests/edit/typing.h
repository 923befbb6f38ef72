/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A form that is typed into, and what it says of it.
 */
#pragma once

#include "form.h"

G_BEGIN_DECLS

#define TYPING_HOST "imap.example.org"

/**
 * Typing:
 * @form: a form
 * @shown: how often it showed another account
 *
 * A form, and what it has said.
 */
typedef struct
{
  SignetForm *form;
  guint shown;
} Typing;

/**
 * TYPING_TEST:
 * @path: what the test is called
 * @test: the test
 *
 * Adds a test that is given a #Typing.
 */
#define TYPING_TEST(path, test)                                                                    \
  g_test_add (path, Typing, NULL, typing_set_up, test, typing_tear_down)

/**
 * typing_set_up:
 * @self: (out): a form
 * @unused: unused
 *
 * Makes an empty form.
 */
void typing_set_up (Typing *self, gconstpointer unused);

/**
 * typing_tear_down:
 * @self: a form
 * @unused: unused
 *
 * Sees that nobody holds the form any more.
 */
void typing_tear_down (Typing *self, gconstpointer unused);

/**
 * typing_server:
 * @self: a form
 * @protocol: a protocol
 *
 * Returns: (transfer none): its form
 */
SignetServerForm *typing_server (Typing *self, SignetProtocol protocol);

/**
 * typing_get_state:
 * @self: a form
 *
 * Returns: (transfer none): what it shows
 */
const SignetEditState *typing_get_state (Typing *self);

/**
 * typing_apply:
 * @self: a form
 * @account: an account to change
 *
 * Applies what is typed.
 */
void typing_apply (Typing *self, SignetAccount *account);

/**
 * typing_get_recheck:
 * @self: a form
 * @protocol: a protocol
 *
 * Returns: how @protocol has to be tried
 */
SignetRecheck typing_get_recheck (Typing *self, SignetProtocol protocol);

/**
 * typing_assert_text:
 * @object: (type GObject): a form
 * @property: a property
 * @expected: (nullable): what it must be
 *
 * Sees what the form says.
 */
void typing_assert_text (gpointer object, const char *property, const char *expected);

/**
 * typing_assert_flag:
 * @object: (type GObject): a form
 * @property: a property
 * @expected: what it must be
 *
 * Sees what the form says.
 */
void typing_assert_flag (gpointer object, const char *property, gboolean expected);

/**
 * typing_account:
 * @imap_user: (nullable): the user name for IMAP
 * @smtp_user: (nullable): that for SMTP
 *
 * Returns: (transfer full): an account with IMAP at %TYPING_HOST, and SMTP elsewhere
 */
SignetAccount *typing_account (const char *imap_user, const char *smtp_user);

/**
 * typing_show:
 * @self: a form
 *
 * Shows an account with the short user name for IMAP and the address for SMTP.
 *
 * Returns: (transfer full): the account
 */
SignetAccount *typing_show (Typing *self);

G_END_DECLS
