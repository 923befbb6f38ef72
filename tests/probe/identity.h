/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A certificate for 127.0.0.1, and TLS credentials that trust its issuer.
 */
#pragma once

#include "certificate.h"
#include "tls-credentials.h"

G_BEGIN_DECLS

/**
 * Identity:
 * @authority: who issued the certificates
 * @server: a good certificate for 127.0.0.1
 * @expired: one that is no longer valid
 * @tls_credentials: trusts @authority, and nobody else
 *
 * What a test needs for TLS.
 */
typedef struct
{
  Certificate *authority;
  Certificate *server;
  Certificate *expired;
  SignetTlsCredentials *tls_credentials;
} Identity;

/**
 * identity_init:
 * @identity: memory for an identity
 *
 * Makes everything.
 */
void identity_init (Identity *identity);

/**
 * identity_clear:
 * @identity: an identity
 *
 * Frees what @identity holds.
 */
void identity_clear (Identity *identity);

/**
 * identity_add_client_certificate:
 * @identity: an identity
 *
 * Gives the user a certificate.
 */
void identity_add_client_certificate (Identity *identity);

G_END_DECLS
