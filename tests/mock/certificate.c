/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Certificates on the spot, over GnuTLS. Elliptic curve keys, because they cost nothing to make.
 */

#include "certificate.h"

#include <gnutls/x509.h>

#include <string.h>

#define DAY (24 * 60 * 60)

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
} Pair;

static void
must (int status)
{
  if (status < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (status));
}

static void
pair_init (Pair *pair, const char *name, guint8 serial)
{
  must (gnutls_x509_privkey_init (&pair->key));
  must (gnutls_x509_privkey_generate (pair->key, GNUTLS_PK_ECDSA,
                                      GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  must (gnutls_x509_crt_init (&pair->certificate));
  must (gnutls_x509_crt_set_version (pair->certificate, 3));
  must (gnutls_x509_crt_set_serial (pair->certificate, &serial, 1));
  must (gnutls_x509_crt_set_dn_by_oid (pair->certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                       (guint)strlen (name)));
  must (gnutls_x509_crt_set_key (pair->certificate, pair->key));
}

static void
pair_clear (Pair *pair)
{
  gnutls_x509_crt_deinit (pair->certificate);
  gnutls_x509_privkey_deinit (pair->key);
}

static void
set_days (Pair *pair, int from, int until)
{
  time_t now = time (NULL);

  must (gnutls_x509_crt_set_activation_time (pair->certificate, now + from * DAY));
  must (gnutls_x509_crt_set_expiration_time (pair->certificate, now + until * DAY));
}

static void
sign (Pair *pair, const Pair *issuer)
{
  must (gnutls_x509_crt_sign2 (pair->certificate, issuer->certificate, issuer->key,
                               GNUTLS_DIG_SHA256, 0));
}

static void
make_authority (Pair *authority, const char *name)
{
  pair_init (authority, name, 1);
  set_days (authority, -30, 30);
  must (gnutls_x509_crt_set_ca_status (authority->certificate, 1));
  must (gnutls_x509_crt_set_key_usage (authority->certificate, GNUTLS_KEY_KEY_CERT_SIGN));
  sign (authority, authority);
}

static void
add_name (Pair *server, gnutls_x509_subject_alt_name_t type, const void *name, gsize size)
{
  must (gnutls_x509_crt_set_subject_alt_name (server->certificate, type, name, (guint)size,
                                              GNUTLS_FSAN_APPEND));
}

/* "wrong-host" and "other-address" are issued for somebody else, "common-name" names the host only
 * where names do not count. */
static void
set_names (Pair *server, const char *flaw)
{
  guint8 address[] = { 127, 0, 0, 1 };
  const char *name = g_str_equal (flaw, "wrong-host") ? "elsewhere.example" : "localhost";

  if (g_str_equal (flaw, "common-name"))
    return;
  address[3] += g_str_equal (flaw, "other-address");
  add_name (server, GNUTLS_SAN_DNSNAME, name, strlen (name));
  if (!g_str_equal (flaw, "wrong-host"))
    add_name (server, GNUTLS_SAN_IPADDRESS, address, sizeof address);
}

static const char *
subject_for (const char *flaw)
{
  if (g_str_equal (flaw, "common-name"))
    return "localhost";
  return g_str_equal (flaw, "misleading") ? "Signet \xe2\x80\xae\xc2\x9b revres kcom"
                                          : "Signet mock server";
}

/* RFC 5280 §4.2: who does not know a critical extension has to refuse the certificate. */
static void
add_critical_extension (Pair *server)
{
  static const guint8 null[] = { 5, 0 };

  must (gnutls_x509_crt_set_extension_by_oid (server->certificate, "1.3.6.1.4.1.99999.1", null,
                                              sizeof null, 1));
}

static void
make_server (Pair *server, const Pair *authority, const char *flaw)
{
  gboolean client_only = g_str_equal (flaw, "wrong-usage");
  g_autofree Pair *other = NULL;

  pair_init (server, subject_for (flaw), 2);
  set_days (server, g_str_equal (flaw, "not-yet-valid") ? 2 : -10,
            g_str_equal (flaw, "expired") ? -2 : 10);
  set_names (server, flaw);
  if (g_str_equal (flaw, "critical-extension"))
    add_critical_extension (server);
  must (gnutls_x509_crt_set_key_usage (server->certificate, GNUTLS_KEY_DIGITAL_SIGNATURE));
  must (gnutls_x509_crt_set_key_purpose_oid (
      server->certificate, client_only ? GNUTLS_KP_TLS_WWW_CLIENT : GNUTLS_KP_TLS_WWW_SERVER, 0));
  if (g_str_equal (flaw, "unknown-authority"))
    {
      other = g_new0 (Pair, 1);
      make_authority (other, "Another mock authority");
      sign (server, other);
      pair_clear (other);
    }
  else
    sign (server, g_str_equal (flaw, "self-signed") ? server : authority);
}

static gboolean
write_authority (const Pair *authority, const char *path, GError **error)
{
  gnutls_datum_t pem;
  gboolean written;

  must (gnutls_x509_crt_export2 (authority->certificate, GNUTLS_X509_FMT_PEM, &pem));
  written = g_file_set_contents (path, (const char *)pem.data, pem.size, error);
  gnutls_free (pem.data);
  return written;
}

gnutls_certificate_credentials_t
mock_certificate_make (const char *flaw, const char *ca_file, GError **error)
{
  gnutls_certificate_credentials_t credentials = NULL;
  Pair authority, server;

  make_authority (&authority, "Signet mock authority");
  make_server (&server, &authority, flaw);
  if (write_authority (&authority, ca_file, error))
    {
      must (gnutls_certificate_allocate_credentials (&credentials));
      must (gnutls_certificate_set_x509_key (credentials, &server.certificate, 1, server.key));
    }
  pair_clear (&server);
  pair_clear (&authority);
  return credentials;
}
