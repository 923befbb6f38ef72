/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * How a server's certificate is judged: every flaw is looked for, so that people see all of
 * them at once.
 */
#include "text.h"
#include "tls-credentials-private.h"

#include <gnutls/x509.h>
#include <string.h>
#include <time.h>

/* What GnuTLS says of the chain, in our words. */
static const struct
{
  unsigned int status;
  SignetFlaws flaw;
} chain_flaws[] = {
  { GNUTLS_CERT_REVOKED, SIGNET_FLAW_REVOKED },
  { GNUTLS_CERT_SIGNER_NOT_FOUND, SIGNET_FLAW_UNKNOWN_AUTHORITY },
  { GNUTLS_CERT_SIGNER_NOT_CA, SIGNET_FLAW_UNKNOWN_AUTHORITY },
  { GNUTLS_CERT_SIGNER_CONSTRAINTS_FAILURE, SIGNET_FLAW_UNKNOWN_AUTHORITY },
  { GNUTLS_CERT_SIGNATURE_FAILURE, SIGNET_FLAW_UNKNOWN_AUTHORITY },
  { GNUTLS_CERT_UNEXPECTED_OWNER, SIGNET_FLAW_WRONG_HOST },
  { GNUTLS_CERT_INSECURE_ALGORITHM, SIGNET_FLAW_WEAK },
  { GNUTLS_CERT_NOT_ACTIVATED, SIGNET_FLAW_NOT_YET_VALID },
  { GNUTLS_CERT_EXPIRED, SIGNET_FLAW_EXPIRED },
  { GNUTLS_CERT_PURPOSE_MISMATCH, SIGNET_FLAW_WRONG_USAGE },
  { GNUTLS_CERT_REVOCATION_DATA_SUPERSEDED, SIGNET_FLAW_REVOCATION_UNKNOWN },
  { GNUTLS_CERT_REVOCATION_DATA_ISSUED_IN_FUTURE, SIGNET_FLAW_REVOCATION_UNKNOWN },
  { GNUTLS_CERT_MISSING_OCSP_STATUS, SIGNET_FLAW_REVOCATION_UNKNOWN },
  { GNUTLS_CERT_INVALID_OCSP_STATUS, SIGNET_FLAW_REVOCATION_UNKNOWN },
};

