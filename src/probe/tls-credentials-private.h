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

/* (transfer full): a client's session that follows the system's crypto policy, and @minimum on
 * top of it; to be freed with gnutls_deinit() */
gnutls_session_t signet_tls_credentials_new_session (SignetTlsCredentials *self,
                                                     const char *host,
                                                     SignetTlsMinimum minimum);

/* (transfer full): makes a session that accepts TLS 1.0 and 1.1 only. Nothing but the beginning
 * of a handshake may be done with it: the server's choice tells whether it is too old. */
gnutls_session_t signet_tls_credentials_new_lenient_session (SignetTlsCredentials *self,
                                                             const char *host);

/* Verifies the server's certificate by the user's CA files, if there are any, or else by the
 * system's store */
int signet_tls_credentials_verify (SignetTlsCredentials *self,
                                   gnutls_session_t session,
                                   gnutls_typed_vdata_st *purpose,
                                   unsigned int *status);

/* (transfer full): looks at the server's certificate: chain, dates, purpose, and names (RFC
 * 9525: subject alternative names only, IP addresses as such) */
SignetTlsInfo *signet_tls_credentials_examine (SignetTlsCredentials *self,
                                               gnutls_session_t session,
                                               const char *host);

G_END_DECLS
