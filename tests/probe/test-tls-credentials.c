/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * The files that say whom to trust, and the loading of the system's store.
 */
#include "tls-credentials.h"

#include "certificate.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>

typedef gboolean (*UseFile) (SignetTlsCredentials *tls_credentials,
                             const char *path,
                             GError **error);

static gboolean
use_bytes (UseFile use_file,
           SignetTlsCredentials *tls_credentials,
           GBytes *contents,
           GError **error)
{
  g_autofree char *path = certificate_write_bytes (contents);
  gboolean is_ok = use_file (tls_credentials, path, error);

  if (error != NULL && *error != NULL)
    g_assert_nonnull (strstr ((*error)->message, path));
  g_unlink (path);
  return is_ok;
}

static gboolean
use (UseFile use_file, SignetTlsCredentials *tls_credentials, const char *contents, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));

  return use_bytes (use_file, tls_credentials, bytes, error);
}

static Certificate *
authority_new (void)
{
  return certificate_new (&(CertificateSpec){ .name = "Authority", .is_authority = TRUE });
}

static void
test_ca_file (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (Certificate) one = authority_new ();
  g_autoptr (Certificate) two = authority_new ();
  g_autofree char *first = certificate_to_pem (one);
  g_autofree char *second = certificate_to_pem (two);
  g_autofree char *both = g_strconcat ("# a comment\n", first, second, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (use (signet_tls_credentials_add_ca_file, tls_credentials, first, &error));
  g_assert_no_error (error);
  g_assert_true (use (signet_tls_credentials_add_ca_file, tls_credentials, both, &error));
  g_assert_no_error (error);
}

static void
test_ca_file_missing (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      signet_tls_credentials_add_ca_file (tls_credentials, "/nonexistent/ca.pem", &error));
  g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "/nonexistent/ca.pem"));
}

static void
test_ca_file_garbage (void)
{
  static const char *const garbage[] = {
    "",
    "hello\n",
    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (garbage); i++)
    {
      g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (
          use (signet_tls_credentials_add_ca_file, tls_credentials, garbage[i], &error));
      g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR,
                      SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE);
    }
}

static void
test_client_certificate (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (Certificate) certificate = certificate_new (&(CertificateSpec){ .name = "Ada" });
  g_autofree char *pem = certificate_to_pem (certificate);
  g_autofree char *key = certificate_key_to_pem (certificate);
  g_autofree char *both = g_strconcat (pem, key, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (signet_tls_credentials_has_client_certificate (tls_credentials));
  g_assert_true (
      use (signet_tls_credentials_set_client_certificate, tls_credentials, both, &error));
  g_assert_no_error (error);
  g_assert_true (signet_tls_credentials_has_client_certificate (tls_credentials));
}

static void
test_client_certificate_pkcs12 (void)
{
  static const struct
  {
    const char *password;
    gboolean is_good;
  } cases[] = { { NULL, TRUE }, { "", TRUE }, { "sesame", FALSE } };
  g_autoptr (Certificate) certificate = certificate_new (&(CertificateSpec){ .name = "Ada" });

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
      g_autoptr (GBytes) bytes = certificate_to_pkcs12 (certificate, cases[i].password);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (
          use_bytes (signet_tls_credentials_set_client_certificate, tls_credentials, bytes, &error),
          ==, cases[i].is_good);
      g_assert_cmpint (signet_tls_credentials_has_client_certificate (tls_credentials), ==,
                       cases[i].is_good);
      if (cases[i].is_good)
        g_assert_no_error (error);
      else
        g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_PASSWORD);
    }
}

/* Half a file is none, and it is not taken for one with a password. */
static void
test_client_certificate_pkcs12_damaged (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (Certificate) certificate = certificate_new (&(CertificateSpec){ .name = "Ada" });
  g_autoptr (GBytes) whole = certificate_to_pkcs12 (certificate, "");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      use_bytes (signet_tls_credentials_set_client_certificate, tls_credentials, half, &error));
  g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE);
}

