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
 * SIGNET_TLS_CREDENTIALS_ERROR:
 *
 * Error domain of this file. Messages are translated sentences that name the file.
 */
#define SIGNET_TLS_CREDENTIALS_ERROR (signet_tls_credentials_error_quark ())
GQuark signet_tls_credentials_error_quark (void);

/**
 * SignetTlsCredentialsError:
 * @SIGNET_TLS_CREDENTIALS_ERROR_FILE: a file cannot be read
 * @SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE: a file holds no certificate that can be used
 * @SIGNET_TLS_CREDENTIALS_ERROR_KEY: no private key that fits the certificate
 * @SIGNET_TLS_CREDENTIALS_ERROR_PASSWORD: a file that only a password opens
 *
 * Why a certificate file is refused.
 */
typedef enum
{
  SIGNET_TLS_CREDENTIALS_ERROR_FILE,
  SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE,
  SIGNET_TLS_CREDENTIALS_ERROR_KEY,
  SIGNET_TLS_CREDENTIALS_ERROR_PASSWORD,
} SignetTlsCredentialsError;

/**
 * SignetTlsCredentials:
 *
 * Whom TLS trusts, and the user's certificate.
 */
typedef struct _SignetTlsCredentials SignetTlsCredentials;

/**
 * signet_tls_credentials_new:
 *
 * Returns: (transfer full): TLS credentials that will use the system's store; nothing is loaded yet
 */
SignetTlsCredentials *signet_tls_credentials_new (void);

/**
 * signet_tls_credentials_ref:
 * @self: TLS credentials
 *
 * Returns: (transfer full): @self, with one more reference
 */
SignetTlsCredentials *signet_tls_credentials_ref (SignetTlsCredentials *self);

/**
 * signet_tls_credentials_unref:
 * @self: (transfer full): TLS credentials
 *
 * Drops a reference, and frees @self with the last one.
 */
void signet_tls_credentials_unref (SignetTlsCredentials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTlsCredentials, signet_tls_credentials_unref)

/**
 * signet_tls_credentials_add_ca_file:
 * @self: TLS credentials
 * @path: a file with certificate authorities in PEM
 * @error: return location for a #SignetTlsCredentialsError
 *
 * Trusts the authorities of @path, besides the system's. Reads the file at once.
 *
 * Returns: whether at least one authority was found
 */
gboolean
signet_tls_credentials_add_ca_file (SignetTlsCredentials *self, const char *path, GError **error);

/**
 * signet_tls_credentials_set_client_certificate:
 * @self: TLS credentials
 * @location: a file that holds certificate and key, in PEM or in PKCS#12 (RFC 7292) without a
 *   password; or a "pkcs11:" URI (RFC 7512)
 * @error: return location for a #SignetTlsCredentialsError
 *
 * Uses a certificate of the user's where a server asks for one.
 *
 * Returns: whether certificate and key were found
 */
gboolean signet_tls_credentials_set_client_certificate (SignetTlsCredentials *self,
                                                        const char *location,
                                                        GError **error);

/**
 * signet_tls_credentials_has_client_certificate:
 * @self: TLS credentials
 *
 * Returns: whether signet_tls_credentials_set_client_certificate() succeeded
 */
gboolean signet_tls_credentials_has_client_certificate (const SignetTlsCredentials *self);

/**
 * signet_tls_credentials_load_async:
 * @self: TLS credentials
 * @cancellable: (nullable): stops the wait
 * @callback: called when the system's store is there
 * @user_data: for @callback
 *
 * Loads the system's trust store, once, in a thread (it takes 10 to 20 ms). Later calls wait for
 * the first, or return at once.
 */
void signet_tls_credentials_load_async (SignetTlsCredentials *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * signet_tls_credentials_load_finish:
 * @self: TLS credentials
 * @result: what the callback got
 * @error: return location for a #GError (cancelled only)
 *
 * Returns: whether the store is there; a store that is missing or empty counts as loaded
 */
gboolean signet_tls_credentials_load_finish (SignetTlsCredentials *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
