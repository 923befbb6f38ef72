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

/* Error domain of this file. Messages are translated sentences that name the file. */
#define SIGNET_TLS_CREDENTIALS_ERROR (signet_tls_credentials_error_quark ())
GQuark signet_tls_credentials_error_quark (void);

/* Why a certificate file is refused */
typedef enum
{
  SIGNET_TLS_CREDENTIALS_ERROR_FILE,        /* a file cannot be read */
  SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE, /* a file holds no certificate that can be used */
  SIGNET_TLS_CREDENTIALS_ERROR_KEY,         /* no private key that fits the certificate */
  SIGNET_TLS_CREDENTIALS_ERROR_PASSWORD,    /* a file that only a password opens */
} SignetTlsCredentialsError;

/* Whom TLS trusts, and the user's certificate */
typedef struct _SignetTlsCredentials SignetTlsCredentials;

/* (transfer full): TLS credentials that will use the system's store; nothing is loaded yet */
SignetTlsCredentials *signet_tls_credentials_new (void);

/* (transfer full): @self, with one more reference */
SignetTlsCredentials *signet_tls_credentials_ref (SignetTlsCredentials *self);

/* Drops a reference, and frees @self with the last one; takes @self */
void signet_tls_credentials_unref (SignetTlsCredentials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTlsCredentials, signet_tls_credentials_unref)

/* Trusts the authorities of @path, besides the system's. Reads the file at once. */
gboolean
signet_tls_credentials_add_ca_file (SignetTlsCredentials *self, const char *path, GError **error);

/* Uses a certificate of the user's where a server asks for one */
gboolean signet_tls_credentials_set_client_certificate (SignetTlsCredentials *self,
                                                        const char *location,
                                                        GError **error);

/* Whether signet_tls_credentials_set_client_certificate() succeeded */
gboolean signet_tls_credentials_has_client_certificate (const SignetTlsCredentials *self);

/* Loads the system's trust store, once, in a thread (it takes 10 to 20 ms). Later calls wait for
 * the first, or return at once. */
void signet_tls_credentials_load_async (SignetTlsCredentials *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* Whether the store is there; a store that is missing or empty counts as loaded */
gboolean signet_tls_credentials_load_finish (SignetTlsCredentials *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