static gnutls_x509_crt_t
import_leaf (gnutls_session_t session)
{
  unsigned int n = 0;
  const gnutls_datum_t *chain = gnutls_certificate_get_peers (session, &n);
  gnutls_x509_crt_t leaf;

  if (chain == NULL || n == 0 || gnutls_x509_crt_init (&leaf) != GNUTLS_E_SUCCESS)
    return NULL;
  if (gnutls_x509_crt_import (leaf, &chain[0], GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS)
    return leaf;
  gnutls_x509_crt_deinit (leaf);
  return NULL;
}

static SignetFlaws
examine_chain (SignetTlsCredentials *self, gnutls_session_t session)
{
  gnutls_typed_vdata_st purpose = { GNUTLS_DT_KEY_PURPOSE_OID,
                                    (unsigned char *)GNUTLS_KP_TLS_WWW_SERVER, 0 };
  unsigned int status = 0;
  SignetFlaws flaws = 0;

  if (signet_tls_credentials_verify (self, session, &purpose, &status) != GNUTLS_E_SUCCESS)
    return SIGNET_FLAW_UNKNOWN_AUTHORITY;
  for (gsize i = 0; i < G_N_ELEMENTS (chain_flaws); i++)
    if (status & chain_flaws[i].status)
      flaws |= chain_flaws[i].flaw;
  /* Something is wrong that has no name above: never take that for nothing. */
  if (status != 0 && flaws == 0)
    flaws = SIGNET_FLAW_UNKNOWN_AUTHORITY;
  return flaws;
}

/* RFC 9325 §4.5: 2048 bits of RSA, or what is as strong. The library's own limit is 1024 bits. */
static gboolean
has_weak_key (gnutls_x509_crt_t leaf)
{
  unsigned int bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm (leaf, &bits);

  if (algorithm < 0)
    return TRUE;
  return gnutls_pk_bits_to_sec_param ((gnutls_pk_algorithm_t)algorithm, bits)
         < GNUTLS_SEC_PARAM_MEDIUM;
}

/* Where the issuer is unknown GnuTLS looks no further; people want to know the rest as well. */
static SignetFlaws
examine_leaf (gnutls_x509_crt_t leaf, SignetFlaws flaws)
{
  time_t now = time (NULL);

  if (now > gnutls_x509_crt_get_expiration_time (leaf))
    flaws |= SIGNET_FLAW_EXPIRED;
  if (now < gnutls_x509_crt_get_activation_time (leaf))
    flaws |= SIGNET_FLAW_NOT_YET_VALID;
  if (has_weak_key (leaf))
    flaws |= SIGNET_FLAW_WEAK;
  if (!(flaws & SIGNET_FLAW_UNKNOWN_AUTHORITY) || !gnutls_x509_crt_check_issuer (leaf, leaf))
    return flaws;
  return (flaws & ~(SignetFlaws)SIGNET_FLAW_UNKNOWN_AUTHORITY) | SIGNET_FLAW_SELF_SIGNED;
}

static gboolean
has_dns_name (gnutls_x509_crt_t leaf)
{
  char name[256];

  for (unsigned int i = 0;; i++)
    {
      size_t size = sizeof name;
      int type = gnutls_x509_crt_get_subject_alt_name (leaf, i, name, &size, NULL);

      if (type == GNUTLS_SAN_DNSNAME)
        return TRUE;
      if (type < 0 && type != GNUTLS_E_SHORT_MEMORY_BUFFER)
        return FALSE;
    }
}

/* RFC 9525 §6.1: a name in the subject counts for nothing; GnuTLS would fall back on it where there
 * is no DNS name at all. */
static gboolean
names_host (gnutls_x509_crt_t leaf, const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return gnutls_x509_crt_check_ip (leaf, g_inet_address_to_bytes (address),
                                     (unsigned int)g_inet_address_get_native_size (address), 0)
           != 0;
  return has_dns_name (leaf) && gnutls_x509_crt_check_hostname2 (leaf, host, 0) != 0;
}

static char *
escape_datum (gnutls_datum_t *datum, int status)
{
  char *text = NULL;

  if (status == GNUTLS_E_SUCCESS)
    {
      text = signet_text_escape ((const char *)datum->data, datum->size, 0);
      gnutls_free (datum->data);
    }
  return text;
}

/* RFC 4514 §2.4 puts a backslash before what has a meaning in a whole name. In a part of one it is
 * in the way. */
static void
drop_backslashes (char *text)
{
  char *end = text;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (c[0] == '\\' && c[1] != '\0' && strchr (" ,+\"\\<>;#=", c[1]) != NULL)
        c++;
      *end++ = *c;
    }
  *end = '\0';
}

/* Either gnutls_x509_crt_get_dn_by_oid() or its twin for the issuer */
typedef int (*GetPart) (gnutls_x509_crt_t leaf,
                        const char *oid,
                        unsigned int index,
                        unsigned int raw,
                        void *buffer,
                        size_t *size);

static char *
part_of_name (gnutls_x509_crt_t leaf, GetPart get_part, const char *oid)
{
  char part[512] = "";
  size_t size = sizeof part;

  if (get_part (leaf, oid, 0, 0, part, &size) != GNUTLS_E_SUCCESS)
    return NULL;
  drop_backslashes (part);
  return signet_text_escape (part, -1, 0);
}

/* Authorities put their name into the organisation and a number into the common name; servers do
 * it the other way round, and many have no organisation. */
