/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A small, good mail provider for demonstrations: IMAP, POP3 and submission with STARTTLS and with
 * implicit TLS, or without encryption, one user, no mail. It shows only as much of the protocols as
 * a log-in needs.
 */
#pragma once

#include "listener.h"

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/**
 * MockDemo:
 * @user: the one user
 * @password: the password
 * @credentials: the certificate to show
 * @log: (nullable): where to append what clients say, with the name of the service, and ".clear" or
 *   ".tls", behind it
 *
 * The provider.
 */
typedef struct
{
  const char *user;
  const char *password;
  gnutls_certificate_credentials_t credentials;
  const char *log;
} MockDemo;

/**
 * mock_demo_open:
 * @demo: the provider; must outlive @listener
 * @listener: opens the ports
 * @names: (array zero-terminated=1): which services, as "imap=143" with the port, or 0 for a free
 *   one: imap, imaps, pop3, pop3s, submission, submissions, and without any encryption clear-imap,
 *   clear-pop3, clear-submission
 * @error: return location for a #GError
 *
 * Opens the ports and prints each as "imap 143" on standard output.
 *
 * Returns: whether all are open
 */
gboolean mock_demo_open (const MockDemo *demo,
                         MockListener *listener,
                         const char *const *names,
                         GError **error);

G_END_DECLS