static void
test_client_certificate_refused (void)
{
  g_autoptr (Certificate) certificate = certificate_new (&(CertificateSpec){ .name = "Ada" });
  g_autoptr (Certificate) other = certificate_new (&(CertificateSpec){ .name = "Ada" });
  g_autofree char *pem = certificate_to_pem (certificate);
  g_autofree char *key = certificate_key_to_pem (certificate);
  g_autofree char *other_key = certificate_key_to_pem (other);
  g_autofree char *mismatch = g_strconcat (pem, other_key, NULL);
  const struct
  {
    const char *contents;
    SignetTlsCredentialsError code;
  } cases[] = {
    { pem, SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE },
    { key, SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE },
    { "garbage", SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE },
    { "", SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE },
    { mismatch, SIGNET_TLS_CREDENTIALS_ERROR_KEY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (use (signet_tls_credentials_set_client_certificate, tls_credentials,
                           cases[i].contents, &error));
      g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, (int)cases[i].code);
      g_assert_false (signet_tls_credentials_has_client_certificate (tls_credentials));
    }
}

static void
test_client_certificate_missing (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (signet_tls_credentials_set_client_certificate (tls_credentials,
                                                                 "/nonexistent/me.pem", &error));
  g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_FILE);
  g_clear_error (&error);
  g_assert_false (
      signet_tls_credentials_set_client_certificate (tls_credentials, "pkcs11:token=none", &error));
  g_assert_error (error, SIGNET_TLS_CREDENTIALS_ERROR, SIGNET_TLS_CREDENTIALS_ERROR_CERTIFICATE);
}

static void
count_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (source);
  ++*(int *)data;
}

/* Whoever asks while it is being loaded waits for the same answer; later ones have it */
static void
test_load (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  int n_loaded = 0;

  signet_tls_credentials_load_async (tls_credentials, NULL, count_loaded, &n_loaded);
  signet_tls_credentials_load_async (tls_credentials, NULL, count_loaded, &n_loaded);
  g_assert_cmpint (n_loaded, ==, 0);
  while (n_loaded < 2)
    g_main_context_iteration (NULL, TRUE);
  signet_tls_credentials_load_async (tls_credentials, NULL, count_loaded, &n_loaded);
  while (n_loaded < 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
finish_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (signet_tls_credentials_load_finish (data, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  signet_tls_credentials_unref (data);
}

/* The one who has had enough is told so; the one who waits still gets the store */
static void
test_load_cancelled (void)
{
  g_autoptr (SignetTlsCredentials) tls_credentials = signet_tls_credentials_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int n_loaded = 0;

  signet_tls_credentials_load_async (tls_credentials, cancellable, finish_cancelled,
                                     signet_tls_credentials_ref (tls_credentials));
  signet_tls_credentials_load_async (tls_credentials, NULL, count_loaded, &n_loaded);
  g_cancellable_cancel (cancellable);
  while (n_loaded < 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
load_into (GPtrArray *trusts)
{
  SignetTlsCredentials *tls_credentials = signet_tls_credentials_new ();
  int n_loaded = 0;

  g_ptr_array_add (trusts, tls_credentials);
  signet_tls_credentials_load_async (tls_credentials, NULL, count_loaded, &n_loaded);
  while (n_loaded == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The system's store is there once, however many trust it: a thousand of them need less memory than
 * it does (about 1 MiB), and far less than a thousand of it. */
static void
test_shared_store (void)
{
  g_autoptr (GPtrArray)
      trusts = g_ptr_array_new_with_free_func ((GDestroyNotify)signet_tls_credentials_unref);
  gsize before;

  load_into (trusts);
  before = mallinfo2 ().uordblks;
  for (int i = 0; i < 1000; i++)
    load_into (trusts);
  g_test_message ("%" G_GSIZE_FORMAT " bytes each", (mallinfo2 ().uordblks - before) / 1000);
  g_assert_cmpuint (mallinfo2 ().uordblks - before, <, 512 * 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tls-credentials/ca-file", test_ca_file);
  g_test_add_func ("/tls-credentials/ca-file-missing", test_ca_file_missing);
  g_test_add_func ("/tls-credentials/ca-file-garbage", test_ca_file_garbage);
  g_test_add_func ("/tls-credentials/client-certificate", test_client_certificate);
  g_test_add_func ("/tls-credentials/client-certificate-pkcs12", test_client_certificate_pkcs12);
  g_test_add_func ("/tls-credentials/client-certificate-pkcs12-damaged",
                   test_client_certificate_pkcs12_damaged);
  g_test_add_func ("/tls-credentials/client-certificate-refused", test_client_certificate_refused);
  g_test_add_func ("/tls-credentials/client-certificate-missing", test_client_certificate_missing);
  g_test_add_func ("/tls-credentials/load", test_load);
  g_test_add_func ("/tls-credentials/load-cancelled", test_load_cancelled);
  g_test_add_func ("/tls-credentials/shared-store", test_shared_store);
  return g_test_run ();
}
