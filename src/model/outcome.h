/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What can become of a trial, ordered by how far it got. The nick of a value is the word in
 * JSON and on D-Bus. Whatever an outcome means for people is said by explain.h alone.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SignetOutcome:
 * @SIGNET_OUTCOME_CANCELLED: stopped by the user, or its time ran out with the whole command's
 * @SIGNET_OUTCOME_SUPERSEDED: another profile had won
 * @SIGNET_OUTCOME_HOST_NOT_FOUND: no such host name
 * @SIGNET_OUTCOME_UNREACHABLE: no route, or the network is down
 * @SIGNET_OUTCOME_REFUSED: nothing listens on the port
 * @SIGNET_OUTCOME_TIMEOUT: no answer in time
 * @SIGNET_OUTCOME_CLOSED: the server hung up
 * @SIGNET_OUTCOME_NOT_MAIL: something else than the protocol asked for answers there
 * @SIGNET_OUTCOME_TOO_MANY_CONNECTIONS: the server wants fewer connections
 * @SIGNET_OUTCOME_UNAVAILABLE: the server says that it cannot serve now
 * @SIGNET_OUTCOME_NO_STARTTLS: STARTTLS is not offered
 * @SIGNET_OUTCOME_STARTTLS_REFUSED: STARTTLS is offered and then refused
 * @SIGNET_OUTCOME_INJECTED: bytes came in clear where only TLS may come: somebody interferes
 * @SIGNET_OUTCOME_TLS_FAILED: the TLS handshake failed
 * @SIGNET_OUTCOME_TLS_TOO_OLD: the server speaks only TLS versions that are no longer safe
 * @SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED: the server demands a certificate of the user
 * @SIGNET_OUTCOME_UNTRUSTED: the server's certificate does not prove who it is; see #SignetFlaws
 * @SIGNET_OUTCOME_FOREIGN_SERVER: another company's server; withheld until the user agrees
 * @SIGNET_OUTCOME_UNENCRYPTED_ONLY: the server offers no encryption; the password was withheld
 * @SIGNET_OUTCOME_LOGIN_DISABLED: the server allows no log-in on this channel
 * @SIGNET_OUTCOME_NO_USABLE_MECHANISM: no way to log in that both sides know
 * @SIGNET_OUTCOME_OAUTH_ONLY: log-in only through the provider's web page
 * @SIGNET_OUTCOME_LOGIN_UNAVAILABLE: the server cannot check the password now
 * @SIGNET_OUTCOME_LOGIN_REJECTED: the server did not accept user name and password
 * @SIGNET_OUTCOME_OK: the profile is proven (and the log-in accepted, if one was asked for)
 *
 * How a trial ended. The order is how far it got: of several attempts the one with the greatest
 * outcome is the headline.
 */
typedef enum
{
  SIGNET_OUTCOME_CANCELLED,
  SIGNET_OUTCOME_SUPERSEDED,
  SIGNET_OUTCOME_HOST_NOT_FOUND,
  SIGNET_OUTCOME_UNREACHABLE,
  SIGNET_OUTCOME_REFUSED,
  SIGNET_OUTCOME_TIMEOUT,
  SIGNET_OUTCOME_CLOSED,
  SIGNET_OUTCOME_NOT_MAIL,
  SIGNET_OUTCOME_TOO_MANY_CONNECTIONS,
  SIGNET_OUTCOME_UNAVAILABLE,
  SIGNET_OUTCOME_NO_STARTTLS,
  SIGNET_OUTCOME_STARTTLS_REFUSED,
  SIGNET_OUTCOME_INJECTED,
  SIGNET_OUTCOME_TLS_FAILED,
  SIGNET_OUTCOME_TLS_TOO_OLD,
  SIGNET_OUTCOME_CLIENT_CERTIFICATE_REQUIRED,
  SIGNET_OUTCOME_UNTRUSTED,
  SIGNET_OUTCOME_FOREIGN_SERVER,
  SIGNET_OUTCOME_UNENCRYPTED_ONLY,
  SIGNET_OUTCOME_LOGIN_DISABLED,
  SIGNET_OUTCOME_NO_USABLE_MECHANISM,
  SIGNET_OUTCOME_OAUTH_ONLY,
  SIGNET_OUTCOME_LOGIN_UNAVAILABLE,
  SIGNET_OUTCOME_LOGIN_REJECTED,
  SIGNET_OUTCOME_OK,
} SignetOutcome;

/**
 * SignetLogin:
 * @SIGNET_LOGIN_NOT_TRIED: no log-in was tried (none asked for, or none needed)
 * @SIGNET_LOGIN_REFUSED: the policy withheld the password
 * @SIGNET_LOGIN_REJECTED: the server rejected user name or password
 * @SIGNET_LOGIN_OK: the server accepted the log-in
 *
 * What became of the log-in of an attempt.
 */
typedef enum
{
  SIGNET_LOGIN_NOT_TRIED,
  SIGNET_LOGIN_REFUSED,
  SIGNET_LOGIN_REJECTED,
  SIGNET_LOGIN_OK,
} SignetLogin;

/**
 * SignetFlaws:
 * @SIGNET_FLAW_EXPIRED: the certificate is no longer valid
 * @SIGNET_FLAW_NOT_YET_VALID: the certificate is not valid yet
 * @SIGNET_FLAW_WRONG_HOST: it was issued for another name (RFC 9525)
 * @SIGNET_FLAW_UNKNOWN_AUTHORITY: its issuer is not trusted or not shown
 * @SIGNET_FLAW_SELF_SIGNED: it is signed by itself
 * @SIGNET_FLAW_REVOKED: its issuer took it back
 * @SIGNET_FLAW_WEAK: it is signed with a weak algorithm or a short key
 * @SIGNET_FLAW_WRONG_USAGE: it was not issued for servers
 * @SIGNET_FLAW_REVOCATION_UNKNOWN: the proof that it was not revoked is missing, or out of date
 *   (RFC 6961, RFC 7633)
 *
 * What is wrong with a server's certificate: a set, 0 when nothing is.
 */
typedef enum /*< flags >*/
{
  SIGNET_FLAW_EXPIRED = 1 << 0,
  SIGNET_FLAW_NOT_YET_VALID = 1 << 1,
  SIGNET_FLAW_WRONG_HOST = 1 << 2,
  SIGNET_FLAW_UNKNOWN_AUTHORITY = 1 << 3,
  SIGNET_FLAW_SELF_SIGNED = 1 << 4,
  SIGNET_FLAW_REVOKED = 1 << 5,
  SIGNET_FLAW_WEAK = 1 << 6,
  SIGNET_FLAW_WRONG_USAGE = 1 << 7,
  SIGNET_FLAW_REVOCATION_UNKNOWN = 1 << 8,
} SignetFlaws;

/**
 * signet_flaws_to_strv:
 * @flaws: a set of flaws
 *
 * Returns: (transfer full): the nicks of the flaws in @flaws, in the order of #SignetFlaws
 */
GStrv signet_flaws_to_strv (SignetFlaws flaws);

G_END_DECLS
