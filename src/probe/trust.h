/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Whom TLS trusts: the system's store (loaded once and shared), the user's CA files, and the
 * user's client certificate. GnuTLS types stay out of this header.
 */
#pragma once

#include "policy.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SIGNET_TRUST_ERROR:
 *
 * Error domain of this file. Messages are translated sentences that name the file.
 */
#define SIGNET_TRUST_ERROR (signet_trust_error_quark ())
GQuark signet_trust_error_quark (void);

/**
 * SignetTrustError:
 * @SIGNET_TRUST_ERROR_FILE: a file cannot be read
 * @SIGNET_TRUST_ERROR_CERTIFICATE: a file holds no certificate that can be used
 * @SIGNET_TRUST_ERROR_KEY: no private key that fits the certificate
 * @SIGNET_TRUST_ERROR_PASSWORD: a file that only a password opens
 *
 * Why a certificate file is refused.
 */
typedef enum
{
  SIGNET_TRUST_ERROR_FILE,
  SIGNET_TRUST_ERROR_CERTIFICATE,
  SIGNET_TRUST_ERROR_KEY,
  SIGNET_TRUST_ERROR_PASSWORD,
} SignetTrustError;

/**
 * SignetTrust:
 *
 * Whom TLS trusts.
 */
typedef struct _SignetTrust SignetTrust;

/**
 * signet_trust_new:
 *
 * Returns: (transfer full): a trust that will use the system's store; nothing is loaded yet
 */
SignetTrust *signet_trust_new (void);

/**
 * signet_trust_ref:
 * @self: a trust
 *
 * Returns: (transfer full): @self, with one more reference
 */
SignetTrust *signet_trust_ref (SignetTrust *self);

/**
 * signet_trust_unref:
 * @self: (transfer full): a trust
 *
 * Drops a reference, and frees @self with the last one.
 */
void signet_trust_unref (SignetTrust *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTrust, signet_trust_unref)

/**
 * signet_trust_add_ca_file:
 * @self: a trust
 * @path: a file with certificate authorities in PEM
 * @error: return location for a #SignetTrustError
 *
 * Trusts the authorities of @path, besides the system's. Reads the file at once.
 *
 * Returns: whether at least one authority was found
 */
gboolean signet_trust_add_ca_file (SignetTrust *self, const char *path, GError **error);

/**
 * signet_trust_set_client_certificate:
 * @self: a trust
 * @location: a file that holds certificate and key, in PEM or in PKCS#12 (RFC 7292) without a
 *   password; or a "pkcs11:" URI (RFC 7512)
 * @error: return location for a #SignetTrustError
 *
 * Uses a certificate of the user's where a server asks for one.
 *
 * Returns: whether certificate and key were found
 */
gboolean
signet_trust_set_client_certificate (SignetTrust *self, const char *location, GError **error);

/**
 * signet_trust_has_client_certificate:
 * @self: a trust
 *
 * Returns: whether signet_trust_set_client_certificate() succeeded
 */
gboolean signet_trust_has_client_certificate (const SignetTrust *self);

/**
 * signet_trust_load_async:
 * @self: a trust
 * @cancellable: (nullable): stops the wait
 * @callback: called when the system's store is there
 * @user_data: for @callback
 *
 * Loads the system's trust store, once, in a thread (it takes 10 to 20 ms). Later calls wait for
 * the first, or return at once.
 */
void signet_trust_load_async (SignetTrust *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * signet_trust_load_finish:
 * @self: a trust
 * @result: what the callback got
 * @error: return location for a #GError (cancelled only)
 *
 * Returns: whether the store is there; a store that is missing or empty counts as loaded
 */
gboolean signet_trust_load_finish (SignetTrust *self, GAsyncResult *result, GError **error);

G_END_DECLS
