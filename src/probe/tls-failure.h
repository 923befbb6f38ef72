/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a failed handshake or a broken TLS channel means. Pure but for the session it asks.
 */
#pragma once

#include "connection.h"

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/**
 * SignetTlsEvidence:
 * @session: the session that failed
 * @status: GnuTLS's error
 * @first: (array length=n_first): the first bytes the server sent where TLS was expected
 * @n_first: how many
 * @is_after_starttls: whether TLS was started by a command
 * @is_established: whether the handshake had finished
 *
 * What is known of a failure.
 */
typedef struct
{
  gnutls_session_t session;
  int status;
  const char *first;
  gsize n_first;
  gboolean is_after_starttls;
  gboolean is_established;
} SignetTlsEvidence;

/**
 * signet_tls_failure_classify:
 * @evidence: what is known
 *
 * Classifies a failure. Bytes that are no TLS after STARTTLS were put there by somebody else; on a
 * port for implicit TLS they say that another service lives there. Who agrees to STARTTLS and then
 * hangs up has failed the handshake: that is no reason to go on without encryption. A server that
 * asked for a certificate and then breaks off wants one (RFC 8446 §4.4.2.4).
 *
 * Returns: the failure; its detail is static
 */
SignetFailure signet_tls_failure_classify (const SignetTlsEvidence *evidence);

G_END_DECLS
