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

/* (transfer full): a session by the system's crypto policy, and @minimum on top of it */
gnutls_session_t signet_tls_credentials_new_session (SignetTlsCredentials *self,
                                                     const char *host,
                                                     SignetTlsMinimum minimum);

/* (transfer full): TLS 1.0 and 1.1 only, good for nothing but the beginning of a handshake */
gnutls_session_t signet_tls_credentials_new_lenient_session (SignetTlsCredentials *self,
                                                             const char *host);

/* As gnutls_certificate_verify_peers(), by the user's CA files, or else by the system's store */
int signet_tls_credentials_verify (SignetTlsCredentials *self,
                                   gnutls_session_t session,
                                   gnutls_typed_vdata_st *purpose,
                                   unsigned int *status);

/* (transfer full): the facts and flaws of the server's certificate (RFC 9525) */
SignetTlsInfo *signet_tls_credentials_examine (SignetTlsCredentials *self,
                                               gnutls_session_t session,
                                               const char *host);

G_END_DECLS
