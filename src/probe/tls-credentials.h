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

/* Messages are translated sentences that name the file. */
#define SIGNET_TLS_CREDENTIALS_ERROR (signet_tls_credentials_error_quark ())
GQuark signet_tls_credentials_error_quark (void);

typedef enum
{
  SIGNET_TLS_CREDENTIALS_ERROR_FILE,        /* cannot be read */
  SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE, /* holds no certificate that can be used */
  SIGNET_TLS_CREDENTIALS_ERROR_KEY,         /* no private key that fits the certificate */
  SIGNET_TLS_CREDENTIALS_ERROR_PASSWORD,    /* only a password opens it */
} SignetTlsCredentialsError;

typedef struct _SignetTlsCredentials SignetTlsCredentials;

/* Nothing is loaded yet. */
SignetTlsCredentials *signet_tls_credentials_new (void);

SignetTlsCredentials *signet_tls_credentials_ref (SignetTlsCredentials *self);

void signet_tls_credentials_unref (SignetTlsCredentials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTlsCredentials, signet_tls_credentials_unref)

/* Trusts the authorities in a PEM file, besides the system's; returns whether there is one */
gboolean
signet_tls_credentials_add_ca_file (SignetTlsCredentials *self, const char *path, GError **error);

/* @location: a PEM file, a PKCS#12 file without a password, or a "pkcs11:" URI (RFC 7512) */
gboolean signet_tls_credentials_set_client_certificate (SignetTlsCredentials *self,
                                                        const char *location,
                                                        GError **error);

gboolean signet_tls_credentials_has_client_certificate (const SignetTlsCredentials *self);

/* Loads the system's store, once, in a thread (10 to 20 ms); later calls wait for the first */
void signet_tls_credentials_load_async (SignetTlsCredentials *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* Fails only if cancelled: a store that is missing or empty counts as loaded. */
gboolean signet_tls_credentials_load_finish (SignetTlsCredentials *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
