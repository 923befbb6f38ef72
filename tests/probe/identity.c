/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A certificate for 127.0.0.1, and TLS credentials that trust its issuer.
 */
#include "identity.h"

#include <glib/gstdio.h>

void
identity_init (Identity *identity)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *path = NULL;

  identity->authority = certificate_new (
      &(CertificateSpec){ .name = "Authority", .is_authority = TRUE });
  identity->server = certificate_new (
      &(CertificateSpec){ .name = "Server", .ip = "127.0.0.1", .issuer = identity->authority });
  identity->expired = certificate_new (&(CertificateSpec){
      .name = "Server", .ip = "127.0.0.1", .until = -1, .issuer = identity->authority });
  identity->tls_credentials = signet_tls_credentials_new ();
  pem = certificate_to_pem (identity->authority);
  path = certificate_write (pem);
  g_assert_true (signet_tls_credentials_add_ca_file (identity->tls_credentials, path, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

void
identity_clear (Identity *identity)
{
  certificate_free (identity->authority);
  certificate_free (identity->server);
  certificate_free (identity->expired);
  signet_tls_credentials_unref (identity->tls_credentials);
}

void
identity_add_client_certificate (Identity *identity)
{
  g_autoptr (Certificate) ada = certificate_new (&(CertificateSpec){
      .name = "Ada", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .issuer = identity->authority });
  g_autofree char *pem = certificate_to_pem (ada);
  g_autofree char *key = certificate_key_to_pem (ada);
  g_autofree char *both = g_strconcat (pem, key, NULL);
  g_autofree char *path = certificate_write (both);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      signet_tls_credentials_set_client_certificate (identity->tls_credentials, path, &error));
  g_assert_no_error (error);
  g_unlink (path);
}
