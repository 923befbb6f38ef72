/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * GnuTLS's side of trust.h: for the connections of this layer only.
 */
#pragma once

#include "tls-info.h"
#include "trust.h"

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/**
 * signet_trust_new_session:
 * @self: a trust that is loaded
 * @host: the host that was asked for
 * @minimum: the oldest TLS version to accept
 *
 * Returns: (transfer full): a client's session that follows the system's crypto policy, and
 * @minimum on top of it; to be freed with gnutls_deinit()
 */
gnutls_session_t
signet_trust_new_session (SignetTrust *self, const char *host, SignetTlsMinimum minimum);

/**
 * signet_trust_new_lenient_session:
 * @self: a trust that is loaded
 * @host: the host that was asked for
 *
 * Makes a session that accepts TLS 1.0 and 1.1 only. Nothing but the beginning of a handshake may
 * be done with it: the server's choice tells whether it is too old.
 *
 * Returns: (transfer full): the session
 */
gnutls_session_t signet_trust_new_lenient_session (SignetTrust *self, const char *host);

/**
 * signet_trust_verify:
 * @self: a trust that is loaded
 * @session: a session whose handshake has finished
 * @purpose: what the certificate has to be for
 * @status: (out): what is wrong with the chain, as GnuTLS says it
 *
 * Verifies the server's certificate by the user's CA files, if there are any, or else by the
 * system's store.
 *
 * Returns: as gnutls_certificate_verify_peers()
 */
int signet_trust_verify (SignetTrust *self,
                         gnutls_session_t session,
                         gnutls_typed_vdata_st *purpose,
                         unsigned int *status);

/**
 * signet_trust_examine:
 * @self: a trust
 * @session: a session whose server has shown its certificate
 * @host: the host that was asked for
 *
 * Looks at the server's certificate: chain, dates, purpose, and names (RFC 9525: subject
 * alternative names only, IP addresses as such).
 *
 * Returns: (transfer full): what is known of the handshake, with the flaws
 */
SignetTlsInfo *signet_trust_examine (SignetTrust *self, gnutls_session_t session, const char *host);

G_END_DECLS
