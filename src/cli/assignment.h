/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * One KEY=VALUE word of "set", read and found sound.
 */
#pragma once

#include "target.h"

G_BEGIN_DECLS

/**
 * SignetKey:
 * @SIGNET_KEY_HOST: "imap.host", and the like for the other protocols
 * @SIGNET_KEY_PORT: "imap.port"
 * @SIGNET_KEY_SECURITY: "imap.security"
 * @SIGNET_KEY_USER: "imap.user"
 * @SIGNET_KEY_SIGN_IN: "imap.sign-in"
 * @SIGNET_KEY_CA_FILE: "imap.ca-file"
 * @SIGNET_KEY_CLIENT_CERTIFICATE: "imap.client-certificate"
 * @SIGNET_KEY_REQUIRE_SSL: "require-ssl", of the whole account
 * @SIGNET_KEY_NAME: "name", of the whole account
 *
 * What can be set.
 */
typedef enum
{
  SIGNET_KEY_HOST,
  SIGNET_KEY_PORT,
  SIGNET_KEY_SECURITY,
  SIGNET_KEY_USER,
  SIGNET_KEY_SIGN_IN,
  SIGNET_KEY_CA_FILE,
  SIGNET_KEY_CLIENT_CERTIFICATE,
  SIGNET_KEY_REQUIRE_SSL,
  SIGNET_KEY_NAME,
} SignetKey;

/**
 * SignetAssignment:
 * @key: what is set
 * @protocol: of which protocol; means nothing for a key of the whole account
 * @text: (nullable): the value, where it is a text; %NULL for "auto"
 * @number: the value, where it is a port, a switch or a value of an enumeration; 0 for "auto"
 *
 * A setting with its new value.
 */
typedef struct
{
  SignetKey key;
  SignetProtocol protocol;
  char *text;
  int number;
} SignetAssignment;

/**
 * signet_assignment_parse:
 * @word: a word such as "imap.port=143"
 * @error: return location for a #GOptionError or a #SignetTargetError; one sentence
 *
 * Returns: (transfer full) (nullable): the assignment, or %NULL with @error set
 */
SignetAssignment *signet_assignment_parse (const char *word, GError **error);

/**
 * signet_assignment_free:
 * @self: (nullable) (transfer full): an assignment
 *
 * Frees @self.
 */
void signet_assignment_free (SignetAssignment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetAssignment, signet_assignment_free)

/**
 * signet_assignment_is_of_account:
 * @self: an assignment
 *
 * Returns: whether it is about the whole account, not about one protocol
 */
gboolean signet_assignment_is_of_account (const SignetAssignment *self);

/**
 * signet_assignment_get_name:
 * @self: an assignment
 *
 * Returns: (transfer none): the name of what is set, without the protocol
 */
const char *signet_assignment_get_name (const SignetAssignment *self);

G_END_DECLS
