/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The other side of a SASL exchange: a real one, by libgsasl.
 */
#pragma once

#include "dialogue.h"

G_BEGIN_DECLS

/**
 * SaslServer:
 *
 * A server's side of one exchange.
 */
typedef struct _SaslServer SaslServer;

/**
 * sasl_server_new:
 * @mechanism: what the client chose
 * @user: the only user it knows
 * @password: that user's password
 * @binding: what the channel can be bound by
 * @data: (nullable): the channel binding in base64
 *
 * Returns: (transfer full): a server
 */
SaslServer *sasl_server_new (const char *mechanism,
                             const char *user,
                             const char *password,
                             SignetBinding binding,
                             const char *data);

/**
 * sasl_server_free:
 * @self: (transfer full): a server
 *
 * Frees @self.
 */
void sasl_server_free (SaslServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaslServer, sasl_server_free)

/**
 * sasl_server_step:
 * @self: a server
 * @response: (nullable): the client's response in base64
 *
 * Returns: (transfer full) (nullable): the next challenge in base64, or %NULL after the exchange
 */
char *sasl_server_step (SaslServer *self, const char *response);

/**
 * sasl_server_has_accepted:
 * @self: a server
 *
 * Returns: whether the client has proven that it knows the password
 */
gboolean sasl_server_has_accepted (const SaslServer *self);

G_END_DECLS
