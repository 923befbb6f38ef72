/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * GnuTLS's side of tls-credentials.h: for the connections of this layer only.
 */
#pragma once

#include "tls-credentials.h"
#include "tls-info.h"

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/**
 * signet_tls_credentials_new_session:
 * @self: TLS credentials that are loaded
 * @host: the host that was asked for
 * @minimum: the oldest TLS version to accept
 *
 * Returns: (transfer full): a client's session that follows the system's crypto policy, and
 * @minimum on top of it; to be freed with gnutls_deinit()
 */
gnutls_session_t signet_tls_credentials_new_session (SignetTlsCredentials *self,
                                                     const char *host,
                                                     SignetTlsMinimum minimum);

/**
 * signet_tls_credentials_new_lenient_session:
 * @self: TLS credentials that are loaded
 * @host: the host that was asked for
 *
 * Makes a session that accepts TLS 1.0 and 1.1 only. Nothing but the beginning of a handshake may
 * be done with it: the server's choice tells whether it is too old.
 *
 * Returns: (transfer full): the session
 */
gnutls_session_t signet_tls_credentials_new_lenient_session (SignetTlsCredentials *self,
                                                             const char *host);

/**
 * signet_tls_credentials_verify:
 * @self: TLS credentials that are loaded
 * @session: a session whose handshake has finished
 * @purpose: what the certificate has to be for
 * @status: (out): what is wrong with the chain, as GnuTLS says it
 *
 * Verifies the server's certificate by the user's CA files, if there are any, or else by the
 * system's store.
 *
 * Returns: as gnutls_certificate_verify_peers()
 */
int signet_tls_credentials_verify (SignetTlsCredentials *self,
                                   gnutls_session_t session,
                                   gnutls_typed_vdata_st *purpose,
                                   unsigned int *status);

/**
 * signet_tls_credentials_examine:
 * @self: TLS credentials
 * @session: a session whose server has shown its certificate
 * @host: the host that was asked for
 *
 * Looks at the server's certificate: chain, dates, purpose, and names (RFC 9525: subject
 * alternative names only, IP addresses as such).
 *
 * Returns: (transfer full): what is known of the handshake, with the flaws
 */
SignetTlsInfo *signet_tls_credentials_examine (SignetTlsCredentials *self,
                                               gnutls_session_t session,
                                               const char *host);

G_END_DECLS
