/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The server's side of SCRAM (RFC 5802, RFC 7677), good or deliberately bad, so that scripts can
 * show what a client must not believe.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MockScram:
 *
 * One SCRAM exchange as the server sees it.
 */
typedef struct _MockScram MockScram;

/**
 * mock_scram_new:
 * @password: the user's password
 * @binding: (nullable): the bytes the channel is bound by
 *
 * Returns: (transfer full): a new exchange
 */
MockScram *mock_scram_new (const char *password, GBytes *binding);

/**
 * mock_scram_free:
 * @self: (nullable) (transfer full): an exchange
 *
 * Frees @self.
 */
void mock_scram_free (MockScram *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockScram, mock_scram_free)

/**
 * mock_scram_check_first:
 * @self: an exchange
 * @message: the client's first message, in base64
 *
 * Returns: whether it is one; the exchange then starts anew with it
 */
gboolean mock_scram_check_first (MockScram *self, const char *message);

/**
 * mock_scram_make_first:
 * @self: an exchange
 * @arguments: "SHA-256" or "SHA-1", then, separated by blanks, "i=COUNT" and "nonce=foreign"
 *
 * Returns: (transfer full): the server's first message, in base64
 */
char *mock_scram_make_first (MockScram *self, const char *arguments);

/**
 * mock_scram_check_final:
 * @self: an exchange
 * @message: the client's final message, in base64
 *
 * Returns: whether it binds the channel rightly and proves that the client knows the password
 */
gboolean mock_scram_check_final (MockScram *self, const char *message);

/**
 * mock_scram_make_final:
 * @self: an exchange
 * @arguments: "" for the right proof, "wrong" for a wrong one
 *
 * Returns: (transfer full): the server's final message, in base64
 */
char *mock_scram_make_final (MockScram *self, const char *arguments);

G_END_DECLS
