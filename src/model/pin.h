/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A key that the user decided to trust although its certificate does not verify: for one protocol,
 * host and port, with the flaws that were accepted. Pure; the permit is the policy's.
 */
#pragma once

#include "profile.h"
#include "tls-info.h"

G_BEGIN_DECLS

/**
 * SIGNET_PIN_ERROR:
 *
 * Error domain of signet_fingerprint_parse(). The message is one translated sentence.
 */
#define SIGNET_PIN_ERROR (signet_pin_error_quark ())
GQuark signet_pin_error_quark (void);

/**
 * SignetPinError:
 * @SIGNET_PIN_ERROR_FINGERPRINT: not a SHA-256 fingerprint
 *
 * Why a fingerprint is refused.
 */
typedef enum
{
  SIGNET_PIN_ERROR_FINGERPRINT,
} SignetPinError;

/**
 * SignetPin:
 * @protocol: the protocol
 * @host: the host that was asked for, in ASCII or an IP address
 * @port: the port
 * @spki_sha256: SHA-256 of the public key, 64 lower-case hexadecimal digits
 * @flaws: the flaws that were accepted, never %SIGNET_FLAW_REVOKED
 * @since: when the user decided, seconds since 1970 UTC
 *
 * A key that the user trusts at one place.
 */
typedef struct
{
  SignetProtocol protocol;
  char *host;
  guint16 port;
  char *spki_sha256;
  SignetFlaws flaws;
  gint64 since;
} SignetPin;

/**
 * SignetPinMatch:
 * @SIGNET_PIN_ABSENT: no pin for this place: the certificate alone decides
 * @SIGNET_PIN_MATCHES: the pinned key, with no flaw beyond those accepted: set
 *   #SignetTlsInfo.pinned
 * @SIGNET_PIN_OBSOLETE: the certificate verifies now: drop the pin
 * @SIGNET_PIN_OTHER_KEY: another key than the pinned one: ask again, the old beside the new
 * @SIGNET_PIN_NEW_FLAW: the pinned key with a flaw that was not accepted: ask again
 * @SIGNET_PIN_REVOKED: the certificate was revoked: no pin helps
 *
 * What a pin says of a certificate.
 */
typedef enum
{
  SIGNET_PIN_ABSENT,
  SIGNET_PIN_MATCHES,
  SIGNET_PIN_OBSOLETE,
  SIGNET_PIN_OTHER_KEY,
  SIGNET_PIN_NEW_FLAW,
  SIGNET_PIN_REVOKED,
} SignetPinMatch;

#define SIGNET_TYPE_PIN (signet_pin_get_type ())
GType signet_pin_get_type (void);

/**
 * signet_pin_new:
 * @protocol: the protocol
 * @host: the host that was asked for
 * @port: the port
 * @tls: the facts of the handshake there
 * @since: now, seconds since 1970 UTC
 *
 * Makes the pin that accepts what @tls shows.
 *
 * Returns: (transfer full) (nullable): a pin, or %NULL where there is nothing to accept (the
 *   certificate verifies), no key was seen, or the certificate was revoked
 */
SignetPin *signet_pin_new (SignetProtocol protocol,
                           const char *host,
                           guint16 port,
                           const SignetTlsInfo *tls,
                           gint64 since);

/**
 * signet_pin_copy:
 * @pin: a pin
 *
 * Returns: (transfer full): a copy of @pin
 */
SignetPin *signet_pin_copy (const SignetPin *pin);

/**
 * signet_pin_free:
 * @pin: (nullable) (transfer full): a pin
 *
 * Frees @pin.
 */
void signet_pin_free (SignetPin *pin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetPin, signet_pin_free)

/**
 * signet_pin_equal:
 * @a: a pin
 * @b: a pin
 *
 * Returns: whether all of @a and @b is the same
 */
gboolean signet_pin_equal (const SignetPin *a, const SignetPin *b);

/**
 * signet_pin_is_at:
 * @pin: a pin
 * @protocol: a protocol
 * @host: a host
 * @port: a port
 *
 * Returns: whether @pin is for that very place
 */
gboolean
signet_pin_is_at (const SignetPin *pin, SignetProtocol protocol, const char *host, guint16 port);

/**
 * signet_pin_match:
 * @pin: (nullable): the pin of the place where @tls was seen, or %NULL if there is none
 * @tls: the facts of a finished handshake
 *
 * Says what @pin means for @tls. The old key is that of @pin, the new one that of @tls. A renewed
 * certificate with the same key matches.
 *
 * Returns: whether and how it matches
 */
SignetPinMatch signet_pin_match (const SignetPin *pin, const SignetTlsInfo *tls);

/**
 * signet_pin_explain:
 * @pin: (nullable): the pin of the place where @tls was seen
 * @tls: the facts of a finished handshake
 *
 * Says why a pin does not fit: another key, the old beside the new, or a new flaw.
 *
 * Returns: (transfer full) (nullable): one or two sentences, or %NULL where @pin fits, is obsolete
 *   or helps with nothing
 */
char *signet_pin_explain (const SignetPin *pin, const SignetTlsInfo *tls);

/**
 * signet_fingerprint_parse:
 * @text: a SHA-256 fingerprint as people copy it, such as "AB:CD:…"
 * @error: return location for a #SignetPinError
 *
 * Colons, case and blanks around it are ignored.
 *
 * Returns: (transfer full) (nullable): 64 lower-case hexadecimal digits, or %NULL with @error set
 */
char *signet_fingerprint_parse (const char *text, GError **error);

/**
 * signet_fingerprint_matches:
 * @fingerprint: what signet_fingerprint_parse() returned
 * @tls: the facts of a handshake
 *
 * Returns: whether @fingerprint is that of the server's key or of its certificate
 */
gboolean signet_fingerprint_matches (const char *fingerprint, const SignetTlsInfo *tls);

/**
 * signet_fingerprint_format:
 * @digits: hexadecimal digits, as in #SignetTlsInfo
 *
 * Returns: (transfer full): @digits as people compare them, "AB:CD:…"
 */
char *signet_fingerprint_format (const char *digits);

G_END_DECLS
