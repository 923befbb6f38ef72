/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Certificates made on the spot.
 */
#include "certificate.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gnutls/pkcs12.h>
#include <gnutls/x509-ext.h>
#include <string.h>

enum
{
  DAY = 24 * 60 * 60
};

static void
must (int status)
{
  if (status < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (status));
}

static void
make_key (Certificate *self, unsigned int rsa_bits)
{
  must (gnutls_x509_privkey_init (&self->key));
  if (rsa_bits != 0)
    must (gnutls_x509_privkey_generate (self->key, GNUTLS_PK_RSA, rsa_bits, 0));
  else
    must (gnutls_x509_privkey_generate (self->key, GNUTLS_PK_ECDSA,
                                        GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
}

static void
add_name (gnutls_x509_crt_t crt, gnutls_x509_subject_alt_name_t type, const void *data, gsize size)
{
  must (gnutls_x509_crt_set_subject_alt_name (crt, type, data, (unsigned int)size,
                                              GNUTLS_FSAN_APPEND));
}

static void
set_part (gnutls_x509_crt_t crt, const char *oid, const char *part)
{
  if (part != NULL)
    must (gnutls_x509_crt_set_dn_by_oid (crt, oid, 0, part, (unsigned int)strlen (part)));
}

static void
set_names (gnutls_x509_crt_t crt, const CertificateSpec *spec)
{
  g_auto (GStrv) names = g_strsplit (spec->dns != NULL ? spec->dns : "", " ", 0);

  set_part (crt, GNUTLS_OID_X520_COMMON_NAME, spec->name);
  set_part (crt, GNUTLS_OID_X520_ORGANIZATION_NAME, spec->company);
  for (guint i = 0; names[i] != NULL; i++)
    add_name (crt, GNUTLS_SAN_DNSNAME, names[i], strlen (names[i]));
  if (spec->ip != NULL)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (spec->ip);

      add_name (crt, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
                g_inet_address_get_native_size (address));
    }
}

static void
set_days (gnutls_x509_crt_t crt, const CertificateSpec *spec)
{
  time_t now = time (NULL);

  must (gnutls_x509_crt_set_activation_time (crt, now + (spec->from != 0 ? spec->from : -7) * DAY));
  must (
      gnutls_x509_crt_set_expiration_time (crt, now + (spec->until != 0 ? spec->until : 7) * DAY));
}

static void
set_usage (gnutls_x509_crt_t crt, const CertificateSpec *spec)
{
  if (spec->is_authority)
    {
      must (gnutls_x509_crt_set_ca_status (crt, 1));
      must (gnutls_x509_crt_set_key_usage (crt, GNUTLS_KEY_KEY_CERT_SIGN));
      return;
    }
  must (gnutls_x509_crt_set_key_usage (crt, spec->usage != 0 ? spec->usage
                                                             : GNUTLS_KEY_DIGITAL_SIGNATURE));
  must (gnutls_x509_crt_set_key_purpose_oid (
      crt, spec->purpose != NULL ? spec->purpose : GNUTLS_KP_TLS_WWW_SERVER, 0));
}

/* RFC 7633: a proof that it was not revoked has to come with it */
static void
demand_staple (gnutls_x509_crt_t crt)
{
  gnutls_x509_tlsfeatures_t features = NULL;

  must (gnutls_x509_tlsfeatures_init (&features));
  must (gnutls_x509_tlsfeatures_add (features, 5));
  must (gnutls_x509_crt_set_tlsfeatures (crt, features));
  gnutls_x509_tlsfeatures_deinit (features);
}

/* RFC 5280 §4.2.1.1, §4.2.1.2: how a chain is put together */
static void
set_key_ids (gnutls_x509_crt_t crt, gnutls_x509_crt_t issuer)
{
  guint8 id[32];
  size_t size = sizeof id;

  must (gnutls_x509_crt_get_key_id (crt, 0, id, &size));
  must (gnutls_x509_crt_set_subject_key_id (crt, id, size));
  size = sizeof id;
  must (gnutls_x509_crt_get_key_id (issuer, 0, id, &size));
  must (gnutls_x509_crt_set_authority_key_id (crt, id, size));
}

Certificate *
certificate_new (const CertificateSpec *spec)
{
  static guint8 serial;
  Certificate *self = g_new0 (Certificate, 1);
  const Certificate *issuer = spec->issuer != NULL ? spec->issuer : self;

  serial++;
  make_key (self, spec->rsa_bits);
  must (gnutls_x509_crt_init (&self->crt));
  must (gnutls_x509_crt_set_version (self->crt, 3));
  must (gnutls_x509_crt_set_serial (self->crt, &serial, 1));
  set_names (self->crt, spec);
  set_days (self->crt, spec);
  set_usage (self->crt, spec);
  must (gnutls_x509_crt_set_key (self->crt, self->key));
  set_key_ids (self->crt, issuer->crt);
  if (spec->must_staple)
    demand_staple (self->crt);
  must (gnutls_x509_crt_sign2 (self->crt, issuer->crt, issuer->key,
                               spec->digest != 0 ? spec->digest : GNUTLS_DIG_SHA256, 0));
  return self;
}

void
certificate_free (Certificate *self)
{
  gnutls_x509_crt_deinit (self->crt);
  gnutls_x509_privkey_deinit (self->key);
  g_free (self);
}

static char *
take_datum (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *)datum->data, datum->size);

  gnutls_free (datum->data);
  return text;
}