static char *
plain_name (gnutls_x509_crt_t leaf, GetPart get_part)
{
  g_autofree char *name = part_of_name (leaf, get_part, GNUTLS_OID_X520_COMMON_NAME);
  g_autofree char *company = part_of_name (leaf, get_part, GNUTLS_OID_X520_ORGANIZATION_NAME);

  if (name != NULL && company != NULL && strcmp (name, company) != 0)
    return g_strdup_printf ("%s (%s)", name, company);
  return name != NULL ? g_steal_pointer (&name) : g_steal_pointer (&company);
}

static char *
name_at (gnutls_x509_crt_t leaf, unsigned int index)
{
  g_autoptr (GInetAddress) address = NULL;
  char name[256];
  size_t size = sizeof name;
  int type = gnutls_x509_crt_get_subject_alt_name (leaf, index, name, &size, NULL);

  if (type == GNUTLS_SAN_DNSNAME)
    return signet_text_escape (name, (gssize)size, 0);
  if (type == GNUTLS_SAN_IPADDRESS && (size == 4 || size == 16))
    {
      address = g_inet_address_new_from_bytes (
          (const guint8 *)name, size == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
      return g_inet_address_to_string (address);
    }
  return NULL;
}

static GStrv
list_names (gnutls_x509_crt_t leaf)
{
  enum
  {
    MAX_NAMES = 32
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (unsigned int i = 0; i < MAX_NAMES; i++)
    {
      g_autofree char *name = name_at (leaf, i);

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

static char *
fingerprint_certificate (gnutls_session_t session)
{
  unsigned int n = 0;
  const gnutls_datum_t *chain = gnutls_certificate_get_peers (session, &n);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, chain[0].data, chain[0].size);
}

static char *
fingerprint_key (gnutls_x509_crt_t leaf)
{
  unsigned char id[32];
  size_t size = sizeof id;
  GString *hex = g_string_new (NULL);

  if (gnutls_x509_crt_get_key_id (leaf, GNUTLS_KEYID_USE_SHA256, id, &size) == GNUTLS_E_SUCCESS)
    for (size_t i = 0; i < size; i++)
      g_string_append_printf (hex, "%02x", id[i]);
  return g_string_free (hex, hex->len == 0);
}

static void
describe_leaf (SignetTlsInfo *info, gnutls_session_t session, gnutls_x509_crt_t leaf)
{
  gnutls_datum_t datum = { NULL, 0 };

  info->subject = escape_datum (&datum, gnutls_x509_crt_get_dn3 (leaf, &datum, 0));
  info->issuer = escape_datum (&datum, gnutls_x509_crt_get_issuer_dn3 (leaf, &datum, 0));
  info->holder = plain_name (leaf, gnutls_x509_crt_get_dn_by_oid);
  info->authority = plain_name (leaf, gnutls_x509_crt_get_issuer_dn_by_oid);
  info->names = list_names (leaf);
  info->not_before = gnutls_x509_crt_get_activation_time (leaf);
  info->not_after = gnutls_x509_crt_get_expiration_time (leaf);
  info->sha256 = fingerprint_certificate (session);
  info->spki_sha256 = fingerprint_key (leaf);
}

SignetTlsInfo *
signet_tls_credentials_examine (SignetTlsCredentials *self,
                                gnutls_session_t session,
                                const char *host)
{
  SignetTlsInfo *info = signet_tls_info_new ();
  gnutls_x509_crt_t leaf = import_leaf (session);

  info->version = g_strdup (gnutls_protocol_get_name (gnutls_protocol_get_version (session)));
  info->cipher = g_strdup (gnutls_cipher_get_name (gnutls_cipher_get (session)));
  info->flaws = examine_chain (self, session);
  if (leaf == NULL)
    {
      info->flaws |= SIGNET_FLAW_UNKNOWN_AUTHORITY;
      return info;
    }
  info->flaws = examine_leaf (leaf, info->flaws);
  if (!names_host (leaf, host))
    info->flaws |= SIGNET_FLAW_WRONG_HOST;
  describe_leaf (info, session, leaf);
  gnutls_x509_crt_deinit (leaf);
  return info;
}
