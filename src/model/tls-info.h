/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * What is known of a finished TLS handshake: version, cipher, and the certificate with its
 * flaws. A plain record filled by probe/trust; it decides nothing.
 */
#pragma once

#include "outcome.h"

G_BEGIN_DECLS

/* Facts about a TLS channel */
typedef struct
{
  char *version;     /* TLS version as GnuTLS names it, for example "TLS1.3" */
  char *cipher;      /* cipher, for example "AES-256-GCM" */
  SignetFlaws flaws; /* what is wrong with the certificate; 0 when it was verified */
  gboolean pinned;   /* whether the user had decided to trust this very key in spite of @flaws */
  /* nullable: whom the certificate names, as an RFC 4514 string, escaped for display */
  char *subject;
  char *issuer; /* nullable: who issued it, likewise */
  /* nullable: whom the certificate names, as people say it: the common name and the
   * organisation; escaped for display */
  char *holder;
  char *authority; /* nullable: who issued it, likewise */
  GStrv names;     /* nullable: the DNS names and addresses it is issued for, escaped for display */
  gint64 not_before; /* start of validity, seconds since 1970 UTC */
  gint64 not_after;  /* end of validity, seconds since 1970 UTC */
  char *sha256;      /* nullable: SHA-256 of the certificate, 64 lower-case hexadecimal digits */
  char *spki_sha256; /* nullable: SHA-256 of its public key (SubjectPublicKeyInfo), likewise */
} SignetTlsInfo;

#define SIGNET_TYPE_TLS_INFO (signet_tls_info_get_type ())
GType signet_tls_info_get_type (void);

/* (transfer full): an empty record, for the caller to fill; reference counted */
SignetTlsInfo *signet_tls_info_new (void);

/* (transfer full): @info, with one more reference */
SignetTlsInfo *signet_tls_info_ref (SignetTlsInfo *info);

/* Drops a reference, and frees @info with the last one; takes @info */
void signet_tls_info_unref (SignetTlsInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTlsInfo, signet_tls_info_unref)

G_END_DECLS
