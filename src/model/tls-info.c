/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of a TLS handshake: only memory is managed here, nothing is judged.
 */
#include "tls-info.h"

G_DEFINE_BOXED_TYPE (SignetTlsInfo, signet_tls_info, signet_tls_info_ref, signet_tls_info_unref)

static void
tls_info_clear (gpointer data)
{
  SignetTlsInfo *info = data;

  g_free (info->version);
  g_free (info->cipher);
  g_free (info->subject);
  g_free (info->issuer);
  g_free (info->holder);
  g_free (info->authority);
  g_strfreev (info->names);
  g_free (info->sha256);
  g_free (info->spki_sha256);
}

SignetTlsInfo *
signet_tls_info_new (void)
{
  return g_atomic_rc_box_new0 (SignetTlsInfo);
}

SignetTlsInfo *
signet_tls_info_ref (SignetTlsInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return g_atomic_rc_box_acquire (info);
}

void
signet_tls_info_unref (SignetTlsInfo *info)
{
  g_return_if_fail (info != NULL);

  g_atomic_rc_box_release_full (info, tls_info_clear);
}
