/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What a failed handshake or a broken TLS channel means.
 */
#include "tls-failure.h"

#include "fingerprint.h"

/* RFC 8446 §5.1: content types 20 to 24, and a major version of 3. */
static gboolean
is_tls_record (const SignetTlsEvidence *evidence)
{
  if (evidence->n_first == 0)
    return TRUE; /* nothing speaks against it */
  if (evidence->first[0] < 20 || evidence->first[0] > 24)
    return FALSE;
  return evidence->n_first < 2 || evidence->first[1] == 3;
}

static gboolean
is_alert (int status)
{
  return status == GNUTLS_E_FATAL_ALERT_RECEIVED || status == GNUTLS_E_WARNING_ALERT_RECEIVED;
}

static gboolean
is_hang_up (int status)
{
  return status == GNUTLS_E_PREMATURE_TERMINATION || status == GNUTLS_E_PULL_ERROR
         || status == GNUTLS_E_PUSH_ERROR;
}

/* Alerts by which servers that know no common version, or no common cipher, take their leave. */
static gboolean
may_be_old (const SignetTlsEvidence *evidence)
{
  if (evidence->status == GNUTLS_E_UNSUPPORTED_VERSION_PACKET)
    return TRUE;
  if (!is_alert (evidence->status))
    return is_hang_up (evidence->status);
  switch (gnutls_alert_get (evidence->session))
    {
    case GNUTLS_A_PROTOCOL_VERSION:
    case GNUTLS_A_HANDSHAKE_FAILURE:
    case GNUTLS_A_INSUFFICIENT_SECURITY:
    case GNUTLS_A_INTERNAL_ERROR:
    case GNUTLS_A_ILLEGAL_PARAMETER:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
wants_certificate (const SignetTlsEvidence *evidence)
{
  if (is_alert (evidence->status)
      && gnutls_alert_get (evidence->session) == GNUTLS_A_CERTIFICATE_REQUIRED)
    return TRUE;
  return gnutls_certificate_client_get_request_status (evidence->session) != 0
         && (is_alert (evidence->status) || is_hang_up (evidence->status));
}

static const char *
describe (const SignetTlsEvidence *evidence)
{
  const char *alert = NULL;

  if (is_alert (evidence->status))
    alert = gnutls_alert_get_name (gnutls_alert_get (evidence->session));
  return alert != NULL ? alert : gnutls_strerror (evidence->status);
}

/* Bytes that are no TLS after STARTTLS were put there by somebody else; on a port for implicit TLS
 * they say that another service lives there. Who agrees to STARTTLS and then hangs up has failed
 * the handshake: that is no reason to go on without encryption. A server that asked for a
 * certificate and then breaks off wants one (RFC 8446 §4.4.2.4). */
SignetFailure
signet_tls_failure_classify (const SignetTlsEvidence *evidence)
{
  if (!is_tls_record (evidence))
    return (SignetFailure){ evidence->is_after_starttls ? SIGNET_OUTCOME_INJECTED
                                                        : SIGNET_OUTCOME_NOT_MAIL,
                            signet_fingerprint (evidence->first, evidence->n_first), FALSE };
  /* RFC 5280 §4.2.1.3: its key must not be used for what the handshake needs it for. */
  if (evidence->status == GNUTLS_E_KEY_USAGE_VIOLATION)
    return (SignetFailure){ SIGNET_OUTCOME_UNTRUSTED, NULL, FALSE };
  if (wants_certificate (evidence))
    return (SignetFailure){ SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED, describe (evidence),
                            FALSE };
  if (is_hang_up (evidence->status)
      && (evidence->is_established || (evidence->n_first == 0 && !evidence->is_after_starttls)))
    return (SignetFailure){ SIGNET_OUTCOME_CLOSED, NULL, !evidence->is_established };
  return (SignetFailure){ SIGNET_OUTCOME_TLS_FAILED, describe (evidence),
                          !evidence->is_established && may_be_old (evidence) };
}
