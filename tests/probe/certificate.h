/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * Certificates made on the spot, good and bad.
 */
#pragma once

#include <glib.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/**
 * Certificate:
 * @key: its private key
 * @crt: the certificate
 *
 * A certificate with its key.
 */
typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t crt;
} Certificate;

/**
 * CertificateSpec:
 * @name: (nullable): the common name
 * @company: (nullable): the organisation
 * @dns: (nullable): DNS names, parted by blanks
 * @ip: (nullable): an IP address
 * @from: the day it begins, counted from today; 0 stands for a week ago
 * @until: the day it ends, counted from today; 0 stands for in a week
 * @rsa_bits: the length of an RSA key; 0 for an elliptic curve
 * @digest: how it is signed; 0 for SHA-256
 * @purpose: (nullable): what it may be used for; %NULL for servers
 * @usage: what its key may be used for; 0 for signatures
 * @must_staple: whether a proof that it was not revoked has to come with it
 * @is_authority: whether it may sign others
 * @issuer: (nullable): who signs it; %NULL for itself
 *
 * What a certificate shall be like.
 */
typedef struct
{
  const char *name;
  const char *company;
  const char *dns;
  const char *ip;
  int from;
  int until;
  unsigned int rsa_bits;
  gnutls_digest_algorithm_t digest;
  const char *purpose;
  unsigned int usage;
  gboolean must_staple;
  gboolean is_authority;
  const Certificate *issuer;
} CertificateSpec;

/**
 * certificate_new:
 * @spec: what it shall be like
 *
 * Returns: (transfer full): a new certificate with a new key
 */
Certificate *certificate_new (const CertificateSpec *spec);

/**
 * certificate_free:
 * @self: (transfer full): a certificate
 *
 * Frees @self.
 */
void certificate_free (Certificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Certificate, certificate_free)

/**
 * certificate_to_pem:
 * @self: a certificate
 *
 * Returns: (transfer full): the certificate without its key, in PEM
 */
char *certificate_to_pem (const Certificate *self);

/**
 * certificate_key_to_pem:
 * @self: a certificate
 *
 * Returns: (transfer full): its key, in PEM
 */
char *certificate_key_to_pem (const Certificate *self);

/**
 * certificate_to_pkcs12:
 * @self: a certificate
 * @password: (nullable): what encrypts it, which may be empty; %NULL for no encryption
 *
 * Returns: (transfer full): the certificate with its key, in PKCS#12
 */
GBytes *certificate_to_pkcs12 (const Certificate *self, const char *password);

/**
 * certificate_write:
 * @contents: what to write
 *
 * Returns: (transfer full): the path of a new file that holds @contents
 */
char *certificate_write (const char *contents);

/**
 * certificate_write_bytes:
 * @bytes: what to write
 *
 * Returns: (transfer full): the path of a new file that holds @bytes
 */
char *certificate_write_bytes (GBytes *bytes);

G_END_DECLS
