/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The way from a protocol to its dialect.
 */
#include "dialect.h"

const SignetDialect *
signet_dialect_for (SignetProtocol protocol)
{
  switch (protocol)
    {
    case SIGNET_PROTOCOL_IMAP:
      return &signet_dialect_imap;
    case SIGNET_PROTOCOL_POP3:
      return &signet_dialect_pop3;
    case SIGNET_PROTOCOL_SMTP:
      return &signet_dialect_smtp;
    default:
      g_return_val_if_reached (NULL);
    }
}