char *
certificate_to_pem (const Certificate *self)
{
  gnutls_datum_t datum;

  must (gnutls_x509_crt_export2 (self->crt, GNUTLS_X509_FMT_PEM, &datum));
  return take_datum (&datum);
}

char *
certificate_key_to_pem (const Certificate *self)
{
  gnutls_datum_t datum;

  must (gnutls_x509_privkey_export2 (self->key, GNUTLS_X509_FMT_PEM, &datum));
  return take_datum (&datum);
}

static void
add_bag (gnutls_pkcs12_t container, gnutls_pkcs12_bag_t bag, int index, const char *password)
{
  gnutls_datum_t id = { (unsigned char *)"one", 3 };

  must (index);
  must (gnutls_pkcs12_bag_set_key_id (bag, (unsigned int)index, &id));
  if (password != NULL)
    must (gnutls_pkcs12_bag_encrypt (bag, password, GNUTLS_PKCS_PBES2_AES_256));
  must (gnutls_pkcs12_set_bag (container, bag));
  gnutls_pkcs12_bag_deinit (bag);
}

static void
add_crt (gnutls_pkcs12_t container, const Certificate *self, const char *password)
{
  gnutls_pkcs12_bag_t bag;

  must (gnutls_pkcs12_bag_init (&bag));
  add_bag (container, bag, gnutls_pkcs12_bag_set_crt (bag, self->crt), password);
}

/* A bag of keys is not encrypted once more. */
static void
add_key (gnutls_pkcs12_t container, const Certificate *self, const char *password)
{
  gnutls_pkcs12_bag_t bag;
  gnutls_datum_t key;

  must (gnutls_x509_privkey_export2_pkcs8 (
      self->key, GNUTLS_X509_FMT_DER, password,
      password != NULL ? GNUTLS_PKCS_PBES2_AES_256 : GNUTLS_PKCS_PLAIN, &key));
  must (gnutls_pkcs12_bag_init (&bag));
  add_bag (container, bag,
           gnutls_pkcs12_bag_set_data (
               bag, password != NULL ? GNUTLS_BAG_PKCS8_ENCRYPTED_KEY : GNUTLS_BAG_PKCS8_KEY, &key),
           NULL);
  gnutls_free (key.data);
}

GBytes *
certificate_to_pkcs12 (const Certificate *self, const char *password)
{
  gnutls_pkcs12_t container;
  gnutls_datum_t datum;

  must (gnutls_pkcs12_init (&container));
  add_crt (container, self, password);
  add_key (container, self, password);
  /* Later versions of GnuTLS do not get on without a password here; where none is given, none is
   * compared. */
  must (gnutls_pkcs12_generate_mac (container, password != NULL ? password : ""));
  must (gnutls_pkcs12_export2 (container, GNUTLS_X509_FMT_DER, &datum));
  gnutls_pkcs12_deinit (container);
  return g_bytes_new_with_free_func (datum.data, datum.size, gnutls_free, datum.data);
}

char *
certificate_write_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  char *path;
  gsize length;
  const char *contents = g_bytes_get_data (bytes, &length);
  int fd = g_file_open_tmp ("signet-test-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, contents, (gssize)length, &error);
  g_assert_no_error (error);
  return path;
}

char *
certificate_write (const char *contents)
{
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));

  return certificate_write_bytes (bytes);
}
