/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a failed handshake or a broken TLS channel means. Pure but for the session it asks.
 */
#pragma once

#include "connection.h"

#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/* What is known of a failure */
typedef struct
{
  gnutls_session_t session; /* the session that failed */
  int status;               /* GnuTLS's error */
  /* array length=n_first: the first bytes the server sent where TLS was expected */
  const char *first;
  gsize n_first;              /* how many */
  gboolean is_after_starttls; /* whether TLS was started by a command */
  gboolean is_established;    /* whether the handshake had finished */
} SignetTlsEvidence;

/* Classifies a failure. Bytes that are no TLS after STARTTLS were put there by somebody else; on
 * a port for implicit TLS they say that another service lives there. */
SignetFailure signet_tls_failure_classify (const SignetTlsEvidence *evidence);

G_END_DECLS
