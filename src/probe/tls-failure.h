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
  gnutls_session_t session;
  int status;        /* GnuTLS's error */
  const char *first; /* the first bytes that came where TLS was expected */
  gsize n_first;
  gboolean is_after_starttls; /* a command started TLS */
  gboolean is_established;    /* the handshake had finished */
} SignetTlsEvidence;

/* The detail is static. */
SignetFailure signet_tls_failure_classify (const SignetTlsEvidence *evidence);

G_END_DECLS
