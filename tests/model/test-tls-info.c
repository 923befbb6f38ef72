/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The record of a handshake owns what it holds.
 */
#include "tls-info.h"

static void
test_empty (void)
{
  g_autoptr (SignetTlsInfo) info = signet_tls_info_new ();

  g_assert_null (info->version);
  g_assert_cmpuint (info->flaws, ==, 0);
}

static void
test_shared (void)
{
  static const char *const names[] = { "imap.example.org", "mail.example.org", NULL };
  SignetTlsInfo *info = signet_tls_info_new ();
  SignetTlsInfo *copy;

  info->version = g_strdup ("TLS1.3");
  info->cipher = g_strdup ("AES-256-GCM");
  info->subject = g_strdup ("CN=imap.example.org");
  info->issuer = g_strdup ("CN=Example");
  info->names = g_strdupv ((GStrv)names);
  info->sha256 = g_strdup ("00");
  info->spki_sha256 = g_strdup ("11");
  copy = g_boxed_copy (SIGNET_TYPE_TLS_INFO, info);
  signet_tls_info_unref (info);
  g_assert_cmpstr (copy->version, ==, "TLS1.3");
  g_assert_true (g_strv_equal ((const char *const *)copy->names, names));
  g_boxed_free (SIGNET_TYPE_TLS_INFO, copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tls-info/empty", test_empty);
  g_test_add_func ("/tls-info/shared", test_shared);
  return g_test_run ();
}
